/** Root of the ops module. */
@NullMarked
package frontdesk.ops;

import org.jspecify.annotations.NullMarked;
