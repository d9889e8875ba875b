package frontdesk.engine.patient;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.patient.UsualChoice.PartOfDay;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Learns from a patient's past appointments what they mostly chose. Pure; thread-safe. */
public final class UsualChoices {
  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime EVENING = LocalTime.of(17, 0);

  /**
   * What counts as usual.
   *
   * @param lookedAt past appointments that are looked at, the latest first
   * @param least with fewer, nothing is usual
   * @param share of them that has to agree, more than half
   */
  public record Settings(int lookedAt, int least, double share) {
    /** Three of five; one appointment is no habit. */
    public static final Settings DEFAULTS = new Settings(20, 2, 0.6);
  }

  private UsualChoices() {}

  /**
   * What was usual in these.
   *
   * @param past in any order; only the latest are looked at
   * @param zone the clinic's
   */
  public static UsualChoice of(List<Appointment> past, ZoneId zone, Settings settings) {
    List<Appointment> latest =
        past.stream()
            .sorted((a, b) -> b.slot().start().compareTo(a.slot().start()))
            .limit(settings.lookedAt())
            .toList();
    if (latest.size() < settings.least()) {
      return UsualChoice.NONE;
    }
    return new UsualChoice(
        mostly(latest, appointment -> appointment.slot().practitioner(), settings),
        mostly(latest, appointment -> part(at(appointment, zone).toLocalTime()), settings),
        mostly(latest, appointment -> at(appointment, zone).getDayOfWeek(), settings));
  }

  private static ZonedDateTime at(Appointment appointment, ZoneId zone) {
    return appointment.slot().start().atZone(zone);
  }

  private static PartOfDay part(LocalTime time) {
    if (time.isBefore(NOON)) {
      return PartOfDay.MORNING;
    }
    return time.isBefore(EVENING) ? PartOfDay.AFTERNOON : PartOfDay.EVENING;
  }

  private static <T> Optional<T> mostly(
      List<Appointment> past, Function<Appointment, T> chosen, Settings settings) {
    Map<T, Long> counts =
        past.stream().collect(Collectors.groupingBy(chosen, Collectors.counting()));
    return counts.entrySet().stream()
        // Half of them may be the other half's opposite: that is no habit.
        .filter(choice -> choice.getValue() * 2 > past.size())
        .filter(choice -> choice.getValue() >= settings.share() * past.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
