/** Keys: made, wrapped by the master key, kept apart, destroyed; and the search for leaks. */
@NullMarked
package frontdesk.persistence.privacy;

import org.jspecify.annotations.NullMarked;
