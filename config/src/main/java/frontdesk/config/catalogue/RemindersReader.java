package frontdesk.config.catalogue;

import frontdesk.config.catalogue.ClinicReminders.Quiet;
import frontdesk.config.check.Section;
import frontdesk.config.check.Spans;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads when a clinic's patients are reminded, from {@code reminders} of its booking rules. */
final class RemindersReader {
  private static final int MOST = 5;

  private RemindersReader() {}

  static ClinicReminders read(Section booking) {
    if (!booking.has("reminders")) {
      return ClinicReminders.AS_EVERYWHERE;
    }
    Section section = booking.section("reminders");
    ClinicReminders reminders = new ClinicReminders(before(section), quiet(section));
    section.finish();
    return reminders;
  }

  private static Optional<List<Duration>> before(Section section) {
    if (!section.has("before")) {
      return Optional.empty();
    }
    List<Duration> before =
        section
            .distinct(
                section.texts(
                    "before",
                    "times from 1 m to 30 d such as 24h",
                    "write a number with a unit (m, h, d), or no elements for no reminders",
                    Spans::span))
            .stream()
            .sorted(Comparator.reverseOrder())
            .toList();
    section.rule(before.size() <= MOST, "at most " + MOST + " reminders", "remove some", "before");
    return Optional.of(before);
  }

  private static Optional<Quiet> quiet(Section section) {
    if (!section.has("quiet-from") && !section.has("quiet-until")) {
      return Optional.empty();
    }
    Quiet quiet = new Quiet(time(section, "quiet-from"), time(section, "quiet-until"));
    section.rule(
        quiet.until().isBefore(quiet.from()),
        "earlier than quiet-from: nights are quiet, days are not",
        "write a time of the morning",
        "quiet-until",
        "quiet-from");
    return Optional.of(quiet);
  }

  private static LocalTime time(Section section, String key) {
    return section.parsed(
        key,
        "a time of day such as 21:00",
        "write quiet-from and quiet-until both, with two digits each",
        key.equals("quiet-from") ? LocalTime.MAX : LocalTime.MIN,
        Spans::timeOfDay);
  }
}
