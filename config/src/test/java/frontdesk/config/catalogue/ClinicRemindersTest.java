package frontdesk.config.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a clinic reminds, as its file says it. */
class ClinicRemindersTest {
  private static final String NOTICE = "cancellation-notice = 1h";

  private static CatalogueLoader.Loaded load(String reminders) {
    String text = CatalogueProblemsTest.text(Catalogues.SAMPLES.get(0));
    return (CatalogueLoader.Loaded)
        CatalogueLoader.parse(text.replace(NOTICE, NOTICE + ", " + reminders), "a.conf");
  }

  @Test
  void shouldRemindAsEverywhereWhereTheFileSaysNothing() {
    assertThat(load("slot-step = 15m").catalogue().booking().reminders())
        .isEqualTo(ClinicReminders.AS_EVERYWHERE);
  }

  @Test
  void shouldReadItAndWriteItIntoTheCanonicalText() {
    CatalogueLoader.Loaded loaded =
        load("reminders { before = [2h, 3d], quiet-from = \"20:30\", quiet-until = \"07:15\" }");
    assertThat(loaded.catalogue().booking().reminders())
        .isEqualTo(
            new ClinicReminders(
                Optional.of(List.of(Duration.ofDays(3), Duration.ofHours(2))),
                Optional.of(new ClinicReminders.Quiet(LocalTime.of(20, 30), LocalTime.of(7, 15)))));
    assertThat(CatalogueLoader.parseCanonical(loaded.canonicalText())).isEqualTo(loaded);
  }

  @Test
  void shouldKnowNeverFromAsEverywhere() {
    CatalogueLoader.Loaded never = load("reminders { before = [] }");
    assertThat(never.catalogue().booking().reminders().before()).contains(List.of());
    assertThat(CatalogueLoader.parseCanonical(never.canonicalText())).isEqualTo(never);
    assertThat(never.hash()).isNotEqualTo(load("slot-step = 15m").hash());
  }
}
