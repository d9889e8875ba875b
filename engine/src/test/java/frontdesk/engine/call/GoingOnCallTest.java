package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.PatientProtocol.TakeWish;
import frontdesk.protocol.patient.RecentWish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** While it rings it is asked what a call from the same number had come to that was cut off. */
class GoingOnCallTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final RecentWish WISH =
      new RecentWish(
          CallClinic.CLEANING,
          Optional.of(CallClinic.POPESCU),
          Optional.of(LocalDate.of(2026, 3, 3)),
          Optional.of(LocalTime.of(9, 30)),
          CallClinic.call(4_711));

  private final TestCall call = house.call();

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private void patientsAnswer(Optional<RecentWish> wish) {
    call.patients.answers(
        command ->
            command instanceof TakeWish
                ? CompletableFuture.completedStage(
                    new PatientProtocol.KeptWish(PatientProtocol.Outcome.COMMITTED, wish))
                : FakeDesk.NOTHING);
  }

  private Optional<TakeWish> asked() {
    return call.patients.asked.stream()
        .filter(TakeWish.class::isInstance)
        .map(TakeWish.class::cast)
        .findFirst();
  }

  @Test
  void shouldAskWhetherToGoOnAndSearchAfterAYes() {
    // given
    patientsAnswer(Optional.of(WISH));
    call.finds();
    // when
    call.listening();
    // then: recorded with the call's first input
    assertThat(call.inputs(Input.CallOpened.class).get(0).cutOff()).contains(WISH);
    assertThat(call.question()).isEqualTo(Question.GO_ON);
    assertThat(asked().map(TakeWish::by)).contains(call.id);
    assertThat(call.ledger.asked).isEmpty();
    call.key('1');
    house.await(
        () -> assertThat(call.ledger.asked).anyMatch(LedgerProtocol.FindFree.class::isInstance));
  }

  /** Its node is lost between the 200 and the ACK: who is called back is asked the same. */
  @Test
  void shouldAskWhomItCallsBackBeforeAWordWasSaid() {
    // given
    patientsAnswer(Optional.of(WISH));
    call.finds();
    call.ringing();
    // when
    call.lose(true);
    call.start();
    house.await(() -> assertThat(call.signaling.reinvites).hasSize(1));
    call.settle();
    call.signaling.reinvites.get(0).accept();
    // then
    call.awaitInput(Input.CallOpened.class, 1);
    assertThat(call.inputs(Input.CallOpened.class).get(0).cutOff()).contains(WISH);
    assertThat(call.question()).isEqualTo(Question.GO_ON);
  }

  /** The twin: nothing was cut off. */
  @Test
  void shouldGreetEverybodyElseAsEver() {
    patientsAnswer(Optional.empty());
    call.greeted();
    assertThat(asked()).isPresent();
    assertThat(call.inputs(Input.CallOpened.class).get(0).cutOff()).isEmpty();
    assertThat(call.question()).isEqualTo(Question.INTENT);
  }

  @Test
  void shouldBeAnsweredWithoutItWhenThePatientsAreSilent() {
    // given
    call.patients.answers(command -> FakeDesk.NOTHING);
    call.start();
    call.invite();
    house.await(() -> assertThat(asked()).isPresent());
    call.settle();
    // when
    house.pass(CallSettings.DEFAULTS.recallTimeout());
    // then
    call.replies.expectMessageClass(CallProtocol.Accept.class);
    call.tell(new CallProtocol.Acknowledge(Optional.empty()));
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.question()).isEqualTo(Question.INTENT);
  }

  @Test
  void shouldKeepTheWishOfWhoHangsUpInTheMiddle() {
    call.listening();
    call.says("i would like a cleaning");
    house.await(() -> assertThat(call.question()).isEqualTo(Question.DATE));
    call.bye();
    house.await(
        () ->
            assertThat(call.patients.asked)
                .filteredOn(PatientProtocol.KeepWish.class::isInstance)
                .extracting(kept -> ((PatientProtocol.KeepWish) kept).wish().service())
                .contains(CallClinic.CLEANING));
  }

  @Test
  void shouldEndWhenTheCallerGivesUpMeanwhile() {
    call.patients.answers(command -> FakeDesk.NOTHING);
    call.start();
    call.invite();
    house.await(() -> assertThat(asked()).isPresent());
    call.tell(new CallProtocol.CancelInvite());
    call.awaitEnd(CallEvent.Ending.CANCELLED);
  }
}
