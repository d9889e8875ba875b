package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call whose node, or only whose actor, was lost. */
class CallResumeTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final int NO_SUCH_DIALOG = 481;
  private final TestCall call = house.call();

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

  private FakeSignaling.Sent reinvite(int count) {
    house.await(() -> assertThat(call.signaling.reinvites).hasSize(count));
    return call.signaling.reinvites.get(count - 1);
  }

  private void byeAnswered() {
    house.await(() -> assertThat(call.signaling.byes).hasSize(1));
    call.signaling.byes.get(0).confirm();
  }

  /** Its node is gone, line and all, and another wakes it after this time. */
  private void lostFor(Duration time) {
    call.lose(true);
    house.pass(time);
    call.start();
  }

  @Test
  void shouldCallBackInTheSameDialogAndAskThePendingQuestionAgain() {
    // given
    call.listening();
    // when
    lostFor(SOON);
    FakeSignaling.Sent sent = reinvite(1);
    // then: our next number and our new address were written before
    assertThat(call.state().dialog().orElseThrow().localCSeq()).isEqualTo(1);
    DialogRecord dialog = sent.dialog();
    assertThat(dialog.localCSeq()).isEqualTo(1);
    assertThat(dialog.contact()).isEqualTo(FakeSignaling.OWN_CONTACT);
    assertThat(dialog.sipCallId()).isEqualTo(call.dialog().sipCallId());
    assertThat(call.inputs(Input.Resumed.class)).isEmpty();
    // and when the caller answers, the question is asked again
    sent.accept();
    call.awaitInput(Input.Resumed.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.question()).isEqualTo(Question.INTENT);
    assertThat(call.prompt()).isEqualTo(2);
    assertThat(call.signaling.byes).isEmpty();
  }

  @Test
  void shouldSayByeAndEndWhenItComesTooLate() {
    // given
    call.listening();
    // when
    lostFor(CallSettings.DEFAULTS.resumeWindow().plusSeconds(1));
    // then
    byeAnswered();
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
    assertThat(call.signaling.reinvites).isEmpty();
    assertThat(call.inputs(Input.CallerGone.class)).hasSize(1);
  }

  @Test
  void shouldCountTheOutageFromItsNodesLastSignOfLife() {
    // given: somebody on hold, who has said nothing for longer than the window
    call.listening();
    call.speechBegins();
    call.settle();
    house.pass(CallSettings.DEFAULTS.resumeWindow().plusSeconds(5));
    call.nodeLastAlive = Optional.of(house.clock.instant());
    // when
    lostFor(SOON);
    // then
    reinvite(1).accept();
    call.awaitInput(Input.Resumed.class, 1);
  }

  @Test
  void shouldSayByeWhenItsClinicIsNotServedAnyMore() {
    // given
    call.listening();
    call.lose(true);
    call.knowledge = Optional.empty();
    // when
    call.start();
    // then
    house.await(() -> assertThat(call.signaling.byes).hasSize(1));
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
    assertThat(call.inputs(Input.CallerGone.class)).isEmpty();
  }

  @Test
  void shouldStoreTheAnswerToItsReinvite() {
    // given
    call.listening();
    long before = dialogsStored();
    lostFor(SOON);
    // when
    reinvite(1).accept();
    call.awaitInput(Input.Resumed.class, 1);
    // then: one for the request, one for what was answered
    assertThat(dialogsStored()).isEqualTo(before + 2);
  }

  private long dialogsStored() {
    return call.events().stream().filter(CallEvent.DialogChanged.class::isInstance).count();
  }

  /** The caller has our 200, and the node is lost before the ACK is written. */
  @Test
  void shouldGreetACallerWhoseAcknowledgementWasLost() {
    // given
    call.ringing();
    // when
    lostFor(SOON);
    FakeSignaling.Sent sent = reinvite(1);
    // then: an ACK that still finds its way tells nothing about the new line
    call.tell(new CallProtocol.Acknowledge(Optional.empty()));
    call.settle();
    assertThat(call.inputs(Input.CallOpened.class)).isEmpty();
    // when
    sent.accept();
    // then
    call.awaitInput(Input.CallOpened.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.inputs(Input.Resumed.class)).isEmpty();
    assertThat(call.signaling.byes).isEmpty();
  }

  @Test
  void shouldLeaveAPhoneAloneThatWasNeverAnswered() {
    // given: our 200 was not sent any more
    call.ringing();
    // when
    lostFor(SOON);
    reinvite(1).refuse(NO_SUCH_DIALOG);
    // then
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
    assertThat(call.signaling.byes).isEmpty();
    assertThat(call.inputs(Input.CallOpened.class)).isEmpty();
  }

  /** The new line is nothing that its caller knows before the re-INVITE is answered. */
  @Test
  void shouldCallBackAgainWhenItsActorIsLostBeforeThePhoneHasAnswered() {
    // given
    call.listening();
    lostFor(SOON);
    reinvite(1);
    // when
    call.lose(false);
    call.start();
    // then
    reinvite(2).accept();
    call.awaitInput(Input.Resumed.class, 1);
    call.awaitStage(CallStage.SPEAKING);
  }

  @Test
  void shouldSayByeToACallerWhoNeverAcknowledgedWhenItComesTooLate() {
    // given
    call.ringing();
    // when
    lostFor(CallSettings.DEFAULTS.resumeWindow().plusSeconds(1));
    // then
    byeAnswered();
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
    assertThat(call.signaling.reinvites).isEmpty();
  }

  @Test
  void shouldGoOnOnItsLineWhenOnlyItsActorWasLost() {
    // given
    call.listening();
    call.lose(false);
    // when
    call.start();
    // then
    call.awaitInput(Input.Resumed.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.signaling.reinvites).isEmpty();
    call.hearOut();
    call.awaitStage(CallStage.LISTENING);
  }

  @Test
  void shouldBeHeardOnItsLineThoughItsActorWasLostInTheMiddleOfASentence() {
    // given: a voice that never comes back with the end of the greeting
    call.voice.makes(text -> new CompletableFuture<>());
    call.greeted();
    house.await(() -> assertThat(call.voice.said).isNotEmpty());
    call.lose(false);
    call.voice.makes(text -> CompletableFuture.completedStage(new short[1_600]));
    // when
    call.start();
    call.awaitInput(Input.Resumed.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    int said = call.voice.said.size();
    house.await(() -> assertThat(call.voice.said).hasSizeGreaterThanOrEqualTo(said));
    // then: what is said now is played, and not behind what never ends
    house.play(call, Duration.ofSeconds(3));
    call.awaitStage(CallStage.LISTENING);
    assertThat(call.inputs(Input.PromptEnded.class))
        .last()
        .matches(ended -> ended.complete() && ended.prompt() == call.prompt());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldSayTheGoodbyeThatWasOwedAndHangUp(boolean lineToo) {
    // given
    call.listening();
    call.saysGoodbye();
    int said = call.voice.said.size();
    // when
    if (lineToo) {
      lostFor(SOON);
      reinvite(1).accept();
    } else {
      call.lose(false);
      call.start();
    }
    // then
    house.await(() -> assertThat(call.voice.said).hasSizeGreaterThan(said));
    call.awaitStage(CallStage.SPEAKING);
    call.hearOut();
    byeAnswered();
    call.awaitEnd(CallEvent.Ending.COMPLETED);
  }

  @Test
  void shouldCallBackWhenItsLineHasEndedMeanwhile() {
    // given: the line was nobody's for too long
    call.listening();
    call.lose(false);
    call.line().close();
    // when
    call.start();
    // then
    reinvite(1).accept();
    call.awaitInput(Input.Resumed.class, 1);
  }

  /** What comes is there before the call has its key, let alone its events. */
  private void wakenBy(Runnable message) {
    call.keys.found = new CompletableFuture<>();
    call.start();
    message.run();
    call.keys.found.complete(true);
  }

  @Test
  void shouldFindTheDialogForARequestThatWakesIt() {
    // given
    call.listening();
    call.lose(true);
    // when: the request is there before the call has recovered
    wakenBy(() -> call.tell(new CallProtocol.FindDialog(call.replies.getRef())));
    // then
    CallProtocol.Dialog found = call.replies.expectMessageClass(CallProtocol.Dialog.class);
    assertThat(DialogCodec.dialog(found.dialog()).sipCallId()).isEqualTo(call.dialog().sipCallId());
  }

  @Test
  void shouldNotCallBackACallerWhoseByeWakesIt() {
    // given
    call.listening();
    call.lose(true);
    // when
    wakenBy(() -> call.bye());
    // then
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
    assertThat(call.signaling.reinvites).isEmpty();
    assertThat(call.signaling.byes).isEmpty();
  }

  @Test
  void shouldFreeTheLineOfACallThatTheCallersByeWakes() {
    // given
    call.listening();
    call.lose(false);
    // when
    wakenBy(() -> call.bye());
    // then
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
  }

  @Test
  void shouldNotForgetTheAnswerToItsReinviteBecauseOfAKey() {
    // given: keys by INFO, before and after the re-INVITE is sent
    call.listening();
    call.lose(true);
    wakenBy(() -> call.tell(new CallProtocol.PressKey('1')));
    FakeSignaling.Sent sent = reinvite(1);
    call.tell(new CallProtocol.PressKey('1'));
    // when
    sent.accept();
    // then
    call.awaitInput(Input.Resumed.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.inputs(Input.KeyPressed.class)).isEmpty();
  }

  @Test
  void shouldEndWhenTheCallerHangsUpWhileItIsCalledBack() {
    // given
    call.listening();
    lostFor(SOON);
    FakeSignaling.Sent sent = reinvite(1);
    // when
    call.bye();
    sent.accept();
    // then
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
    assertThat(call.inputs(Input.Resumed.class)).isEmpty();
  }

  @Test
  void shouldHaveTheSameLeaseHoweverOftenItWakes() {
    // given
    call.listening();
    call.speechBegins();
    call.settle();
    // No write may be under way meanwhile: the journal's own timeouts follow these timers.
    house.pass(CallSettings.DEFAULTS.maxDuration().minusMinutes(1));
    call.lose(false);
    call.start();
    call.awaitInput(Input.Resumed.class, 1);
    // when
    house.pass(Duration.ofMinutes(1));
    // then
    byeAnswered();
    call.awaitEnd(CallEvent.Ending.TOO_LONG);
  }

  @Test
  void shouldGiveBackWhatItHeldWhenItsEndWasWrittenButNotDone() {
    // given: the node is lost right after the last write
    call.greeted();
    call.ledger.answers(command -> FakeDesk.NOTHING);
    call.bye();
    house.await(() -> assertThat(call.ending()).isPresent());
    assertThat(call.signaling.forgotten).isEmpty();
    call.lose(false);
    call.finds();
    // when
    call.start();
    // then
    call.awaitEnd(CallEvent.Ending.CALLER_HUNG_UP);
    assertThat(call.events().stream().filter(CallEvent.CallEnded.class::isInstance)).hasSize(1);
  }
}
