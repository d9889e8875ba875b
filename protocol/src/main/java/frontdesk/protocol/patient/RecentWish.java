package frontdesk.protocol.patient;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What a call that was cut off had come to: what was wished, and nothing about who wished it. A
 * name, number or note of that call stays with it, sealed with its key.
 *
 * @param practitioner who was wished or taken; empty for anybody, or if it was not said
 * @param date the day, in the clinic's zone
 * @param time the time of day, in the clinic's zone
 * @param lost the call that was cut off
 */
public record RecentWish(
    ServiceId service,
    Optional<PractitionerId> practitioner,
    Optional<LocalDate> date,
    Optional<LocalTime> time,
    CallId lost) {}
