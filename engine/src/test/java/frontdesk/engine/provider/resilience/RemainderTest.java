package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a text when its audio broke off. */
class RemainderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | Good morning, Ann.   | Good morning, Ann.",
        "3   | Good morning, Ann.   | Good morning, Ann.",
        "4   | Good morning, Ann.   | morning, Ann.",
        "11  | Good morning, Ann.   | morning, Ann.",
        "12  | Good morning, Ann.   | Ann.",
        "19  | Good morning, Ann.   | Ann.",
        "20  | Good morning, Ann.   | ''",
        "999 | Good morning, Ann.   | ''",
        "2   | at 10:30 on Monday   | 10:30 on Monday",
        "22  | at 10:30 on Monday   | 10:30 on Monday",
        "23  | at 10:30 on Monday   | on Monday",
      })
  void shouldBeginWithTheWordThatWasNotHeardWhole(double heard, String text, String left) {
    assertThat(Remainder.after(text, heard)).isEqualTo(left);
  }

  /** Every word is in what was heard whole or in what is left, and in one of them only. */
  @Test
  void shouldNeitherLoseNorRepeatAWordWhereverItBreaks() {
    String text = "Your appointment is on Tuesday, the 14th of July, at 10:30 with Doctor Popa.";
    int whole = Remainder.weight(text);
    int before = text.length();
    for (double heard = 0; heard <= whole; heard += 0.5) {
      String left = Remainder.after(text, heard);
      assertThat(text).endsWith(left);
      assertThat(left.length()).isLessThanOrEqualTo(before);
      boolean atAWord =
          left.isEmpty()
              || left.equals(text)
              || text.charAt(text.length() - left.length() - 1) == ' ';
      assertThat(atAWord).isTrue();
      before = left.length();
    }
    assertThat(before).isZero();
  }

  @Test
  void shouldLearnHowFastAVoiceSpeaks() {
    // given
    Pace pace = new Pace();

    // when
    pace.spoke(100, Duration.ofSeconds(10), 1);

    // then
    assertThat(pace.weight(Duration.ofSeconds(5), 1)).isEqualTo(50);
    assertThat(pace.weight(Duration.ofSeconds(5), 0.5)).as("at half the rate").isEqualTo(25);
  }
}
