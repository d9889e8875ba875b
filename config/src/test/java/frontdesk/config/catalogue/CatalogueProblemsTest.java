package frontdesk.config.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import frontdesk.config.check.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake at a time in a good catalogue, and many at once. */
class CatalogueProblemsTest {
  private static final String GOOD = text(Catalogues.SAMPLES.get(0));

  /** Each thing that a clinic may add, written wrong. */
  private static final String EVERY_MISTAKE =
      """
      id = small
      name = Small
      spoken-name = Small
      language = en
      languages = [en, xx_y, de, de-AT]
      zone = Europe/Berlin
      called-numbers = ["+40215550100"]
      address = here
      human-number = "+40215550199"
      emergency-number = "one one two"
      currency = EUR
      voice = ""
      speaking-rate = 0.1
      rooms = [chair, chair, "a b", a]
      spoken {
        de { nam = Klein, speaking-rate = schnell }
        fr { name = Petit }
      }
      services = [
        { id = one, name = "one", description = "One.", duration = 30m, price = 5
          prerequisite { service = two, within = 1m }
          follow-up { servce = two, after = 1d }
          minimum-gap = -1d
          buffer-before = 3h
          buffer-after = 1s
          rooms = [chair, bench]
          insurers = [Nobody]
          preparation = 7, preparations = []
          names { de { name = "Eins", also-called = ["eins", "eins"] }, fr { name = "un" } }
        }
        { id = two, name = "two", description = "Two.", duration = 30m, price = 5
          prerequisite { service = one, within = 1d }
          names { de { also-called = ["zwei"] } }
        }
      ]
      practitioners = [
        { id = a, name = A, spoken-name = A, specialty = all, experience-years = 1
          services = [one, two], hours { monday = ["08:00-10:00"] }
          breaks { monday = ["07:30-08:15"], tuesday = ["x"] }
          leave = ["2026-02-30", "2026-03-02..2026-03-01"]
          names { de { also-called = ["frau eins", "Frau"] } } }
      ]
      opening-hours { monday = ["08:00-12:00"] }
      holidays = []
      insurers = [Somebody]
      booking { slot-step = 15m, lead-time = 1h, horizon = 30d, cancellation-notice = 1s,
        reminders { before = [2h, "a day"], quiet-from = "21:00", quiet-until = "22:00" } }
      texts { greeting = "Hello.", de { greeting = "Hallo {du}.", "Hallo!" = "x" }, fr { } }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id = bright-smile|id = \"bright smile\"|id",
        "id = bright-smile||id",
        "name = \"Clinica|nam = \"Clinica|name",
        "name = \"Clinica|nam = \"Clinica|nam",
        "language = en|language = e|language",
        "zone = Europe/Bucharest|zone = Europe/Bucarest|zone",
        "zone = Europe/Bucharest|zone = \"+02:00\"|zone",
        "\"+40215550100\", \"zambet\"|\"0215550100x\", \"Zambet\"|called-numbers[1]",
        "\"+40215550100\", \"zambet\"|\"+4021\"|called-numbers[0]",
        "\"+40215550100\", \"zambet\"|zambet, zambet|called-numbers[1]",
        "called-numbers = [\"+40215550100\", \"zambet\"]|called-numbers = []|called-numbers",
        "human-number = \"+40215550199\"|human-number = \"112\"|human-number",
        "currency = RON|currency = LEI|currency",
        "currency = RON|currency = { code = RON }|currency",
        "id = dental_checkup|id = teeth_cleaning|services[1].id",
        "name = \"dental checkup\"|name = \"Dental checkup\"|services[1].name",
        "name = \"dental checkup\"|name = \"teeth cleaning\"|services[1].name",
        "\"checkup\", \"dental ex|\"cleaning\", \"dental ex|services[1].also-called[0]",
        "\"checkup\", \"dental ex|\"check 2\", \"dental ex|services[1].also-called[0]",
        "duration = 45m|duration = 45|services[0].duration",
        "duration = 45m|duration = 90s|services[0].duration",
        "duration = 45m|duration = 0m|services[0].duration",
        "duration = 45m|duration = 9h|practitioners",
        "price = 200|price = -1|services[0].price",
        "price = 200|price = 200.005|services[0].price",
        "price = 200|price = \"1e-999999999\"|services[0].price",
        "price = 200|price = free|services[0].price",
        "id = mihai_ionescu|id = ana_popescu|practitioners[1].id",
        "\"elena\", |\"anna\", |practitioners[2].also-called[1]",
        "experience-years = 15|experience-years = 15.5|practitioners[0].experience-years",
        "experience-years = 15|experience-years = 99|practitioners[0].experience-years",
        "[dental_checkup, filling, root_canal|[dental_checkup, filling, rootcanal"
            + "|practitioners[1].services[2]",
        "[dental_checkup, filling, root_canal|[filling, filling, root_canal"
            + "|practitioners[1].services[1]",
        "[dental_checkup, filling, root_canal, |[dental_checkup, filling, |practitioners",
        "wednesday = [\"08:00-14:00\"]|wednesday = [\"07:00-14:00\"]"
            + "|practitioners[1].hours.wednesday",
        "wednesday = [\"08:00-14:00\"]|sunday = [\"08:00-14:00\"]|practitioners[1].hours.sunday",
        "wednesday = [\"08:00-14:00\"]|wensday = [\"08:00-14:00\"]|practitioners[1].hours.wensday",
        "wednesday = [\"08:00-14:00\"]|wednesday = [\"14:00-08:00\"]"
            + "|practitioners[1].hours.wednesday[0]",
        "wednesday = [\"08:00-14:00\"]|wednesday = [\"08:00-25:00\"]"
            + "|practitioners[1].hours.wednesday[0]",
        "\"09:00-13:00\", \"14:00-18:00\"|\"09:00-14:30\", \"14:00-18:00\""
            + "|practitioners[2].hours.tuesday[1]",
        "\"2026-01-02\"|\"2026-02-30\"|holidays[1]",
        "\"2026-01-02\"|\"2026-01-01\"|holidays[1]",
        "slot-step = 15m|slot-step = 15s|booking.slot-step",
        "lead-time = 2h|lead-time = -2h|booking.lead-time",
        "horizon = 90d|horizon = 900d|booking.horizon",
        "horizon = 90d|horizon = 29d, lead-time = 30d|booking.horizon",
        "call {emergency} now|call {emergancy} now|texts.emergency",
        "call {emergency} now|call {emergency now|texts.emergency",
        "\"greeting\" = |\"Greeting!\" = |texts.Greeting!",
        "insurers = [\"Regina|insurer = [\"Regina|insurer",
        "languages = [en, ro]|languages = [en, r]|languages[1]",
        "languages = [en, ro]|languages = [en, ro, ro-MD]|languages[2]",
        "languages = [en, ro]|languages = [ro]|languages",
        "languages = [en, ro]|languages = [en]|spoken.ro",
        "languages = [en, ro]|languages = [en]|services[0].names.ro",
        "languages = [en, ro]|languages = [en]|texts.ro",
        "languages = [en, ro]|languages = [en, ro], speaking-rate = 9|speaking-rate",
        "languages = [en, ro]|languages = [en, ro], voice = \"\"|voice",
        "address = \"strada|adress = \"strada|spoken.ro.adress",
        "rooms = [chair_1, chair_2, chair_3]|rooms = [\"chair 1\", chair_2, chair_3]|rooms[0]",
        "rooms = [chair_1, chair_2, chair_3]|rooms = [chair_1, chair_1]|rooms[1]",
        "rooms = [chair_1, chair_2, chair_3]|rooms = [chair_1, chair_2]|services[0].rooms[1]",
        "rooms = [chair_1, chair_2|rooms = [ana_popescu, chair_2|practitioners[0].id",
        "service = teeth_cleaning, within = 180d|service = cleaning, within = 180d"
            + "|services[5].prerequisite.service",
        "service = teeth_cleaning, within = 180d|service = teeth_whitening, within = 180d"
            + "|services[5].prerequisite.service",
        "service = teeth_cleaning, within = 180d|service = teeth_cleaning"
            + "|services[5].prerequisite.within",
        "service = teeth_cleaning, within = 180d|service = teeth_cleaning, within = 1h"
            + "|services[5].prerequisite.within",
        "service = dental_checkup, after = 14d|service = checkup, after = 14d"
            + "|services[4].follow-up.service",
        "service = dental_checkup, after = 14d|after = 14d|services[4].follow-up.service",
        "minimum-gap = 180d|minimum-gap = 180|services[5].minimum-gap",
        "buffer-after = 10m|buffer-after = 10h|services[3].buffer-after",
        "buffer-after = 10m|buffer-before = 10s|services[3].buffer-before",
        "insurers = []|insurers = [\"Regina\"]|services[5].insurers[0]",
        "preparation = \"Please|preparation = \" \" # |services[3].preparation",
        "name = \"detartraj\"|name = \"Detartraj\"|services[0].names.ro.name",
        "name = \"consultație\"|name = \"detartraj\"|services[1].names.ro.name",
        "\"igienizare\"|\"plombă\"|services[2].names.ro.name",
        "name = \"plombă\"|nume = \"plombă\"|services[2].names.ro.nume",
        "\"doctor mihai\", \"mihai\", \"domnul|\"doctor mihai\", \"popescu\", \"domnul"
            + "|practitioners[1].names.ro.also-called[2]",
        "experience-years = 12|experience-years = 12, breaks { monday = [\"09:00-11:00\"] }"
            + "|practitioners[1].breaks.monday",
        "experience-years = 12|experience-years = 12, breaks { monday = [\"12:00-12:00\"] }"
            + "|practitioners[1].breaks.monday[0]",
        "experience-years = 12|experience-years = 12, leave = [\"2026-12-24..2026-12-23\"]"
            + "|practitioners[1].leave[0]",
        "experience-years = 12|experience-years = 12, leave = [\"christmas\"]"
            + "|practitioners[1].leave[0]",
        "cancellation-notice = 1h|cancellation-notice = 90d|booking.cancellation-notice",
        "cancellation-notice = 1h|cancellation-notice = 1h, reminders { before = [1y] }"
            + "|booking.reminders.before[0]",
        "cancellation-notice = 1h|cancellation-notice = 1h, reminders { before = [24h, 24h] }"
            + "|booking.reminders.before[1]",
        "cancellation-notice = 1h|cancellation-notice = 1h, reminders { before = [6h, 5h, 4h, 3h, 2h, 1h] }"
            + "|booking.reminders.before",
        "cancellation-notice = 1h|cancellation-notice = 1h, reminders { quiet-from = \"22:00\" }"
            + "|booking.reminders.quiet-until",
        "cancellation-notice = 1h|cancellation-notice = 1h, reminders { quiet-from = late, quiet-until = \"07:00\" }"
            + "|booking.reminders.quiet-from",
        "cancellation-notice = 1h|cancellation-notice = 1h, reminders { quiet-from = \"06:00\", quiet-until = \"07:00\" }"
            + "|booking.reminders.quiet-until",
        "cancellation-notice = 1h|cancellation-notice = 1h, reminders { befor = [2h] }"
            + "|booking.reminders.befor",
        "sunați acum la {emergency}|sunați acum la {urgență}|texts.ro.emergency",
      })
  void shouldName(String good, String bad, String path) {
    // given
    assertThat(GOOD).contains(good);
    String text = replacedOnce(good, bad == null ? "" : bad);

    // when
    List<Problem> problems = problems(text);

    // then
    assertThat(problems).extracting(Problem::path).contains(path);
    assertThat(problems)
        .allMatch(problem -> problem.file().equals("a.conf"))
        .allMatch(problem -> problem.line() > 0)
        .allMatch(problem -> !problem.expected().isBlank() && !problem.remedy().isBlank());
  }

  @Test
  void shouldNameAllProblemsAtOnceWithTheirLines() {
    // given
    String text =
        """
        id = small
        name = Small
        spokn-name = Small
        language = en
        zone = Mars/Olympus
        called-numbers = ["+4021"]
        address = here
        human-number = "12"
        emergency-number = "one one two"
        currency = RON
        services = [
          { id = one, name = "one", description = "One.", duration = 30m, price = -5 }
          { id = one, name = "two", description = "Two.", duration = 30, price = 5 }
        ]
        practitioners = [
          { id = a, name = A, spoken-name = A, specialty = all, experience-years = 1,
            services = [one, three], hours { monday = ["07:00-10:00"] } }
        ]
        opening-hours { monday = ["08:00-12:00", "11:00-13:00"], funday = ["08:00-12:00"] }
        holidays = [christmas]
        insurers = []
        booking { slot-step = 15m, lead-time = 1h }
        texts { greeting = "Hello {you}." }
        """;

    // then
    assertThat(problems(text))
        .extracting(Problem::path, Problem::line)
        .containsExactlyInAnyOrder(
            tuple("spoken-name", 1),
            tuple("spokn-name", 3),
            tuple("zone", 5),
            tuple("called-numbers[0]", 6),
            tuple("human-number", 8),
            tuple("services[0].price", 12),
            tuple("services[1].id", 13),
            tuple("services[1].duration", 13),
            tuple("practitioners[0].services[1]", 17),
            tuple("opening-hours.monday[1]", 19),
            tuple("opening-hours.funday", 19),
            tuple("holidays[0]", 20),
            tuple("booking.horizon", 22),
            tuple("texts.greeting", 23));
  }

  @Test
  void shouldNameEveryKindOfMistakeInWhatAClinicMayAdd() {
    assertThat(problems(EVERY_MISTAKE))
        .extracting(Problem::path, Problem::line)
        .containsExactlyInAnyOrder(
            tuple("languages[1]", 5),
            tuple("languages[3]", 5),
            tuple("voice", 12),
            tuple("speaking-rate", 13),
            tuple("rooms[1]", 14),
            tuple("rooms[2]", 14),
            tuple("spoken.de.nam", 16),
            tuple("spoken.de.speaking-rate", 16),
            tuple("spoken.fr", 17),
            tuple("services[0].prerequisite.service", 21),
            tuple("services[0].prerequisite.within", 21),
            tuple("services[0].follow-up.servce", 22),
            tuple("services[0].follow-up.service", 22),
            tuple("services[0].minimum-gap", 23),
            tuple("services[0].buffer-before", 24),
            tuple("services[0].buffer-after", 25),
            tuple("services[0].rooms[1]", 26),
            tuple("services[0].insurers[0]", 27),
            tuple("services[0].preparations", 28),
            tuple("services[0].names.de.name", 29),
            tuple("services[0].names.de.also-called[1]", 29),
            tuple("services[0].names.fr", 29),
            tuple("services[1].prerequisite.service", 32),
            tuple("services[1].names.de.name", 33),
            tuple("practitioners[0].id", 37),
            tuple("practitioners[0].breaks.monday", 39),
            tuple("practitioners[0].breaks.tuesday[0]", 39),
            tuple("practitioners[0].leave[0]", 40),
            tuple("practitioners[0].leave[1]", 40),
            tuple("practitioners[0].names.de.also-called[1]", 41),
            tuple("practitioners[0].names.de.spoken-name", 41),
            tuple("booking.cancellation-notice", 46),
            tuple("booking.reminders.before[1]", 47),
            tuple("booking.reminders.quiet-until", 47),
            tuple("texts.de.greeting", 48),
            tuple("texts.de.Hallo!", 48),
            tuple("texts.fr", 48));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id = {", "id = ${nowhere}", "]", "services = [ { } "})
  void shouldTellSyntaxAsAProblem(String text) {
    assertThat(problems(text)).isNotEmpty().allMatch(problem -> problem.file().equals("a.conf"));
  }

  @Test
  void shouldTellAMissingFileAsAProblem() {
    assertThat(CatalogueLoader.load(Path.of("does", "not", "exist.conf")))
        .isInstanceOfSatisfying(
            CatalogueLoader.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::expected)
                    .containsExactly("a file that can be read"));
  }

  @Test
  void shouldNotReadTheEnvironment() {
    assertThat(problems(replacedOnce("address = \"", "address = ${PATH} # \""))).hasSize(1);
  }

  private static List<Problem> problems(String text) {
    return CatalogueLoader.parse(text, "a.conf", TextRules.NONE)
            instanceof CatalogueLoader.Refused refused
        ? refused.problems()
        : List.of();
  }

  private static String replacedOnce(String good, String bad) {
    int at = GOOD.indexOf(good);
    return GOOD.substring(0, at) + bad + GOOD.substring(at + good.length());
  }

  static String text(String resource) {
    try (InputStream in = CatalogueLoader.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
