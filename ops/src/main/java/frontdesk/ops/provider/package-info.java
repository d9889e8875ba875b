/** The vendors' services as this node uses them. */
@NullMarked
package frontdesk.ops.provider;

import org.jspecify.annotations.NullMarked;
