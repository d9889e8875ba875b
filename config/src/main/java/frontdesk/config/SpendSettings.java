package frontdesk.config;

import frontdesk.config.catalogue.ClinicLimits;
import frontdesk.config.check.Section;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What providers cost, and how much of it a clinic allows. Without tariffs nothing costs anything.
 *
 * @param currency ISO 4217, of all amounts
 * @param limits of every clinic that has none of its own
 * @param clinics that have limits of their own
 * @param smallerModelAt how far from a soft limit to the hard one the larger models are gone
 *     without
 * @param premiumScore the least score of a call that has earned a premium voice
 * @param charactersPerToken by which an answer that was cut off is estimated
 * @param expiry after which a reservation that nobody settled counts as spent
 * @param maxCalls of a clinic that are remembered
 * @param lookEvery between two looks for reservations that expired
 */
public record SpendSettings(
    String currency,
    List<TariffSettings> tariffs,
    ClinicLimits limits,
    List<OfClinic> clinics,
    double smallerModelAt,
    double premiumScore,
    int charactersPerToken,
    Pieces pieces,
    Grants grants,
    Duration expiry,
    int maxCalls,
    Duration lookEvery,
    Alerts alerts,
    int maxPendingWrites,
    int snapshotEvery) {
  private static final int CURRENCY_LETTERS = 3;
  private static final int MOST_PORT = 65_535;

  /** The limits of one clinic. */
  public record OfClinic(ClinicId clinic, ClinicLimits limits) {}

  /**
   * How much a call reserves with a provider at once.
   *
   * @param audio for a recognizer
   * @param inputTokens read by a model
   * @param outputTokens made by a model
   * @param characters for a synthesizer
   * @param time of what costs as long as a call lasts
   */
  public record Pieces(
      Duration audio, int inputTokens, int outputTokens, int characters, Duration time) {
    private static Pieces read(Section section) {
      Pieces pieces =
          new Pieces(
              section.duration("audio", Duration.ofSeconds(1), Duration.ofHours(1)),
              section.number("input-tokens", 100, 10_000_000),
              section.number("output-tokens", 100, 1_000_000),
              section.number("characters", 10, 1_000_000),
              section.duration("time", Duration.ofSeconds(30), Duration.ofHours(1)));
      section.finish();
      return pieces;
    }
  }

  /**
   * Asking a clinic's account.
   *
   * @param patience for it to grant a step, after which the next provider is taken
   * @param refusedFor until a provider is asked for again that a hard limit refused
   * @param settlePatience for it to settle a call that is over, for each attempt
   * @param settleAttempts after which what is open expires
   * @param maxWaiting steps of a call and provider that may wait for an answer
   */
  public record Grants(
      Duration patience,
      Duration refusedFor,
      Duration settlePatience,
      int settleAttempts,
      int maxWaiting) {
    private static Grants read(Section section) {
      Grants grants =
          new Grants(
              section.duration("patience", Duration.ofMillis(10), Duration.ofSeconds(2)),
              section.duration("refused-for", Duration.ofSeconds(1), Duration.ofHours(1)),
              section.duration("settle-patience", Duration.ofMillis(100), Duration.ofMinutes(1)),
              section.number("settle-attempts", 1, 1000),
              section.number("max-waiting", 1, 1000));
      section.finish();
      return grants;
    }
  }

  /**
   * Telling somebody of limits that are reached.
   *
   * @param url of the webhook; empty: nobody is told, and the journal says so
   * @param secret by which what is told is signed
   * @param timeout for one attempt
   * @param attempts for each alert
   * @param firstPause between attempts, twice as long each time
   * @param longestPause between attempts
   */
  public record Alerts(
      Optional<URI> url,
      Secret secret,
      Duration timeout,
      int attempts,
      Duration firstPause,
      Duration longestPause) {
    private static Alerts read(Section section) {
      Alerts alerts =
          new Alerts(
              section.optionalText("url").isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      section.parsed(
                          "url",
                          "an http or https address",
                          "write where alerts are posted",
                          URI.create(""),
                          Alerts::address)),
              Passwords.read(section, "secret"),
              section.duration("timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
              section.number("attempts", 1, 1000),
              section.duration("first-pause", Duration.ofMillis(100), Duration.ofHours(1)),
              section.duration("longest-pause", Duration.ofSeconds(1), Duration.ofDays(1)));
      section.rule(
          alerts.url.isEmpty() || !alerts.secret.reveal().isEmpty(),
          "secret, or secret-file, beside url",
          "whoever is told must be able to see who tells",
          "url",
          "secret");
      section.rule(
          alerts.firstPause.compareTo(alerts.longestPause) <= 0,
          "no longer than longest-pause",
          "make it shorter",
          "first-pause",
          "longest-pause");
      section.finish();
      return alerts;
    }

    private static Optional<URI> address(String text) {
      try {
        URI uri = new URI(text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        return Optional.of(uri)
            .filter(
                u ->
                    web
                        && u.getHost() != null
                        && u.getPort() <= MOST_PORT
                        && u.getUserInfo() == null);
      } catch (URISyntaxException notAnAddress) {
        return Optional.empty(); // the caller says what it expected
      }
    }
  }

  static SpendSettings read(Section section) {
    Section limits = section.section("limits");
    SpendSettings settings =
        new SpendSettings(
            section.parsed(
                "currency",
                "a currency's code",
                "write it as in ISO 4217",
                "",
                SpendSettings::code),
            TariffSettings.readAll(section),
            ClinicLimits.read(limits),
            clinics(section),
            section.fraction("smaller-model-at", 0, 1),
            section.fraction("premium-score", 0, 1),
            section.number("characters-per-token", 1, 10),
            Pieces.read(section.section("pieces")),
            Grants.read(section.section("grants")),
            section.duration("expiry", Duration.ofMinutes(1), Duration.ofDays(1)),
            section.number("max-calls", 10, 100_000),
            section.duration("look-every", Duration.ofSeconds(1), Duration.ofHours(1)),
            Alerts.read(section.section("alerts")),
            section.number("max-pending-writes", 1, 100_000),
            section.number("snapshot-every", 10, 100_000));
    limits.finish();
    section.finish();
    return settings;
  }

  private static List<OfClinic> clinics(Section spend) {
    List<OfClinic> clinics = new ArrayList<>();
    for (Section section : spend.sections("clinics")) {
      Optional<ClinicId> clinic =
          section.parsed(
              "clinic", "a clinic's id", "write it", Optional.empty(), SpendSettings::clinic);
      ClinicLimits limits = ClinicLimits.read(section);
      section.rule(
          clinics.stream().noneMatch(other -> clinic.filter(other.clinic::equals).isPresent()),
          "a clinic that no other entry names",
          "remove one of them",
          "clinic");
      clinic.ifPresent(id -> clinics.add(new OfClinic(id, limits)));
      section.finish();
    }
    return List.copyOf(clinics);
  }

  private static Optional<Optional<ClinicId>> clinic(String text) {
    try {
      return Optional.of(Optional.of(new ClinicId(text)));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  /** The limits of a clinic. */
  public ClinicLimits limitsOf(ClinicId clinic) {
    return clinics.stream()
        .filter(own -> own.clinic.equals(clinic))
        .findFirst()
        .map(OfClinic::limits)
        .orElse(limits);
  }

  private static Optional<String> code(String text) {
    boolean letters =
        text.length() == CURRENCY_LETTERS && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    return Optional.of(text).filter(t -> letters).filter(SpendSettings::isCurrency);
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }
}
