package frontdesk.protocol.booking;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A wish for a time, in the clinic's zone.
 *
 * @param practitioner empty for any: preferred, else earliest, else least busy
 * @param preferred whom to prefer among any
 * @param date the wished day; empty for the first days that have room
 * @param earliest the earliest start wished on a day
 * @param latest the latest start wished on a day
 * @param exact the start wished exactly; then alternatives are the nearest before and after it
 * @param limit how many slots are wanted at most
 */
public record SlotQuery(
    ServiceId service,
    Optional<PractitionerId> practitioner,
    Optional<PractitionerId> preferred,
    Optional<LocalDate> date,
    Optional<LocalTime> earliest,
    Optional<LocalTime> latest,
    Optional<LocalTime> exact,
    int limit) {}
