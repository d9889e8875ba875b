/** Backups of a store that is written to meanwhile, and what is refused. */
@NullMarked
package frontdesk.persistence.backup;

import org.jspecify.annotations.NullMarked;
