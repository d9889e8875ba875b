package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When what a caller said so far is taken to be all, by the rules or by a model. */
class LikelyEndTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final String KNOWN = "a cleaning";
  private static final String WHATEVER = "it doesn't matter";
  private static final String ODD = "gnashers buffed up by you lot";
  private static final String MEANT =
      "{\"intent\":\"book\",\"service\":\"" + CallClinic.CLEANING.value() + "\"}";

  private final FakeModel model = new FakeModel();
  private TestCall call = house.call().thinking(new Brain(model, BrainSettings.DEFAULTS));

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private static Transcript transcript(String words) {
    return new Transcript(
        "en", 0, Duration.ofSeconds(1), List.of(new Transcript.Hypothesis(words, 0.9)));
  }

  private void likely(long utterance, String words) {
    call.tell(new CallMessages.LikelyFinished(utterance, 1, transcript(words)));
    call.settle();
  }

  private void partly(long utterance, String words) {
    call.tell(new CallMessages.PartlyTranscribed(utterance, transcript(words)));
    call.settle();
  }

  private LanguageModel.Listener asked() {
    house.await(() -> assertThat(model.listener.get()).isNotNull());
    return Objects.requireNonNull(model.listener.get());
  }

  @Test
  void shouldTakeFinalWordsThatTheRulesUnderstandForAll() {
    call.listening();
    likely(call.speechBegins(), KNOWN);

    assertThat(call.likelyOver).containsExactly(true);
    assertThat(model.listener.get()).as("nobody else is asked").isNull();
  }

  /** The twin: the same words, of which nobody says that they are all. */
  @Test
  void shouldNotTakeWordsForAllThatMayChange() {
    call.listening();
    partly(call.speechBegins(), KNOWN);

    assertThat(call.likelyOver).isEmpty();
  }

  /** The twin: final words, of which one or all mean nothing. */
  @Test
  void shouldNotTakeForAllWhatTheRulesLeaveOpen() {
    call.listening();
    long utterance = call.speechBegins();
    likely(utterance, ODD);
    likely(utterance, KNOWN + " gnashers");

    assertThat(call.likelyOver).isEmpty();
  }

  @Test
  void shouldTakeItBackWhenMoreIsHeard() {
    call.listening();
    long utterance = call.speechBegins();
    likely(utterance, KNOWN);
    partly(utterance, "A cleaning."); // the same
    assertThat(call.likelyOver).containsExactly(true);
    partly(utterance, KNOWN + " and");

    assertThat(call.likelyOver).containsExactly(true, false);
  }

  @Test
  void shouldKnowNothingOfAnotherUtterance() {
    call.listening();
    long before = call.speechBegins();
    call.speechBegins();
    likely(before, KNOWN);

    assertThat(call.likelyOver).isEmpty();
  }

  @Test
  void shouldTakeForAllWhatAModelHasAnsweredTo() {
    // given: it thinks early of words that are not final
    call.listening();
    long utterance = call.speechBegins();
    partly(utterance, ODD);
    call.tell(new CallMessages.CallerPaused(utterance, true));
    call.tell(new CallMessages.WordsSettled(utterance));
    LanguageModel.Listener early = asked();
    // when: its answer comes before they are
    early.onToolCall("understood", MEANT);
    call.settle();
    assertThat(call.likelyOver).isEmpty();
    likely(utterance, "Gnashers buffed up, by you lot.");
    // then
    house.await(() -> assertThat(call.likelyOver).containsExactly(true));
  }

  @Test
  void shouldTakeForAllWhatAModelAnswersToInTime() {
    // given: final words, and nobody has answered
    call.listening();
    long utterance = call.speechBegins();
    call.tell(new CallMessages.CallerPaused(utterance, true));
    likely(utterance, ODD);
    LanguageModel.Listener early = asked();
    assertThat(call.likelyOver).isEmpty();
    // when
    early.onToolCall("understood", MEANT);
    house.await(() -> assertThat(call.likelyOver).containsExactly(true));
  }

  /** The twin: an answer of which nothing will come. */
  @Test
  void shouldNotTakeForAllWhatAModelMakesNothingOf() {
    call.listening();
    long utterance = call.speechBegins();
    call.tell(new CallMessages.CallerPaused(utterance, true));
    likely(utterance, ODD);
    LanguageModel.Listener early = asked();
    early.onToolCall("understood", "{\"service\":\"no-such-service\"}");
    early.onDone(new LanguageModel.Usage(900, 0, 20));
    call.settle();

    assertThat(call.likelyOver).isEmpty();
  }

  /** The twin: an answer to other words. */
  @Test
  void shouldNotTakeForAllWhatAModelWasNotAsked() {
    call.listening();
    long utterance = call.speechBegins();
    partly(utterance, ODD);
    call.tell(new CallMessages.CallerPaused(utterance, true));
    call.tell(new CallMessages.WordsSettled(utterance));
    asked().onToolCall("understood", MEANT);
    call.settle();
    likely(utterance, ODD + " tomorrow perhaps");

    assertThat(call.likelyOver).isEmpty();
  }

  @Test
  void shouldDoWithoutAModel() {
    call = house.call();
    call.listening();
    likely(call.speechBegins(), KNOWN);

    assertThat(call.likelyOver).containsExactly(true);
  }

  @Test
  void shouldGoOnByWordsThatSeemedToBeAll() {
    call.listening();
    long utterance = call.speechBegins();
    likely(utterance, KNOWN);
    call.speechEnds(utterance);
    call.transcribed(utterance, KNOWN);

    house.await(() -> assertThat(call.question()).isNotEqualTo(Question.INTENT));
  }

  /** The twin: words that were read once mean something else where something else is asked. */
  @Test
  void shouldReadTheSameWordsAnewForAnotherQuestion() {
    // given
    call.listening();
    likely(call.speechBegins(), WHATEVER);
    assertThat(call.likelyOver).isEmpty();
    // when
    call.key('1');
    house.await(() -> assertThat(call.question()).isEqualTo(Question.SERVICE));
    call.key('1');
    house.await(() -> assertThat(call.question()).isEqualTo(Question.DATE));
    call.hearOut();
    likely(call.speechBegins(), WHATEVER);
    // then
    assertThat(call.likelyOver).containsExactly(true);
  }
}
