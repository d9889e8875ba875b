/**
 * The patients of one clinic: sealed data found by keyed hash, and the calls to erase with them;
 * and, for the edge that opens such data, whether a caller is a patient.
 *
 * <p>IO flow: {@code PatientProtocol.Command} &gt; {@link frontdesk.engine.patient.PatientRegistry}
 * &gt; {@code PatientEvent}, written &gt; {@code PatientState} &gt; answer.
 */
@NullMarked
package frontdesk.engine.patient;

import org.jspecify.annotations.NullMarked;
