package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A live call that asks a language model: what is written of it, and when it is given up. */
class BrainCallTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final LanguageModel.Usage USAGE = new LanguageModel.Usage(900, 0, 20);
  private static final String ODD = "gnashers buffed up by you lot";
  private static final String CLEANING =
      "{\"intent\":\"book\",\"service\":\"" + CallClinic.CLEANING.value() + "\"}";

  private final FakeModel model = new FakeModel();
  private final TestCall call = house.call().thinking(new Brain(model, BrainSettings.DEFAULTS));

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

  /** The model is asked about odd words, and has not answered. */
  private LanguageModel.Listener asked() {
    call.listening();
    return askedAgain();
  }

  private LanguageModel.Listener askedAgain() {
    long utterance = call.speechBegins();
    call.speechEnds(utterance);
    call.transcribed(utterance, ODD);
    return listener();
  }

  private LanguageModel.Listener listener() {
    house.await(() -> assertThat(model.listener.get()).isNotNull());
    return Objects.requireNonNull(model.listener.get());
  }

  private void shouldGoOnByTheRules() {
    Input.NotUnderstood said = call.awaitInput(Input.NotUnderstood.class, 1);
    assertThat(said.prompt()).isEqualTo(1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.inputs(Input.Heard.class)).isEmpty();
    assertThat(call.inputs(Input.Proposed.class)).isEmpty();
  }

  @Test
  void shouldWriteWhatTheModelMakesOfWordsThatTheRulesLeaveOpen() {
    // given
    LanguageModel.Listener listener = asked();
    call.settle();
    assertThat(call.inputs(Input.NotUnderstood.class)).isEmpty();
    assertThat(call.stage()).isEqualTo(CallStage.PROCESSING);
    // when
    listener.onToolCall("understood", CLEANING);
    // then
    Input.Heard heard = call.awaitInput(Input.Heard.class, 1);
    assertThat(heard.understanding()).isEqualTo(Understanding.NOTHING);
    assertThat(heard.brain().flatMap(Understanding::service)).contains(CallClinic.CLEANING);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(model.cancelled).hasValue(0);
    house.await(
        () -> {
          house.pass(BrainSettings.DEFAULTS.usageWithin());
          assertThat(model.cancelled).hasPositiveValue();
        });
    shouldReplay();
  }

  @Test
  void shouldAskNobodyWhereTheRulesUnderstand() {
    // given
    call.listening();
    // when
    call.says("i would like a cleaning");
    // then
    call.awaitInput(Input.Heard.class, 1);
    assertThat(model.listener.get()).isNull();
  }

  @Test
  void shouldSayASentenceInWhichNothingIsFoundAndAskAgain() {
    // given
    LanguageModel.Listener listener = asked();
    // when
    listener.onText("Of course, we ");
    listener.onText("are happy to help you. We");
    // then
    Input.Proposed proposed = call.awaitInput(Input.Proposed.class, 1);
    assertThat(proposed.said()).isPresent();
    house.await(() -> assertThat(call.prompt()).isEqualTo(2));
    assertThat(lastSay().phrases().stream().map(Phrase::plainKey)).contains("brain.own");
    assertThat(call.question()).isEqualTo(Question.INTENT);
    house.await(
        () ->
            assertThat(call.voice.said)
                .anyMatch(text -> text.equals("Of course, we are happy to help you.")));
    shouldReplay();
  }

  @Test
  void shouldWriteAndNotSayASentenceInWhichSomethingIsFound() {
    // given
    LanguageModel.Listener listener = asked();
    // when
    listener.onText("A cleaning is 5 lei for you.");
    listener.onDone(USAGE);
    // then
    call.awaitInput(Input.Proposed.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.events())
        .filteredOn(CallEvent.DecisionMade.class::isInstance)
        .extracting(event -> ((CallEvent.DecisionMade) event).decision())
        .anyMatch(Decision.ProposalRefused.class::isInstance);
    assertThat(lastSay().phrases().stream().map(Phrase::plainKey)).doesNotContain("brain.own");
    shouldReplay();
  }

  @Test
  void shouldGoOnByTheRulesWhenTheModelFails() {
    // given
    LanguageModel.Listener listener = asked();
    // when
    listener.onFailed(Failure.BROKEN);
    // then
    shouldGoOnByTheRules();
    assertThat(call.brainNews).contains(BrainNews.FAILED);
  }

  @Test
  void shouldGoOnByTheRulesWhenTheWholeAnswerIsLate() {
    // given
    asked();
    // when
    house.pass(BrainSettings.DEFAULTS.wholeAnswer());
    // then
    shouldGoOnByTheRules();
    house.await(() -> assertThat(model.cancelled).hasPositiveValue());
  }

  @Test
  void shouldAskOnceMoreWithWhatWasRefusedAndNoMore() {
    // given
    LanguageModel.Listener first = asked();
    // when
    first.onToolCall("book_appointment", "{}");
    first.onDone(USAGE);
    house.await(() -> assertThat(model.listener.get()).isNotSameAs(first));
    LanguageModel.Listener second = listener();
    second.onToolCall("book_appointment", "{}");
    second.onDone(USAGE);
    // then
    shouldGoOnByTheRules();
    assertThat(call.brainNews).contains(BrainNews.REFUSED);
    assertThat(call.brainNews.stream().filter(BrainNews.ASKED::equals)).hasSize(2);
  }

  @Test
  void shouldGiveTheAnswerUpAtTheVendorWhenTheCallerSpeaksOn() {
    // given
    LanguageModel.Listener listener = asked();
    // when
    call.speechBegins();
    // then
    house.await(() -> assertThat(model.cancelled).hasValue(1));
    call.awaitInput(Input.NotUnderstood.class, 1);
    listener.onToolCall("understood", CLEANING);
    call.settle();
    assertThat(call.inputs(Input.Heard.class)).isEmpty();
  }

  @Test
  void shouldGiveTheAnswerUpAtTheVendorWhenTheCallerHangsUp() {
    // given
    asked();
    // when
    call.bye();
    // then
    house.await(() -> assertThat(model.cancelled).hasValue(1));
    call.awaitInput(Input.CallerGone.class, 1);
    assertThat(call.brainNews).contains(BrainNews.GIVEN_UP);
  }

  @Test
  void shouldTakeAKeyInPlaceOfAnAnswer() {
    // given
    asked();
    // when
    call.key('1');
    // then
    call.awaitInput(Input.KeyPressed.class, 1);
    house.await(() -> assertThat(model.cancelled).hasValue(1));
  }

  @Test
  void shouldThinkEarlyAndUseItWhenThatIsWhatWasSaid() {
    // given
    call.listening();
    long utterance = call.speechBegins();
    call.tell(new CallMessages.PartlyTranscribed(utterance, transcript(ODD)));
    call.settle();
    assertThat(model.listener.get()).isNull();
    // when
    call.tell(new CallMessages.CallerPaused(utterance, true));
    call.settle();
    assertThat(model.listener.get()).isNull();
    house.pass(BrainSettings.DEFAULTS.earlySettled());
    listener().onToolCall("understood", CLEANING);
    call.settle();
    assertThat(call.inputs(Input.Heard.class)).isEmpty();
    call.speechEnds(utterance);
    call.transcribed(utterance, "Gnashers buffed up, by you lot.");
    // then
    Input.Heard heard = call.awaitInput(Input.Heard.class, 1);
    assertThat(heard.brain().flatMap(Understanding::service)).contains(CallClinic.CLEANING);
    assertThat(call.brainNews)
        .containsSubsequence(BrainNews.ASKED_EARLY, BrainNews.ASKED, BrainNews.EARLY_USED);
    shouldReplay();
  }

  @Test
  void shouldThrowAwayWhatWasThoughtEarlyWhenTheCallerGoesOn() {
    // given
    call.listening();
    long utterance = call.speechBegins();
    call.tell(new CallMessages.PartlyTranscribed(utterance, transcript(ODD)));
    call.tell(new CallMessages.CallerPaused(utterance, true));
    call.settle();
    house.pass(BrainSettings.DEFAULTS.earlySettled());
    LanguageModel.Listener early = listener();
    early.onToolCall("understood", CLEANING);
    // when
    call.tell(new CallMessages.CallerPaused(utterance, false));
    call.speechEnds(utterance);
    call.transcribed(utterance, ODD + " no wait where are you");
    house.await(() -> assertThat(model.listener.get()).isNotSameAs(early));
    listener().onDone(USAGE);
    // then
    assertThat(call.brainNews).contains(BrainNews.EARLY_DROPPED);
    house.await(() -> assertThat(model.cancelled).hasPositiveValue());
    call.settle();
    assertThat(call.inputs(Input.Heard.class)).noneMatch(heard -> heard.brain().isPresent());
  }

  /** What the model is told of the call is made of its events, whoever has them. */
  @Test
  void shouldTellAModelAfterATakeoverWhatWasSaidBefore() {
    // given
    LanguageModel.Listener first = asked();
    first.onToolCall("understood", CLEANING);
    call.awaitInput(Input.Heard.class, 1);
    CallState kept = call.state();
    CallState again = CallState.EMPTY;
    for (CallEvent event : call.events()) {
      again = again.after(event, CallClinic.DIGEST.of(event));
    }
    // then
    assertThat(again.recent()).isEqualTo(kept.recent()).isNotEmpty();
    assertThat(again.recent())
        .anyMatch(turn -> turn.input() instanceof Input.Heard heard && heard.brain().isPresent());
  }

  private static Transcript transcript(String words) {
    return new Transcript(
        "en", 0, Duration.ofMillis(500), List.of(new Transcript.Hypothesis(words, 0.9)));
  }

  private Decision.Say lastSay() {
    return call.state().lastSay().orElseThrow();
  }

  private void shouldReplay() {
    call.settle();
    assertThat(
            Replay.of(
                call.events(),
                CallClinic.knowledge().context(),
                CallClinic.BUILD,
                Replay.THIS_BUILD))
        .isInstanceOf(Replay.Identical.class);
  }
}
