package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered, for how long, and how much of it. */
class RecentTest {
  private static final Instant START = Clinic.NOW;

  /** Keys a, b, c and so on, one each second. */
  private static Recent<String, Integer> recent(int count) {
    Recent<String, Integer> recent = Recent.empty();
    for (int i = 0; i < count; i++) {
      recent = recent.with("" + (char) ('a' + i), i, START.plusSeconds(i));
    }
    return recent;
  }

  private static String keys(List<Recent.Entry<String, Integer>> entries) {
    return String.join("", entries.stream().map(Recent.Entry::key).toList());
  }

  @ParameterizedTest(name = "before second {0}, at most {1}: {2} goes")
  @CsvSource({
    "0, 4, ''",
    "1, 4, a",
    "3, 9, abc",
    "9, 4, abcd",
    "0, 3, a",
    "0, 1, abc",
    "0, 0, abcd",
    "1, 2, ab",
    "3, 3, abc"
  })
  void shouldForgetTheOldestByTimeAndByNumber(int second, int max, String gone) {
    // given
    Recent<String, Integer> recent = recent(4);
    Instant before = START.plusSeconds(second);
    // when
    Recent<String, Integer> kept = recent.trimmed(before, max);
    // then
    assertThat(keys(recent.surplus(before, max))).isEqualTo(gone);
    assertThat(gone + keys(kept.list())).isEqualTo("abcd");
    for (Recent.Entry<String, Integer> each : recent.list()) {
      assertThat(kept.find(each.key()).isPresent()).isEqualTo(!gone.contains(each.key()));
    }
  }

  @Test
  void shouldKeepTheFirstValueOfAKey() {
    Recent<String, Integer> again = recent(2).with("a", 9, START.plusSeconds(60));
    assertThat(again.find("a")).contains(0);
    assertThat(keys(again.list())).isEqualTo("ab");
  }

  @Test
  void shouldGoOnInOrderAfterItForgot() {
    Recent<String, Integer> later =
        recent(3).trimmed(START.plusSeconds(2), 9).with("x", 7, START.plusSeconds(5));
    assertThat(keys(later.list())).isEqualTo("cx");
    Recent<String, Integer> anew =
        recent(3).trimmed(START.plusSeconds(9), 9).with("x", 7, START.plusSeconds(5));
    assertThat(keys(anew.list())).isEqualTo("x");
  }

  @Test
  void shouldBeEqualToWhateverRemembersTheSame() {
    // given the same entries, with other numbers behind them
    Recent<String, Integer> trimmed = recent(3).trimmed(START.plusSeconds(1), 9);
    Recent<String, Integer> built = Recent.of(trimmed.list());
    // then
    assertThat(built).isEqualTo(trimmed).hasSameHashCodeAs(trimmed);
    assertThat(built).isNotEqualTo(recent(3)).isNotEqualTo("another thing");
    assertThat(built.hashCode()).isNotEqualTo(recent(3).hashCode());
    assertThat(built.find("b")).contains(1);
  }
}
