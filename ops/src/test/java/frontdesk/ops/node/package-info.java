/** Tests of how a node is put together. */
@NullMarked
package frontdesk.ops.node;

import org.jspecify.annotations.NullMarked;
