package frontdesk.ops.bench.ledger;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The file of a clinic with twenty practitioners, twenty chairs and a year to book in. */
final class YearClinic {
  static final int DAYS = 365;

  private static final List<String> NAMES =
      List.of(
          "James",
          "Mary",
          "John",
          "Patricia",
          "Robert",
          "Jennifer",
          "Michael",
          "Linda",
          "David",
          "Elizabeth",
          "William",
          "Barbara",
          "Richard",
          "Susan",
          "Joseph",
          "Jessica",
          "Thomas",
          "Sarah",
          "Charles",
          "Karen");

  private static final String WEEK =
      "{ monday = [\"08:00-18:00\"], tuesday = [\"08:00-18:00\"], wednesday = [\"08:00-18:00\"],"
          + " thursday = [\"08:00-18:00\"], friday = [\"08:00-18:00\"] }";

  private YearClinic() {}

  static int practitioners() {
    return NAMES.size();
  }

  static String text() {
    return """
        id = full-year
        name = "Full Year Clinic"
        spoken-name = "the clinic"
        language = en
        zone = Europe/Bucharest
        called-numbers = ["full-year"]
        address = "one Long Street"
        human-number = "+40215550199"
        emergency-number = "one one two"
        currency = RON
        rooms = [%s]
        services = [
          { id = visit, name = "checkup", description = "A visit.", duration = 30m, price = 100
            buffer-after = 5m, rooms = ${rooms} }
          { id = treatment, name = "filling", description = "A treatment.", duration = 60m
            price = 300, buffer-before = 5m, buffer-after = 10m, rooms = ${rooms} }
        ]
        practitioners = [
        %s]
        opening-hours = %s
        holidays = []
        insurers = []
        booking { slot-step = 15m, lead-time = 1h, horizon = %dd }
        texts {}
        """
        .formatted(
            IntStream.range(0, NAMES.size())
                .mapToObj(i -> "chair_" + i)
                .collect(Collectors.joining(", ")),
            NAMES.stream().map(YearClinic::practitioner).collect(Collectors.joining()),
            WEEK,
            DAYS);
  }

  private static String practitioner(String name) {
    return """
          { id = %1$s, name = "Dr. %2$s", spoken-name = "Doctor %2$s", also-called = ["%1$s"]
            specialty = "everything", experience-years = 10, services = [visit, treatment]
            breaks { monday = ["12:00-12:30"], thursday = ["12:00-12:30"] }
            hours = %3$s }
        """
        .formatted(name.toLowerCase(Locale.ROOT), name, WEEK);
  }
}
