/** Reads calls from the journal. */
@NullMarked
package frontdesk.persistence.call;

import org.jspecify.annotations.NullMarked;
