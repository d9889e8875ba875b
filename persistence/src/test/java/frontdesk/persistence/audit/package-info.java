/** Tests of what main's package of this name does. */
@NullMarked
package frontdesk.persistence.audit;

import org.jspecify.annotations.NullMarked;
