package frontdesk.ops.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From when to when reminders are listed. */
class DueWindowTest {
  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");

  private static DueWindow window(String from, String until, String within) {
    DueWindow.Read read = DueWindow.of(from, until, within, NOW);
    assertThat(read.problem()).isEmpty();
    return read.window();
  }

  @Test
  void shouldHoldEverythingWhereNothingIsAsked() {
    assertThat(window("", "", "").contains(Instant.EPOCH)).isTrue();
    assertThat(window("", "", "").contains(NOW.plus(Duration.ofDays(999)))).isTrue();
  }

  @Test
  void shouldHoldWholeDays() {
    DueWindow window = window("2027-02-01", "2027-02-02", "");
    assertThat(window.contains(Instant.parse("2027-01-31T23:59:59Z"))).isFalse();
    assertThat(window.contains(Instant.parse("2027-02-01T00:00:00Z"))).isTrue();
    assertThat(window.contains(Instant.parse("2027-02-02T23:59:59Z"))).isTrue();
    assertThat(window.contains(Instant.parse("2027-02-03T00:00:00Z"))).isFalse();
  }

  @Test
  void shouldHoldWhatBecameDueLately() {
    DueWindow window = window("", "", "PT48H");
    assertThat(window.contains(NOW.minus(Duration.ofDays(2)))).isTrue();
    assertThat(window.contains(NOW.minus(Duration.ofHours(49)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, '', '', --from is yesterday",
    "'', 2027-02-30, '', --until is 2027-02-30",
    "'', '', two days, --within is two days",
    "'', '', PT-1H, --within is PT-1H",
    "2027-02-02, 2027-01-01, '', --from is 2027-02-02",
    "2027-02-02, '', PT1H, --within goes without",
  })
  void shouldSayWhichValueIsNone(String from, String until, String within, String message) {
    assertThat(DueWindow.of(from, until, within, NOW).problem()).startsWith(message);
  }
}
