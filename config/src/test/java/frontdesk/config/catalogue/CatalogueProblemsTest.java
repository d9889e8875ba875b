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
        "insurers = |insurer = |insurer",
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
    return CatalogueLoader.parse(text, "a.conf") instanceof CatalogueLoader.Refused refused
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
