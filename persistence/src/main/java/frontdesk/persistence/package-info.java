/** Root of the persistence module. */
@NullMarked
package frontdesk.persistence;

import org.jspecify.annotations.NullMarked;
