/** Tests of the journal's wiring, and the databases that tests use. */
@NullMarked
package frontdesk.persistence.journal;

import org.jspecify.annotations.NullMarked;
