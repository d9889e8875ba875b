/** Tests of what main's package of this name does. */
@NullMarked
package frontdesk.persistence.call;

import org.jspecify.annotations.NullMarked;
