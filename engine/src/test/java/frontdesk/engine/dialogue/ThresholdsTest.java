package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each limit, exactly at it and just beyond. */
class ThresholdsTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding DANGER = NOTHING.withIntent(Intent.EMERGENCY);
  private static final double JUST = 1e-9;
  private static final double ACCEPT = Limits.DEFAULT.acceptMinConfidence();
  private static final double CONFIRM = Limits.DEFAULT.confirmMinConfidence();
  private static final double EMERGENCY = Limits.DEFAULT.emergencyMinConfidence();

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void hear(Understanding said, double confidence) {
    call.hearOut();
    call.heard(said, true, confidence);
  }

  private void toReadBack() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldAcceptWhatIsJustSureEnough() {
    hear(NOTHING.withService(CLEANING), ACCEPT - JUST);
    assertThat(call.state.slots()).isEmpty();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.intent.2");
    hear(NOTHING.withService(CLEANING), ACCEPT);
    assertThat(call.state.slots()).containsKey(SlotName.SERVICE);
  }

  @Test
  void shouldConfirmByAYesThatIsJustSureEnough() {
    toReadBack();
    hear(YES, CONFIRM - JUST);
    assertThat(ledger.booked).isEmpty();
    hear(YES, CONFIRM);
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldEndTheCallForAGoodbyeThatIsJustSureEnough() {
    toReadBack();
    hear(NOTHING.withIntent(Intent.GOODBYE), CONFIRM - JUST);
    assertThat(call.lastSaid()).startsWith("confirm.unsure.1", "confirm.short");
    hear(NOTHING.withIntent(Intent.GOODBYE), CONFIRM);
    assertThat(call.ending()).contains(EndReason.CALLER_SAID_GOODBYE);
  }

  @Test
  void shouldEndTheCallForDangerThatIsJustSureEnough() {
    hear(DANGER, EMERGENCY - JUST);
    assertThat(call.ending()).isEmpty();
    hear(DANGER, EMERGENCY);
    assertThat(call.ending()).contains(EndReason.EMERGENCY);
  }

  @Test
  void shouldNameTheEmergencyNumberAfterTheEndForDangerThatIsJustSureEnough() {
    call.say(NOTHING.withIntent(Intent.GOODBYE));
    hear(DANGER, EMERGENCY - JUST);
    assertThat(call.lastSaid()).contains("goodbye");
    hear(DANGER, EMERGENCY);
    assertThat(call.lastSaid()).containsExactly("emergency");
  }

  private void open(int attempts, int maxTurns, boolean withNumber) {
    call = new PhoneCall(ledger, new Limits(attempts, 0.6, 0.3, 0.75, 3, maxTurns, 24));
    call.open(withNumber);
  }

  private void nothingHappens(int inputs) {
    for (int i = 0; i < inputs; i++) {
      call.hearOut();
    }
  }

  @Test
  void shouldLetACallHaveAsManyInputsAsItMayHave() {
    open(3, 5, true);
    nothingHappens(4);
    assertThat(call.state.turns()).isEqualTo(5);
    assertThat(call.state.phase()).isEqualTo(Phase.GREETING);
    nothingHappens(1);
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
  }

  @Test
  void shouldGiveACallThatIsHandedOverFourMoreInputsForEachAttempt() {
    // given a call beyond its limit, whose callback is being written
    open(2, 3, true);
    call.answerTools = false;
    nothingHappens(3);
    assertThat(call.tools(ToolCall.PromiseCallback.class)).hasSize(1);
    // when
    nothingHappens(3 + 4 * 2 - call.state.turns());
    assertThat(call.state.turns()).isEqualTo(11);
    assertThat(call.ending()).isEmpty();
    nothingHappens(1);
    // then
    assertThat(call.ending()).contains(EndReason.TOO_LONG);
    assertThat(call.lastSaid()).containsExactly("sorry.unavailable", "human.number", "goodbye");
  }

  @Test
  void shouldLetABookingThatIsBeingWrittenEndAfterTheLimit() {
    // given
    open(3, 15, true);
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    assertThat(call.state.isPending(ToolCall.ConfirmHold.class)).isTrue();
    // when
    nothingHappens(15 + 4 * 3 - call.state.turns() - 1);
    assertThat(call.ending()).isEmpty();
    call.answer(call.lastUse());
    // then
    assertThat(call.lastSaid()).containsExactly("booked", "booked.reference", "goodbye.booked");
    assertThat(call.ending()).contains(EndReason.BOOKED);
  }

  @Test
  void shouldHandOverToAPersonWhenABookingIsRefusedWithTheLastInput() {
    // given
    open(3, 15, true);
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    nothingHappens(15 + 4 * 3 - call.state.turns() - 1);
    // when
    call.answer(new ToolAnswer.Refused(Refusal.HOLD_EXPIRED));
    // then
    assertThat(call.lastUse().call()).isInstanceOf(ToolCall.PromiseCallback.class);
    assertThat(call.ending()).isEmpty();
  }

  @ParameterizedTest(name = "{0} inputs at most, the last one makes it give up: asks {1}")
  @CsvSource({"4, false", "5, true"})
  void shouldNotAskForANumberWithItsLastInput(int maxTurns, boolean asks) {
    open(3, maxTurns, false);
    for (int i = 0; i < 3; i++) {
      call.give(
          new Input.NotUnderstood(
              call.tick(), call.state.prompts(), true, Input.NotUnderstoodReason.REJECTED));
    }
    assertThat(call.state.turns()).isEqualTo(4);
    assertThat(call.question() == Question.CONTACT).isEqualTo(asks);
    assertThat(call.ending().isEmpty()).isEqualTo(asks);
  }
}
