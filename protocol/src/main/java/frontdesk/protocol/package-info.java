/** Root of the protocol module. */
@NullMarked
package frontdesk.protocol;

import org.jspecify.annotations.NullMarked;
