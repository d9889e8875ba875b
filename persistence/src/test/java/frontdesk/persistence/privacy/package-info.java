/** Tests of what main's package of this name does. */
@NullMarked
package frontdesk.persistence.privacy;

import org.jspecify.annotations.NullMarked;
