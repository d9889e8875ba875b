package frontdesk.protocol.booking;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One of the further appointments of a series.
 *
 * @param wished the day that the distance of the series leads to, on the weekday of the first
 * @param slot that day at the time of the first, or the nearest that is free; empty when nothing is
 *     near enough
 */
public record SeriesDate(LocalDate wished, Optional<Slot> slot) {}
