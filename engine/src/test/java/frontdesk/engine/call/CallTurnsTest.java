package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** LISTENING, PROCESSING, SPEAKING: what moves a call between them, and what it writes then. */
class CallTurnsTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse calls;

  private final TestCall call = calls.call();

  @BeforeAll
  static void start() {
    calls = new CallHouse();
  }

  @AfterAll
  static void stop() {
    calls.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  @Test
  void shouldGreetWhenTheCallIsAcknowledgedAndListenWhenTheGreetingWasPlayed() {
    // when
    call.greeted();
    // then
    assertThat(call.question()).isEqualTo(Question.INTENT);
    calls.await(() -> assertThat(call.voice.said).isNotEmpty());
    call.hearOut();
    call.awaitStage(CallStage.LISTENING);
    assertThat(call.inputs(Input.PromptEnded.class).get(0).complete()).isTrue();
    assertThat(call.stages)
        .containsExactly(CallStage.RINGING, CallStage.SPEAKING, CallStage.LISTENING);
  }

  @Test
  void shouldGreetOnceHoweverManyAcksCome() {
    // given
    call.greeted();
    // when
    call.tell(new CallProtocol.Acknowledge(Optional.empty()));
    call.settle();
    // then
    assertThat(call.inputs(Input.CallOpened.class)).hasSize(1);
  }

  @Test
  void shouldProcessWhenTheCallerEndedAndSpeakWhenTheWordsCame() {
    // given
    call.listening();
    // when
    long utterance = call.speechBegins();
    call.settle();
    assertThat(call.stage()).isEqualTo(CallStage.LISTENING);
    call.speechEnds(utterance);
    call.awaitStage(CallStage.PROCESSING);
    call.transcribed(utterance, "i would like a cleaning");
    // then
    call.awaitStage(CallStage.SPEAKING);
    Input.Heard heard = call.awaitInput(Input.Heard.class, 1);
    assertThat(heard.prompt()).isEqualTo(1);
    assertThat(heard.afterPrompt()).isTrue();
    assertThat(heard.understanding().service()).contains(CallClinic.CLEANING);
  }

  @Test
  void shouldStopSpeakingAndKnowTheWordsHeardWhenTheCallerBargesIn() {
    // given
    call.greeted();
    calls.await(() -> assertThat(call.voice.said).isNotEmpty());
    calls.play(call, Duration.ofMillis(1_200));
    // when
    call.speechBegins();
    // then
    call.awaitStage(CallStage.LISTENING);
    Input.PromptEnded ended = call.awaitInput(Input.PromptEnded.class, 1);
    assertThat(ended.complete()).isFalse();
    assertThat(ended.wordsHeard()).isBetween(1, words(call.state().lastSay().orElseThrow()));
    assertThat(call.state().outbox().speaking()).isEmpty();
  }

  @Test
  void shouldStopTheVoiceAtItsSourceWhenTheCallerBargesIn() {
    // given a sentence of which only the first second is made
    FakeVoice.Streamed greeting = new FakeVoice.Streamed();
    call.voice.streams(text -> greeting);
    call.greeted();
    calls.await(() -> assertThat(call.voice.said).isNotEmpty());
    greeting.piece(FakeVoice.SENTENCE_SAMPLES);
    calls.play(call, Duration.ofMillis(500));
    // when
    call.speechBegins();
    // then
    call.awaitStage(CallStage.LISTENING);
    calls.await(() -> assertThat(call.voice.cancelled).contains(call.voice.said.get(0)));
    Input.PromptEnded ended = call.awaitInput(Input.PromptEnded.class, 1);
    assertThat(ended.complete()).isFalse();
    // half a second is a word or two, however little of the sentence was made
    assertThat(ended.wordsHeard()).isLessThanOrEqualTo(2);
  }

  private int words(Decision.Say say) {
    return call.voice.said.stream().mapToInt(text -> text.split(" ").length).sum()
        * say.phrases().size();
  }

  @Test
  void shouldCountNoAnswerThatBeganBeforeThePromptWasPlayedAsAfterIt() {
    // given
    call.greeted();
    // when
    long utterance = call.speechBegins();
    call.awaitStage(CallStage.LISTENING);
    call.speechEnds(utterance);
    call.transcribed(utterance, "i would like a cleaning");
    // then
    assertThat(call.awaitInput(Input.Heard.class, 1).afterPrompt()).isFalse();
  }

  @Test
  void shouldCutThePromptAndTakeTheKeyInOneWriteWhenAKeyIsPressedWhileSpeaking() {
    // given
    call.greeted();
    // when
    call.key('1');
    // then
    Input.KeyPressed pressed = call.awaitInput(Input.KeyPressed.class, 1);
    assertThat(pressed.afterPrompt()).isFalse();
    assertThat(pressed.prompt()).isEqualTo(1);
    assertThat(call.inputs(Input.PromptEnded.class))
        .singleElement()
        .matches(ended -> !ended.complete());
    List<String> kinds = call.events().stream().map(e -> e.getClass().getSimpleName()).toList();
    int cut = kinds.lastIndexOf("InputRecorded");
    assertThat(kinds.get(cut - 1)).isEqualTo("InputRecorded");
    call.awaitStage(CallStage.SPEAKING);
  }

  @Test
  void shouldAskAgainWhenTheCallerIsSilent() {
    // given
    call.listening();
    // when
    calls.pass(CallSettings.DEFAULTS.noSpeechTimeout());
    // then
    assertThat(call.awaitInput(Input.SilenceHeard.class, 1).prompt()).isEqualTo(1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.prompt()).isEqualTo(2);
  }

  @Test
  void shouldSoonSayGoodbyeToWhoIsSilentWhenAskedForAnythingElse() {
    // given
    call.listening();
    call.says("what is your address");
    call.house.await(() -> assertThat(call.question()).isEqualTo(Question.MORE));
    call.hearOut();
    call.awaitStage(CallStage.LISTENING);
    // when
    calls.pass(CallSettings.DEFAULTS.anythingElseTimeout());
    // then
    assertThat(call.awaitInput(Input.SilenceHeard.class, 1).prompt()).isEqualTo(2);
    call.house.await(
        () ->
            assertThat(call.state().outbox().hangUp().map(Decision.EndCall::reason))
                .contains(Decision.EndReason.INFORMED));
  }

  @Test
  void shouldNotTakeACallerWhoSpeaksForSilent() {
    // given
    call.listening();
    call.speechBegins();
    call.settle();
    // when
    calls.pass(CallSettings.DEFAULTS.noSpeechTimeout().multipliedBy(2));
    call.settle();
    // then
    assertThat(call.inputs(Input.SilenceHeard.class)).isEmpty();
    assertThat(call.stage()).isEqualTo(CallStage.LISTENING);
  }

  @Test
  void shouldCountSilenceAgainWhenItWasNoSpeechAfterAll() {
    // given
    call.listening();
    long noise = call.speechBegins();
    call.tell(new CallMessages.SpeechAbandoned(noise));
    call.settle();
    // when
    calls.pass(CallSettings.DEFAULTS.noSpeechTimeout());
    // then
    call.awaitInput(Input.SilenceHeard.class, 1);
  }

  @Test
  void shouldFillTheWaitOnceAndAskAgainWhenTheTurnIsOver() {
    // given
    call.listening();
    long utterance = call.speechBegins();
    call.speechEnds(utterance);
    call.awaitStage(CallStage.PROCESSING);
    int before = call.holdingsAsked.get();
    // when
    calls.pass(CallSettings.DEFAULTS.fillerAfter());
    // then
    calls.await(() -> assertThat(call.holdingsAsked).hasValue(before + 1));
    calls.pass(CallSettings.DEFAULTS.turnDeadline());
    assertThat(call.awaitInput(Input.TurnLate.class, 1).prompt()).isEqualTo(1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.holdingsAsked).hasValue(before + 1);
    assertThat(call.question()).isEqualTo(Question.INTENT);
  }

  @Test
  void shouldAnswerInAnotherWayWhenTheRecognizerFails() {
    // given
    call.listening();
    long utterance = call.speechBegins();
    call.speechEnds(utterance);
    // when
    call.tell(new CallMessages.RecognitionFailed(utterance, Failure.BROKEN));
    // then
    assertThat(call.awaitInput(Input.NotUnderstood.class, 1).reason())
        .isEqualTo(Input.NotUnderstoodReason.RECOGNIZER_FAILED);
    call.awaitStage(CallStage.SPEAKING);
  }

  @Test
  void shouldTakeLateWordsForTheUtteranceThatTheyWere() {
    // given: the caller speaks into the greeting, and again after it
    call.greeted();
    long early = call.speechBegins();
    call.speechEnds(early);
    call.awaitStage(CallStage.PROCESSING);
    calls.pass(CallSettings.DEFAULTS.turnDeadline());
    call.awaitInput(Input.TurnLate.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    call.hearOut();
    call.awaitStage(CallStage.LISTENING);
    call.speechBegins();
    // when: only now the first words come
    call.transcribed(early, "i would like a cleaning");
    // then: they answer the first prompt, into which they were said
    Input.Heard heard = call.awaitInput(Input.Heard.class, 1);
    assertThat(heard.prompt()).isEqualTo(1);
    assertThat(heard.afterPrompt()).isFalse();
  }

  @Test
  void shouldNotAskAgainBecauseOfLateSoundsThatMeanNothing() {
    // given
    call.listening();
    long late = call.speechBegins();
    call.speechEnds(late);
    call.awaitStage(CallStage.PROCESSING);
    calls.pass(CallSettings.DEFAULTS.turnDeadline());
    call.awaitStage(CallStage.SPEAKING);
    int prompt = call.prompt();
    // when
    call.transcribed(late, "");
    call.settle();
    // then
    assertThat(call.inputs(Input.NotUnderstood.class)).isEmpty();
    assertThat(call.prompt()).isEqualTo(prompt);
    assertThat(call.stage()).isEqualTo(CallStage.SPEAKING);
  }

  @Test
  void shouldTakeAnUtterancesWordsOnce() {
    // given
    call.listening();
    long utterance = call.speechBegins();
    call.speechEnds(utterance);
    call.transcribed(utterance, "");
    call.awaitInput(Input.NotUnderstood.class, 1);
    // when
    call.tell(new CallMessages.RecognitionFailed(utterance, Failure.LATE));
    call.transcribed(99, "goodbye");
    call.settle();
    // then
    assertThat(call.inputs(Input.NotUnderstood.class)).hasSize(1);
    assertThat(call.inputs(Input.Heard.class)).isEmpty();
  }

  @Test
  void shouldNotCountAPromptAsHeardThatTheVoiceCouldNotMake() {
    // given
    call.voice.makes(text -> CompletableFuture.failedStage(new IllegalStateException("broken")));
    call.ringing();
    int before = call.holdingsAsked.get();
    // when
    call.tell(new CallProtocol.Acknowledge(Optional.empty()));
    call.awaitStage(CallStage.SPEAKING);
    calls.await(() -> assertThat(call.voice.said).isNotEmpty());
    calls.play(call, Duration.ofMillis(200));
    // then
    Input.PromptEnded ended = call.awaitInput(Input.PromptEnded.class, 1);
    assertThat(ended.complete()).isFalse();
    call.awaitStage(CallStage.LISTENING);
    calls.await(() -> assertThat(call.holdingsAsked).hasValue(before + 1));
  }

  @Test
  void shouldHangUpWhenTheGoodbyeWasPlayed() {
    // given
    call.listening();
    call.saysGoodbye();
    assertThat(call.signaling.byes).isEmpty();
    // when
    call.hearOut();
    // then
    call.awaitStage(CallStage.ENDED);
    calls.await(() -> assertThat(call.signaling.byes).hasSize(1));
    assertThat(call.signaling.byes.get(0).dialog().localCSeq()).isEqualTo(1);
  }

  /** Whom to call in danger is heard to its end, however soon a tool answers. */
  @Test
  void shouldNotTalkOverWhatHasToBeHeardWhole() {
    // given a search at work
    CompletableFuture<Object> slots = new CompletableFuture<>();
    call.listening();
    call.ledger.answers(command -> slots);
    call.wishes();
    long utterance = call.speechBegins();
    call.speechEnds(utterance);
    call.tell(
        new CallMessages.Transcribed(
            utterance,
            new Transcript(
                "en",
                0,
                Duration.ofMillis(700),
                List.of(new Transcript.Hypothesis("emergency", 0.45)))));
    call.awaitStage(CallStage.SPEAKING);
    int prompt = call.prompt();
    // when
    slots.complete(new LedgerProtocol.FreeSlots(List.of(CallClinic.SLOT), true));
    call.settle();
    // then
    assertThat(call.prompt()).isEqualTo(prompt);
    assertThat(call.inputs(Input.ToolAnswered.class)).isEmpty();
    call.hearOut();
    call.awaitInput(Input.ToolAnswered.class, 1);
  }
}
