package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way to a person: asked for, given up to, with a number to call or without. */
class HandingOverTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final Understanding WISH =
      NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(15, 0));

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void toReadBack() {
    call.say(WISH);
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  private void withoutNumber() {
    call = new PhoneCall(ledger);
    call.open(false);
  }

  /** A caller without a number whom nothing was understood of. */
  private void toNumberForCallback() {
    withoutNumber();
    call.mumble();
    call.mumble();
    call.mumble();
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    assertThat(call.state.phase()).isEqualTo(Phase.FALLBACK);
  }

  @Test
  void shouldBeginAtTheBeginningAfterNoToAPersonWhenNothingIsKnownYet() {
    call.mumble();
    call.press('0');
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
    assertThat(call.state.count(Question.INTENT)).isZero();
    call.mumble();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("human.instead", "ask.intent.1");
    assertThat(call.state.count(Question.CALLBACK)).isZero();
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldLeaveTroubleBehindWhenAPersonIsWanted() {
    call.mumble();
    call.say(NOTHING.withIntent(Intent.HUMAN));
    assertThat(call.question()).isEqualTo(Question.CALLBACK);
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
    assertThat(call.state.count(Question.INTENT)).isZero();
  }

  @Test
  void shouldTakeAskingForAPersonTwiceForYes() {
    call.press('0');
    call.press('0');
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
    assertThat(call.lastSaid()).containsExactly("callback.promised", "goodbye");
  }

  @ParameterizedTest
  @EnumSource(names = {"HUMAN", "CANCEL_APPOINTMENT", "MOVE_APPOINTMENT"})
  void shouldNameTheNumberToWhoeverWantsAPersonInsteadOfGivingANumber(Intent intent) {
    toNumberForCallback();
    call.say(NOTHING.withIntent(intent));
    assertThat(call.lastSaid()).containsExactly("human.number", "goodbye");
    assertThat(call.ending()).contains(EndReason.HUMAN_NUMBER_NAMED);
  }

  @Test
  void shouldNameTheNumberToWhoeverGivesNoneForTheCallback() {
    toNumberForCallback();
    call.press('#');
    assertThat(call.lastSaid()).containsExactly("human.number", "goodbye");
    assertThat(call.state.slots()).isEmpty();
  }

  @Test
  void shouldAskForANumberForTheCallbackOnlyOnce() {
    toNumberForCallback();
    call.say(NOTHING.withName(SampleClinic.sealed("a name")));
    assertThat(call.lastSaid()).containsExactly("human.number", "goodbye");
  }

  @Test
  void shouldNameTheEmergencyNumberWhileANumberForTheCallbackIsAskedFor() {
    toNumberForCallback();
    call.hearOut();
    call.heard(NOTHING.withIntent(Intent.EMERGENCY), true, 0.4);
    assertThat(call.lastSaid()).containsExactly("emergency.maybe", "ask.callback.number.2");
    assertThat(call.ending()).isEmpty();
  }

  @Test
  void shouldAskNothingMoreWhileTheCallbackIsBeingWritten() {
    // given a read-back that was given up
    toReadBack();
    call.answerTools = false;
    call.mumble();
    call.mumble();
    call.mumble();
    assertThat(call.lastUse().call()).isInstanceOf(ToolCall.PromiseCallback.class);
    // when
    List<Decision> decided = call.heard(NO, true, 0.9);
    // then
    assertThat(decided).isEmpty();
    call.answer(call.lastUse());
    assertThat(call.lastSaid()).containsExactly("sorry.fallback", "callback.promised", "goodbye");
  }
}
