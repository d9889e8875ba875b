package frontdesk.config;

import frontdesk.config.catalogue.ClinicLimits;
import frontdesk.config.check.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a provider asks, in the currency of {@link SpendSettings}; what it does not offer is 0.
 *
 * @param name of the provider, or of a kind of provider for all of it that have no tariff of their
 *     own
 * @param perMinute of audio sent to a recognizer, or of a call for telephony and avatar
 * @param perThousandInput tokens that a model reads
 * @param perThousandCached tokens that it reads from its cache; the price of the others where it is
 *     not given
 * @param perThousandOutput tokens that a model makes
 * @param perCharacter spoken
 * @param givenUpAt when it is gone without to save money
 * @param premium whether it is a voice for calls that have earned it
 */
public record TariffSettings(
    String name,
    BigDecimal perMinute,
    BigDecimal perThousandInput,
    BigDecimal perThousandCached,
    BigDecimal perThousandOutput,
    BigDecimal perCharacter,
    GivenUp givenUpAt,
    boolean premium) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,62}");
  private static final String PER_MINUTE = "per-minute";
  private static final String PER_INPUT = "per-1k-input";
  private static final String PER_CACHED = "per-1k-cached";
  private static final String PER_OUTPUT = "per-1k-output";
  private static final String PER_CHARACTER = "per-character";

  /** When something is gone without. */
  public enum GivenUp {
    /** Once a soft limit is reached. */
    SOFT_LIMIT,
    /** Once a part of the way from the soft limit to the hard one is gone. */
    SMALLER_MODEL,
    /** Not before the hard limit. */
    HARD_LIMIT
  }

  static List<TariffSettings> readAll(Section spend) {
    List<TariffSettings> tariffs = new ArrayList<>();
    for (Section section : spend.sections("tariffs")) {
      TariffSettings tariff = read(section);
      section.rule(
          tariffs.stream().noneMatch(other -> other.name.equals(tariff.name)),
          "a name that no other tariff has",
          "remove one of them",
          "name");
      tariffs.add(tariff);
    }
    return List.copyOf(tariffs);
  }

  private static TariffSettings read(Section section) {
    String name =
        section.parsed(
            "name",
            "a provider's name: lower-case letters, digits, dots and hyphens",
            "write it as it stands among the providers",
            "",
            text -> Optional.of(text).filter(t -> NAME.matcher(t).matches()));
    BigDecimal input = price(section, PER_INPUT);
    TariffSettings tariff =
        new TariffSettings(
            name,
            price(section, PER_MINUTE),
            input,
            section.has(PER_CACHED) ? price(section, PER_CACHED) : input,
            price(section, PER_OUTPUT),
            price(section, PER_CHARACTER),
            section.has("given-up-at")
                ? section.choice("given-up-at", GivenUp.class)
                : GivenUp.HARD_LIMIT,
            section.has("premium") && section.flag("premium"));
    section.rule(
        tariff.perThousandCached.compareTo(input) <= 0,
        "no more than " + PER_INPUT,
        "what is reserved for a prompt would not be enough",
        PER_CACHED,
        PER_INPUT);
    section.rule(
        tariff.asksSomething() || anyUnsound(section),
        "a price",
        "set " + String.join(", ", PER_MINUTE, PER_INPUT, PER_OUTPUT) + " or " + PER_CHARACTER,
        "name");
    section.finish();
    return tariff;
  }

  private boolean asksSomething() {
    return perMinute.signum() > 0
        || perThousandInput.signum() > 0
        || perThousandOutput.signum() > 0
        || perCharacter.signum() > 0;
  }

  private static boolean anyUnsound(Section section) {
    return !(section.sound(PER_MINUTE)
        && section.sound(PER_INPUT)
        && section.sound(PER_OUTPUT)
        && section.sound(PER_CHARACTER));
  }

  private static BigDecimal price(Section section, String key) {
    return section.has(key) ? ClinicLimits.amount(section, key) : BigDecimal.ZERO;
  }
}
