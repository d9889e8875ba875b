/** Patients corrected, merged and erased, as administrators do it. */
@NullMarked
package frontdesk.ops.patient;

import org.jspecify.annotations.NullMarked;
