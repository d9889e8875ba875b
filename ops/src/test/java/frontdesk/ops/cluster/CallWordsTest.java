package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A call moves to the node that has said goodbye to another one. */
class CallWordsTest {
  private final List<List<String>> said =
      List.of(new ArrayList<>(List.of("You are booked.", "Goodbye.")), new ArrayList<>());
  private final CallWords words = new CallWords(node -> said.get(node - 1), 2, 2);

  @Test
  void shouldTakeForItsOwnWhatWasSaidSinceItBegan() {
    // given
    said.get(1).add("Shall I book it?");
    // when
    words.movedTo(1);
    assertThat(words.prompts()).containsExactly("Shall I book it?");
    said.get(0).add("We were cut off. Shall I book it?");
    // then
    assertThat(words.prompts())
        .containsExactly("Shall I book it?", "We were cut off. Shall I book it?");
  }

  @Test
  void shouldNotTakeWhatAZombieSaysLater() {
    // given
    said.get(1).add("Which day?");
    words.movedTo(1);
    said.get(0).add("We were cut off. Which day?");
    // when
    said.get(1).add("At what time?");
    // then
    assertThat(words.prompts()).containsExactly("Which day?", "We were cut off. Which day?");
  }

  @Test
  void shouldHaveEndedWithAnotherCallsGoodbyeByAllThatItsNodesSaid() {
    // given: what the test above would meet without the words before it left out
    said.get(1).add("Shall I book it?");
    // when
    List<String> all = Stream.of(2, 1).flatMap(node -> said.get(node - 1).stream()).toList();
    // then
    assertThat(all.get(all.size() - 1)).isEqualTo("Goodbye.");
  }
}
