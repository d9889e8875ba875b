package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.ClinicLimits;
import frontdesk.config.check.Problem;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendSettingsTest {
  static final SpendSettings DEFAULTS =
      new SpendSettings(
          "USD",
          List.of(),
          new ClinicLimits(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()),
          List.of(),
          0.5,
          0.7,
          3,
          new SpendSettings.Pieces(
              Duration.ofMinutes(1), 20_000, 1_000, 1_000, Duration.ofMinutes(5)),
          new SpendSettings.Grants(
              Duration.ofMillis(150), Duration.ofSeconds(30), Duration.ofSeconds(2), 10, 16),
          Duration.ofMinutes(40),
          500,
          Duration.ofMinutes(1),
          new SpendSettings.Alerts(
              Optional.empty(),
              new Secret(""),
              Duration.ofSeconds(5),
              12,
              Duration.ofSeconds(5),
              Duration.ofMinutes(30)),
          1000,
          1000);

  static final SpendSettings CHANGED =
      new SpendSettings(
          "EUR",
          List.of(
              new TariffSettings(
                  "one-ear",
                  amount("0.0043"),
                  amount("0.0015"),
                  amount("0.00075"),
                  amount("0.002"),
                  amount("0.000010"),
                  TariffSettings.GivenUp.SOFT_LIMIT,
                  true),
              new TariffSettings(
                  "telephony",
                  amount("0.01"),
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  TariffSettings.GivenUp.HARD_LIMIT,
                  false)),
          new ClinicLimits(some("0.1"), some("0.2"), some("3"), some("4"), some("50"), some("60")),
          List.of(
              new SpendSettings.OfClinic(
                  new ClinicId("north"),
                  new ClinicLimits(
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      some("70.5")))),
          0.4,
          0.6,
          4,
          new SpendSettings.Pieces(Duration.ofMinutes(2), 5_000, 600, 700, Duration.ofMinutes(3)),
          new SpendSettings.Grants(
              Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(3), 5, 8),
          Duration.ofHours(2),
          200,
          Duration.ofSeconds(30),
          new SpendSettings.Alerts(
              Optional.of(URI.create("https://alerts.example.org/frontdesk")),
              new Secret("open sesame"),
              Duration.ofSeconds(3),
              4,
              Duration.ofSeconds(2),
              Duration.ofMinutes(10)),
          40,
          50);

  @TempDir Path directory;

  /** What reference.conf shows as a sample can be used as it stands there. */
  @Test
  void shouldReadTheSampleOfTariffs() throws IOException {
    // given
    String reference = Files.readString(Path.of("src/main/resources/reference.conf"));
    int from = reference.indexOf("#   tariffs = [");
    int to = reference.indexOf("#   ]", from) + "#   ]".length();
    String sample = reference.substring(from, to).replaceAll("(?m)^ *#", "");

    // when
    SpendSettings spend = load("spend {" + sample + "}").spend();

    // then
    assertThat(spend.tariffs())
        .extracting(TariffSettings::name)
        .containsExactly("deepgram", "openai", "cartesia", "telephony", "avatar");
    assertThat(spend.tariffs().get(0).perMinute()).isEqualByComparingTo("0.0043");
    assertThat(spend.tariffs().get(1).perThousandInput()).isEqualByComparingTo("0.0015");
    assertThat(spend.tariffs().get(1).perThousandOutput()).isEqualByComparingTo("0.002");
    assertThat(spend.tariffs().get(2).perCharacter()).isEqualByComparingTo("0.00001");
    assertThat(spend.tariffs().get(4).perMinute()).isEqualByComparingTo("0.006");
  }

  @Test
  void shouldPreferAClinicsOwnLimits() {
    assertThat(CHANGED.limitsOf(new ClinicId("north")).monthHard()).contains(amount("70.5"));
    assertThat(CHANGED.limitsOf(new ClinicId("north")).dayHard()).isEmpty();
    assertThat(CHANGED.limitsOf(new ClinicId("south"))).isEqualTo(CHANGED.limits());
  }

  @Test
  void shouldTakeThePriceOfTokensForThatOfCachedOnes() throws IOException {
    SpendSettings spend = load("spend.tariffs = [{ name = m, per-1k-input = 0.5 }]").spend();
    assertThat(spend.tariffs().get(0).perThousandCached()).isEqualByComparingTo("0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spend.currency = usd|spend.currency",
        "spend.currency = ABQ|spend.currency",
        "spend.tariffs = [{ name = One, per-minute = 1 }]|spend.tariffs[0].name",
        "spend.tariffs = [{ name = a }]|spend.tariffs[0].name",
        "spend.tariffs = [{ name = a, per-minute = -1 }]|spend.tariffs[0].per-minute",
        "spend.tariffs = [{ name = a, per-minute = 1e-10 }]|spend.tariffs[0].per-minute",
        "spend.tariffs = [{ name = a, per-minute = 1e999999 }]|spend.tariffs[0].per-minute",
        "spend.tariffs = [{ name = a, per-minute = free }]|spend.tariffs[0].per-minute",
        "spend.tariffs = [{ name = a, per-1k-input = 1, per-1k-cached = 2 }]|spend.tariffs[0].per-1k-cached",
        "spend.tariffs = [{ name = a, per-minute = 1 }, { name = a, per-minute = 2 }]|spend.tariffs[1].name",
        "spend.tariffs = [{ name = a, per-minute = 1, given-up-at = never }]|spend.tariffs[0].given-up-at",
        "spend.tariffs = [{ name = a, per-minut = 1, per-minute = 1 }]|spend.tariffs[0].per-minut",
        "spend.limits.day-soft = 5, spend.limits.day-hard = 5|spend.limits.day-soft",
        "spend.limits.day-hard = lots|spend.limits.day-hard",
        "spend.limits.dya-hard = 1|spend.limits.dya-hard",
        "spend.clinics = [{ clinic = \"a b\" }]|spend.clinics[0].clinic",
        "spend.clinics = [{ clinic = a }, { clinic = a }]|spend.clinics[1].clinic",
        "spend.expiry = 20m|spend.expiry",
        "spend.alerts.url = \"ftp://a/b\", spend.alerts.secret = s|spend.alerts.url",
        "spend.alerts.url = \"https://u:p@a/b\", spend.alerts.secret = s|spend.alerts.url",
        "spend.alerts.url = \"https://a/b\"|spend.alerts.url",
        "spend.alerts { first-pause = 10m, longest-pause = 1m }|spend.alerts.first-pause",
      })
  void shouldRefuse(String written, String key) throws IOException {
    // when
    SettingsLoader.Outcome outcome = read(written);

    // then
    assertThat(((SettingsLoader.Refused) outcome).problems())
        .extracting(Problem::path)
        .containsExactly("frontdesk." + key);
  }

  private FrontdeskSettings load(String written) throws IOException {
    return ((SettingsLoader.Loaded) read(written)).settings();
  }

  private SettingsLoader.Outcome read(String written) throws IOException {
    Path file = Files.writeString(directory.resolve("own.conf"), "frontdesk { " + written + " }");
    return SettingsLoader.load(Optional.of(file), Map.of());
  }

  private static BigDecimal amount(String digits) {
    return new BigDecimal(digits);
  }

  private static Optional<BigDecimal> some(String digits) {
    return Optional.of(amount(digits));
  }
}
