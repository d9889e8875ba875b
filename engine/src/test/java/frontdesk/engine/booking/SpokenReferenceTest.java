package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenReferenceTest {
  private final SpokenReference references = new SpokenReference(Clinic.HASH);

  @Test
  void shouldNeverRepeatAndStayShort() {
    // when
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 120_000; i++) {
      String reference = references.of(i);
      assertThat(seen.add(reference)).isTrue();
      int digits = i < 9_000 ? 4 : i < 99_000 ? 5 : 6;
      if (reference.length() != digits) {
        throw new AssertionError(reference + " for " + i);
      }
    }

    // then
    assertThat(seen).hasSize(120_000).allMatch(text -> text.matches("[1-9][0-9]+"));
  }

  @Test
  void shouldNotCountUpward() {
    // when: steps from one reference to the next
    Set<Integer> steps = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      steps.add(Integer.parseInt(references.of(i + 1)) - Integer.parseInt(references.of(i)));
    }

    // then
    assertThat(steps).hasSizeGreaterThan(900);
  }

  /** Another build that counted otherwise would name two appointments alike. */
  @ParameterizedTest
  @CsvSource({
    "0, 3328",
    "1, 1764",
    "8999, 3073",
    "9000, 21163",
    "98999, 48442",
    "99000, 683134",
    "12345678, 60912062"
  })
  void shouldBeTheSameInEveryBuild(long bookedBefore, String reference) {
    assertThat(references.of(bookedBefore)).isEqualTo(reference);
  }

  @Test
  void shouldDifferBetweenClinics() {
    // given
    SpokenReference other = new SpokenReference(text -> Clinic.HASH.of("other " + text));

    // when
    int same = 0;
    for (int i = 0; i < 1_000; i++) {
      same += references.of(i).equals(other.of(i)) ? 1 : 0;
    }

    // then
    assertThat(same).isLessThan(10);
  }
}
