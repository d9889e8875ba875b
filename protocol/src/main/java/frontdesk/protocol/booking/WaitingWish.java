package frontdesk.protocol.booking;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What somebody waits for, in the clinic's zone.
 *
 * @param practitioner empty for any
 * @param from the first day that would do
 * @param until the last day that would do; with it the wish is over
 * @param earliest the earliest start on a day
 * @param latest the latest start on a day
 */
public record WaitingWish(
    ServiceId service,
    Optional<PractitionerId> practitioner,
    LocalDate from,
    LocalDate until,
    Optional<LocalTime> earliest,
    Optional<LocalTime> latest) {}
