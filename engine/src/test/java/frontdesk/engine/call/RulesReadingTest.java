package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Words that come twice: as what seems to be all, and as what was said. */
class RulesReadingTest {
  private static final CallHouse HOUSE = new CallHouse();
  private static final String WORDS = "it doesn't matter";

  private final TestCall call =
      HOUSE.call().thinking(new Brain(new FakeModel(), BrainSettings.DEFAULTS));

  @AfterAll
  static void stop() {
    HOUSE.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private long likely(String words) {
    long utterance = call.speechBegins();
    call.tell(
        new CallMessages.LikelyFinished(
            utterance,
            1,
            new Transcript(
                "en", 0, Duration.ofSeconds(1), List.of(new Transcript.Hypothesis(words, 0.9)))));
    call.settle();
    return utterance;
  }

  @Test
  void shouldGoOnByWordsThatSeemedToBeAll() {
    call.listening();
    long utterance = likely("a cleaning");
    call.speechEnds(utterance);
    call.transcribed(utterance, "a cleaning");

    HOUSE.await(() -> assertThat(call.question()).isNotEqualTo(Question.INTENT));
  }

  /** The twin: the same words mean something else where something else is asked. */
  @Test
  void shouldReadTheSameWordsAnewForAnotherQuestion() {
    // given
    call.listening();
    likely(WORDS);
    assertThat(call.likelyOver).isEmpty();
    // when
    call.key('1');
    HOUSE.await(() -> assertThat(call.question()).isEqualTo(Question.SERVICE));
    call.key('1');
    HOUSE.await(() -> assertThat(call.question()).isEqualTo(Question.DATE));
    call.hearOut();
    likely(WORDS);
    // then
    assertThat(call.likelyOver).containsExactly(true);
  }
}
