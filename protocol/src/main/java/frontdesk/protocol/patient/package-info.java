/** Words and events of a clinic's patients. */
@NullMarked
package frontdesk.protocol.patient;

import org.jspecify.annotations.NullMarked;
