package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.LineAnswer;
import frontdesk.engine.media.MediaLine;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.media.TelephoneKey;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a call ends: its end is written once, and line, slot and holds are given back once. */
class CallEndingsTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final Signaling.Outcome BYE_ANSWERED = new Signaling.Succeeded("", "");

  private final TestCall call = house.call();

  private void into(CallStage stage) {
    switch (stage) {
      case RINGING -> call.ringing();
      case SPEAKING -> call.greeted();
      case LISTENING -> call.listening();
      case PROCESSING -> {
        call.listening();
        call.speechEnds(call.speechBegins());
      }
      case ENDED -> {
        call.listening();
        call.tell(new CallMessages.LeaseOver());
      }
    }
    call.awaitStage(stage);
  }

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

  @ParameterizedTest
  @EnumSource(
      value = CallStage.class,
      names = {"RINGING", "SPEAKING", "LISTENING", "PROCESSING"})
  void shouldEndOnTheCallersByeInEveryState(CallStage stage) {
    // given
    into(stage);
    // when
    call.bye();
    // then
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
    assertThat(call.signaling.byes).isEmpty();
    assertThat(call.inputs(Input.CallerGone.class)).hasSize(1);
    call.passivate();
    assertThat(call.events().stream().filter(CallEvent.CallEnded.class::isInstance)).hasSize(1);
  }

  @Test
  void shouldEndWhenTheCallerGivesUpBeforeTheAnswer() {
    // given
    call.ringing();
    // when
    call.tell(new CallProtocol.CancelInvite());
    // then
    call.awaitEnd(CallEvent.Ending.CANCELLED);
    assertThat(call.signaling.byes).isEmpty();
  }

  /** Its actor is lost before the 200 is sent, and the line speaks to nobody. */
  @Test
  void shouldEndWhenNobodyWaitsForItsAnswerAnyMore() {
    // given
    call.ringing();
    call.lose(false);
    call.start();
    call.awaitInput(Input.CallOpened.class, 1);
    // when
    call.tell(new CallProtocol.CancelInvite());
    // then
    call.awaitEnd(CallEvent.Ending.CANCELLED);
    assertThat(call.signaling.byes).isEmpty();
  }

  @Test
  void shouldEndWhenTheCallerGaveUpBeforeTheCallWasEvenWritten() {
    // when
    call.start();
    call.invite();
    call.tell(new CallProtocol.CancelInvite());
    // then
    call.awaitEnd(CallEvent.Ending.CANCELLED);
  }

  @Test
  void shouldWriteItsNextNumberAndSayByeWhenNoAckComes() {
    // given
    call.ringing();
    // when
    call.tell(new CallProtocol.NotAcknowledged());
    // then
    answerBye();
    call.awaitEnd(CallEvent.Ending.NOT_ACKNOWLEDGED);
    assertThat(call.state().dialog().orElseThrow().localCSeq()).isEqualTo(1);
  }

  private void answerBye() {
    house.await(() -> assertThat(call.signaling.byes).hasSize(1));
    assertThat(call.signaling.byes.get(0).dialog().localCSeq()).isEqualTo(1);
    assertThat(call.ended).isEmpty();
    call.signaling.byes.get(0).outcome().complete(BYE_ANSWERED);
  }

  @Test
  void shouldEndWhenItsLeaseIsOver() {
    // given: a caller who always says something
    call.listening();
    call.speechBegins();
    call.settle();
    // when
    house.pass(CallSettings.DEFAULTS.maxDuration());
    // then
    answerBye();
    call.awaitEnd(CallEvent.Ending.TOO_LONG);
  }

  @Test
  void shouldEndWhenNothingIsHeardOfTheCallerAnyMore() {
    // given
    call.greeted();
    // when
    call.tell(new CallMessages.CallerAudioLost());
    // then
    answerBye();
    call.awaitEnd(CallEvent.Ending.MEDIA_LOST);
  }

  @Test
  void shouldEndEvenWhenTheByeFails() {
    // given
    call.greeted();
    call.tell(new CallMessages.CallerAudioLost());
    house.await(() -> assertThat(call.signaling.byes).hasSize(1));
    // when
    call.signaling
        .byes
        .get(0)
        .outcome()
        .completeExceptionally(new IllegalStateException("no way there"));
    // then
    call.awaitEnd(CallEvent.Ending.MEDIA_LOST);
  }

  @Test
  void shouldHangUpOnceWhenTheCallerDoesSoAtTheSameTime() {
    // given
    call.greeted();
    call.tell(new CallMessages.LeaseOver());
    call.bye();
    call.bye();
    // then: theirs ends the dialog, so nothing more is waited for
    call.awaitEnd(CallEvent.Ending.TOO_LONG);
    assertThat(call.signaling.byes).hasSize(1);
    assertThat(call.inputs(Input.CallerGone.class)).hasSize(1);
  }

  @Test
  void shouldGiveItsSlotBackThoughItsByeIsNeverAnswered() {
    // given
    call.greeted();
    call.tell(new CallMessages.CallerAudioLost());
    house.await(() -> assertThat(call.signaling.byes).hasSize(1));
    call.awaitStage(CallStage.ENDED);
    call.settle();
    // when
    house.pass(CallSettings.DEFAULTS.maxDuration());
    // then
    call.awaitEnd(CallEvent.Ending.MEDIA_LOST);
  }

  @Test
  void shouldHangUpWhenOurOfferIsNotAnswered() {
    // given: an INVITE without an offer, so that ours is in the 200
    call.start();
    call.inviteWithoutOffer();
    call.replies.expectMessageClass(CallProtocol.Accept.class);
    // when: the ACK has no answer
    call.tell(new CallProtocol.Acknowledge(Optional.empty()));
    // then
    answerBye();
    call.awaitEnd(CallEvent.Ending.FAILED);
  }

  @Test
  void shouldStoreTheAnswerToOurOffer() {
    // given
    call.start();
    call.inviteWithoutOffer();
    call.replies.expectMessageClass(CallProtocol.Accept.class);
    // when
    call.tell(new CallProtocol.Acknowledge(Optional.of(SipCaller.description())));
    // then
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.events()).hasAtLeastOneElementOfType(CallEvent.DialogChanged.class);
  }

  @Test
  void shouldWaitForAToolAtWorkBeforeTheEndIsWritten() {
    // given
    call.listening();
    call.finds();
    call.wishes();
    call.holdAsked(1);
    // when
    call.bye();
    call.awaitInput(Input.CallerGone.class, 1);
    // then: the hold's answer is taken, and the hold is given back
    assertThat(call.ending()).isEmpty();
    int tool = call.state().outbox().tools().firstKey();
    call.ledger.answers(
        command ->
            CompletableFuture.completedStage(
                new LedgerProtocol.Released(List.of(StoredSamples.HOLD))));
    call.tell(
        new CallMessages.ToolReplied(
            tool, new ToolAnswer.SlotHeld(StoredSamples.HOLD, CallClinic.SLOT, CallClinic.NOW)));
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
    assertThat(call.ledger.asked).anyMatch(LedgerProtocol.ReleaseHold.class::isInstance);
  }

  @Test
  void shouldGoEvenWhenTheLedgerTakesNothingBack() {
    // given
    call.greeted();
    call.ledger.answers(
        command -> CompletableFuture.failedStage(new IllegalStateException("no ledger")));
    // when
    call.bye();
    // then
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
  }

  @ParameterizedTest
  @EnumSource(CallStage.class)
  void shouldSurviveEveryMessageInEveryState(CallStage stage) {
    // given
    into(stage);
    Set<Class<?>> told = new HashSet<>();
    // when
    for (CallProtocol.Command message : messages()) {
      told.add(message.getClass());
      call.tell(message);
    }
    // then
    call.settle();
    assertThat(told).containsAll(Arrays.asList(kinds()));
  }

  /** All that a call tells itself but what makes it stop. */
  private static Class<?>[] kinds() {
    return Arrays.stream(CallMessages.class.getDeclaredClasses())
        .filter(kind -> !kind.equals(CallMessages.Stop.class))
        .toArray(Class<?>[]::new);
  }

  private List<CallProtocol.Command> messages() {
    Transcript nothing = new Transcript("en", 0, Duration.ofSeconds(1), List.of());
    return List.of(
        new CallMessages.Awake(),
        new CallMessages.Tick(),
        new CallMessages.SpeechBegan(1, 0),
        new CallMessages.SpeechEnded(1, 100, 500, new byte[0]),
        new CallMessages.SpeechAbandoned(1),
        new CallMessages.Transcribed(1, nothing),
        new CallMessages.PartlyTranscribed(1, nothing),
        new CallMessages.LikelyFinished(1, 1, nothing),
        new CallMessages.WordsSettled(1),
        new CallMessages.AnswerLooked(1),
        new CallMessages.CallerPaused(1, true),
        new CallMessages.BrainReported(new LanguageModelStage.Done(77)),
        new CallMessages.BrainLate(77),
        new CallMessages.RecognitionFailed(1, Failure.BUSY),
        new CallMessages.KeyCame(TelephoneKey.POUND),
        new CallProtocol.PressKey('x'),
        new CallProtocol.Acknowledge(Optional.empty()),
        new CallMessages.PromptBegan(1),
        new CallMessages.PromptPlayed(77, true, 1, 1),
        new CallMessages.PromptSpoken(new SynthesizerStage.Spoken(1, false)),
        new CallMessages.ToolReplied(77, new ToolAnswer.Unavailable()),
        new CallMessages.SilenceOver(1),
        new CallMessages.TurnOver(1),
        new CallMessages.FillerDue(1),
        new CallMessages.KeysOver(),
        new CallMessages.Recalled(Optional.empty()),
        new CallMessages.ReinviteDone(Signaling.Failed.NO_ANSWER, 9),
        new CallMessages.TakeoverTurn(),
        new CallMessages.ReinviteAgain(9),
        new CallMessages.Wake(),
        new CallMessages.LeaseOver(),
        new CallMessages.CallerAudioLost(),
        new CallMessages.HangUpNow(CallEvent.Ending.COMPLETED),
        new CallMessages.ByeDone(CallEvent.Ending.COMPLETED),
        new CallMessages.Finish(CallEvent.Ending.COMPLETED),
        new CallMessages.Settled());
  }

  @Test
  void shouldRefuseWhatIsAskedOfACallThatNeverWas() {
    // given
    call.start();
    // when
    call.tell(new CallProtocol.FindDialog(call.replies.getRef()));
    // then
    call.replies.expectMessage(new CallProtocol.NoSuchCall());
    call.shard.receiveMessage();
    assertThat(call.keys.made).isEmpty();
    assertThat(call.events()).isEmpty();
  }

  @Test
  void shouldRefuseAnInviteForAClinicThatIsNotThere() {
    // given
    call.knowledge = Optional.empty();
    call.start();
    // when
    call.invite();
    // then
    assertThat(call.replies.expectMessageClass(CallProtocol.Refuse.class).status()).isEqualTo(404);
    assertThat(call.events()).isEmpty();
    house.await(() -> assertThat(call.keys.made).isEmpty());
    assertThat(call.lines.count()).isZero();
    assertThat(house.loop.openLines()).isZero();
  }

  @Test
  void shouldLeaveTheLineToItselfWhenItsActorStops() {
    // given
    call.listening();
    MediaLine line = call.line();
    // when
    call.lose(false);
    // then: nobody is in charge of it, so that it can be found to be an orphan
    assertThat(line.heartbeat(TestCall.FIRST_EPOCH)).isEqualTo(LineAnswer.NOT_ATTACHED);
    line.close();
    call.lines.drop(call.id);
  }

  @Test
  void shouldSayNothingMoreOnceItHasEnded() {
    // given
    call.greeted();
    call.bye();
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
    int prompts = call.prompt();
    // when
    call.key('1');
    call.says("goodbye");
    call.settle();
    // then
    assertThat(call.prompt()).isEqualTo(prompts);
    assertThat(call.events().get(call.events().size() - 1)).isInstanceOf(CallEvent.CallEnded.class);
    assertThat(call.state().outbox().hangUp().map(Decision.EndCall::reason))
        .contains(Decision.EndReason.CALLER_GONE);
  }
}
