package frontdesk.config.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.check.Problem;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a clinic's calls may spend, as its file says it. */
class ClinicLimitsTest {
  private static CatalogueLoader.Outcome parse(String spend) {
    String text = CatalogueProblemsTest.text(Catalogues.SAMPLES.get(0));
    return CatalogueLoader.parse("speech { " + spend + " }\n" + text, "a.conf");
  }

  private static CatalogueLoader.Loaded load(String spend) {
    return (CatalogueLoader.Loaded) parse(spend);
  }

  private static ClinicLimits limits(CatalogueLoader.Loaded loaded) {
    return loaded.catalogue().speech().providers().spend();
  }

  @Test
  void shouldLimitNothingWhereTheFileSaysNothing() {
    CatalogueLoader.Loaded nothing = load("recognizers = []");

    assertThat(limits(nothing)).isEqualTo(ClinicLimits.NONE);
    assertThat(nothing.canonicalText()).doesNotContain("spend");
  }

  @Test
  void shouldReadLimitsAndWriteThemIntoTheCanonicalText() {
    CatalogueLoader.Loaded loaded = load("spend { call-hard = 0.5, day-soft = 3, day-hard = 20 }");

    assertThat(limits(loaded))
        .isEqualTo(
            new ClinicLimits(
                Optional.empty(),
                Optional.of(new BigDecimal("0.5")),
                Optional.of(new BigDecimal("3")),
                Optional.of(new BigDecimal("20")),
                Optional.empty(),
                Optional.empty()));
    var again = (CatalogueLoader.Loaded) CatalogueLoader.parseCanonical(loaded.canonicalText());
    assertThat(again.hash()).isEqualTo(loaded.hash()).isNotEqualTo(load("models = []").hash());
    assertThat(limits(again).dayHard()).contains(new BigDecimal("20"));
  }

  @Test
  void shouldRefuseLimitsThatAreNone() {
    var refused =
        (CatalogueLoader.Refused)
            parse("spend { call-hard = -1, day-soft = 30, day-hard = 20, week-hard = 3 }");

    assertThat(refused.problems())
        .extracting(Problem::path)
        .contains("speech.spend.call-hard", "speech.spend.day-soft", "speech.spend.week-hard");
  }
}
