package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a practitioner works, and what is said of it; all of it from the catalogue. */
final class Working {
  private Working() {}

  /** Their hours on a day: none on holidays and on leave. */
  static List<Period> on(Catalogue catalogue, Practitioner practitioner, LocalDate date) {
    return catalogue.holidays().contains(date) || practitioner.isAway(date)
        ? List.of()
        : practitioner.hours().on(date.getDayOfWeek());
  }

  /** Their hours of the week, or of one day. */
  static List<Phrase> hours(Draft draft, Practitioner practitioner, Optional<LocalDate> date) {
    if (date.isEmpty()) {
      return List.of(
          Line.INFO_WORKS.say("practitioner", new Argument.NamedPractitioner(practitioner.id())));
    }
    List<Period> periods = on(draft.catalogue(), practitioner, date.get());
    return periods.isEmpty()
        ? List.of(Line.INFO_AWAY.say(away(practitioner, date.get())))
        : periods.stream()
            .map(period -> Line.INFO_WORKS_DAY.say(works(practitioner, date.get(), period)))
            .toList();
  }

  /**
   * Why whoever is wished can treat nobody at that time: they do not work on that day, or not at
   * that hour for as long as the service takes. Empty where they work.
   */
  static List<Phrase> fault(
      Draft draft,
      Practitioner practitioner,
      LocalDate date,
      Optional<LocalTime> time,
      Optional<ServiceId> service) {
    List<Period> periods = on(draft.catalogue(), practitioner, date);
    Optional<Phrase> leave = leave(practitioner, date);
    if (leave.isPresent()) {
      return List.of(leave.get());
    }
    if (periods.isEmpty()) {
      return List.of(Line.IMPOSSIBLE_AWAY.say(away(practitioner, date)));
    }
    long minutes =
        service
            .flatMap(draft.catalogue()::service)
            .map(one -> one.duration().toMinutes())
            .orElse(0L);
    boolean works =
        time.isEmpty()
            || periods.stream()
                .anyMatch(
                    period ->
                        !time.get().isBefore(period.from())
                            && Duration.between(time.get(), period.to()).toMinutes() >= minutes);
    return works
        ? List.of()
        : periods.stream()
            .map(period -> Line.IMPOSSIBLE_WORKS.say(works(practitioner, date, period)))
            .toList();
  }

  /** That they are on leave on that day, and until when. */
  static Optional<Phrase> leave(Practitioner practitioner, LocalDate date) {
    LocalDate last = date;
    while (practitioner.isAway(last.plusDays(1))) {
      last = last.plusDays(1);
    }
    return practitioner.isAway(date)
        ? Optional.of(Line.IMPOSSIBLE_LEAVE.say(away(practitioner, last)))
        : Optional.empty();
  }

  private static Map<String, Argument> away(Practitioner practitioner, LocalDate date) {
    return Map.of(
        "practitioner", new Argument.NamedPractitioner(practitioner.id()),
        "date", new Argument.Day(date));
  }

  private static Map<String, Argument> works(
      Practitioner practitioner, LocalDate date, Period period) {
    return Map.of(
        "practitioner", new Argument.NamedPractitioner(practitioner.id()),
        "date", new Argument.Day(date),
        "opens", new Argument.TimeOfDay(period.from()),
        "closes", new Argument.TimeOfDay(period.to()));
  }
}
