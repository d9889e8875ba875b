/** Tests of how a node is put together. */
@NullMarked
package frontdesk.ops.config;

import org.jspecify.annotations.NullMarked;
