/**
 * What administrators do to patients' entries: correct and merge them, with a reason that is
 * journaled before.
 *
 * <p>IO flow: command &gt; local socket &gt; {@link frontdesk.ops.patient.PatientRecords} &gt;
 * access journal, then the patients' entity.
 */
@NullMarked
package frontdesk.ops.patient;

import org.jspecify.annotations.NullMarked;
