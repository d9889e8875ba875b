package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the clinic's calendar alone rules out, and the sentence that says so. */
final class Feasibility {
  private Feasibility() {}

  /** Why no appointment can be on this day; empty when one may be. */
  static Optional<Phrase> fault(Draft draft, LocalDate date) {
    Catalogue catalogue = draft.catalogue();
    Argument day = draft.day(date);
    if (date.isBefore(draft.today())) {
      return Optional.of(Line.IMPOSSIBLE_PAST.say("date", day));
    }
    LocalDate last = draft.now().plus(catalogue.booking().horizon()).toLocalDate();
    if (date.isAfter(last)) {
      return Optional.of(Line.IMPOSSIBLE_FAR.say("date", day));
    }
    if (catalogue.holidays().contains(date)) {
      return Optional.of(Line.IMPOSSIBLE_HOLIDAY.say("date", day));
    }
    List<Period> open = catalogue.openingHours().on(date.getDayOfWeek());
    if (open.isEmpty()) {
      return Optional.of(Line.IMPOSSIBLE_CLOSED.say("date", day));
    }
    LocalDateTime closing = date.atTime(open.get(open.size() - 1).to());
    boolean over = !earliestStart(draft).isBefore(closing);
    return over ? Optional.of(Line.IMPOSSIBLE_SOON.say()) : Optional.empty();
  }

  /** Why no appointment can begin then; the day itself is possible. */
  static Optional<Phrase> fault(
      Draft draft, LocalDate date, LocalTime time, Optional<ServiceId> service) {
    List<Period> periods = draft.catalogue().openingHours().on(date.getDayOfWeek());
    if (periods.isEmpty()) {
      return Optional.empty();
    }
    LocalTime opens = periods.get(0).from();
    LocalTime closes = periods.get(periods.size() - 1).to();
    Duration duration =
        service.flatMap(draft.catalogue()::service).map(Service::duration).orElse(Duration.ZERO);
    boolean open = !time.isBefore(opens) && time.isBefore(closes);
    boolean fits = !date.atTime(time).plus(duration).isAfter(date.atTime(closes));
    if (open && !fits && service.isPresent()) {
      return Optional.of(
          Line.IMPOSSIBLE_FIT.say(
              Map.of(
                  "service", new Argument.NamedService(service.get()),
                  "minutes", new Argument.Count((int) duration.toMinutes()),
                  "date", new Argument.Day(date),
                  "closes", new Argument.TimeOfDay(closes))));
    }
    if (!open || !fits) {
      return Optional.of(
          Line.IMPOSSIBLE_HOURS.say(
              Map.of(
                  "date", draft.day(date),
                  "opens", new Argument.TimeOfDay(opens),
                  "closes", new Argument.TimeOfDay(closes))));
    }
    return date.atTime(time).isBefore(earliestStart(draft))
        ? Optional.of(Line.IMPOSSIBLE_SOON.say())
        : Optional.empty();
  }

  private static LocalDateTime earliestStart(Draft draft) {
    return draft.now().plus(draft.catalogue().booking().leadTime());
  }

  /** The first day from this one on which the clinic is open; this one if none is. */
  static LocalDate openDayFrom(Draft draft, LocalDate from) {
    long days = draft.catalogue().booking().horizon().toDays();
    return from.datesUntil(from.plusDays(Math.max(1, days)))
        .filter(day -> fault(draft, day).isEmpty())
        .findFirst()
        .orElse(from);
  }
}
