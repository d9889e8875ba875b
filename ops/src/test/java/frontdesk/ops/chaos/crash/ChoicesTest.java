package frontdesk.ops.chaos.crash;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.passage.Passage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same seed chooses the same runs, and every place gets its part. */
class ChoicesTest {
  private static final List<Passage> ALL = Arrays.asList(Passage.values());

  @Test
  void shouldChooseTheSameAgainForTheSameSeed() {
    assertThat(Choices.of(7, 100, 20, 3, ALL)).isEqualTo(Choices.of(7, 100, 20, 3, ALL));
    assertThat(Choices.of(7, 100, 20, 3, ALL)).isNotEqualTo(Choices.of(8, 100, 20, 3, ALL));
  }

  @Test
  void shouldGiveEachPlaceAtTheFullSizeFarMoreThanIsJudged() {
    List<Choice> choices = Choices.of(1, CrashJudge.FULL_RUNS, 200, 3, ALL);

    var counts =
        choices.stream()
            .flatMap(choice -> choice.passage().stream())
            .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
    assertThat(counts).containsOnlyKeys(ALL);
    assertThat(counts.values()).allMatch(count -> count >= 2 * CrashJudge.LEAST_OF_FULL);
    assertThat(choices.stream().filter(choice -> choice.passage().isEmpty())).hasSize(200);
  }

  @Test
  void shouldChooseEveryNodeAndBothWaysOfTakingOver() {
    List<Choice> choices = Choices.of(1, 200, 0, 3, ALL);

    assertThat(choices).extracting(Choice::node).contains(0, 1, 2).allMatch(node -> node < 3);
    assertThat(choices).extracting(Choice::drained).contains(true, false);
    assertThat(choices).extracting(Choice::nth).allMatch(nth -> nth >= 1);
    assertThat(choices)
        .extracting(Choice::told)
        .doesNotContainNull()
        .contains(choices.get(0).told());
  }

  @Test
  void shouldSpreadPlacesOverLedgerCallTakeoverAndDrain() {
    assertThat(ALL).extracting(Passage::part).contains(Passage.Part.values());
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(8);
  }
}
