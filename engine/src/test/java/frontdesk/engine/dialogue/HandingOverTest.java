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
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
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

  @Test
  void shouldNameTheNumberToWhoeverWantsAPersonInsteadOfGivingANumber() {
    toNumberForCallback();
    call.say(NOTHING.withIntent(Intent.HUMAN));
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
  void shouldAskForANumberForTheCallbackAsOftenAsForAnythingElse() {
    toNumberForCallback();
    call.mumble();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.callback.number.2");
    call.mumble();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.2", "ask.callback.number.3");
    assertThat(call.state.phase()).isEqualTo(Phase.FALLBACK);
    call.mumble();
    assertThat(call.lastSaid()).containsExactly("human.number", "goodbye");
  }

  @Test
  void shouldTakeANumberForTheCallbackAtTheLastAttempt() {
    toNumberForCallback();
    call.stayThere();
    call.stayThere();
    assertThat(call.lastSaid()).containsExactly("trouble.silence.2", "ask.callback.number.3");
    call.say(NOTHING.withNumber(SampleClinic.sealed("number")));
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
  }

  @Test
  void shouldTakeANameOrBirthDateForWhatItIsAndAskForTheNumberAgain() {
    toNumberForCallback();
    Sealed name = SampleClinic.sealed("a name");
    call.say(NOTHING.withName(name));
    assertThat(call.lastSaid()).containsExactly("callback.needs.number", "ask.callback.number.2");
    assertThat(call.state.heardName()).contains(new SlotValue.SpokenName(name));
    Sealed born = SampleClinic.sealed("a date");
    call.say(NOTHING.withBirthDate(born));
    assertThat(call.state.slots()).containsValue(new SlotValue.BirthDate(born));
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    // and not for ever
    call.say(NOTHING.withName(name));
    assertThat(call.lastSaid()).containsExactly("human.number", "goodbye");
  }

  @Test
  void shouldKeepWhoIsCallingWhereItIsAskedWhetherToCallBack() {
    withoutNumber();
    call.say(NOTHING.withIntent(Intent.HUMAN));
    Sealed name = SampleClinic.sealed("a name");
    call.say(NOTHING.withName(name));
    assertThat(call.lastSaid()).containsExactly("ask.callback.2");
    assertThat(call.state.heardName()).contains(new SlotValue.SpokenName(name));
    call.say(NOTHING.withNumber(SampleClinic.sealed("number")));
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
  }

  @Test
  void shouldServeANewWishSaidInsteadOfANumber() {
    toNumberForCallback();
    call.say(WISH);
    assertThat(call.tools(ToolCall.HoldSlot.class)).hasSize(1);
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCEL_APPOINTMENT", "MOVE_APPOINTMENT", "FIND_APPOINTMENT"})
  void shouldGoToTheirAppointmentsWithWhoeverMeansThoseInsteadOfGivingANumber(Intent intent) {
    toNumberForCallback();
    call.say(NOTHING.withIntent(intent));
    assertThat(call.lastSaid()).containsExactly("ask.known.number.1");
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldBeginAgainInsteadOfTakingANumber() {
    toNumberForCallback();
    call.say(NOTHING.withIntent(Intent.START_OVER));
    assertThat(call.lastSaid()).containsExactly("begin.again", "ask.intent.1");
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldNotGoOnWithAWishThatWasPoorlyHeard() {
    toNumberForCallback();
    call.hearOut();
    call.heard(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT), true, 0.5);
    assertThat(call.state.phase()).isEqualTo(Phase.FALLBACK);
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.callback.number.2");
  }

  @Test
  void shouldNotBookAnewWhileItIsUnknownWhatBecameOfTheLastBooking() {
    withoutNumber();
    call.say(WISH);
    call.sayName();
    call.say(YES);
    call.press('#');
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.answerTools = false;
    call.say(YES);
    call.answer(new ToolAnswer.PatientRegistered(new PatientId("patient-1")));
    call.answer(new ToolAnswer.Unavailable());
    call.answerTools = true;
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    call.say(WISH);
    assertThat(call.state.phase()).isEqualTo(Phase.FALLBACK);
    assertThat(call.question()).isEqualTo(Question.CONTACT);
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
