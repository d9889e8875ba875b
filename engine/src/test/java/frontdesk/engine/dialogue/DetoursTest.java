package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller may want at any question: here, while a slot is held and the name is asked. */
class DetoursTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @BeforeEach
  void toName() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(ledger.holds).hasSize(1);
  }

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  @Test
  void shouldSpeakTheEmergencyTextAtOnceAndEnd() {
    List<Decision> decided = call.say(NOTHING.withIntent(Intent.EMERGENCY));
    Decision.Say say = (Decision.Say) decided.get(0);
    assertThat(say.interruptible()).isFalse();
    assertThat(say.phrases().get(0).key()).isEqualTo("emergency");
    assertThat(call.ending()).contains(EndReason.EMERGENCY);
    assertThat(ledger.holds).isEmpty();
  }

  @Test
  void shouldNameTheEmergencyNumberEvenWhenHardlyUnderstood() {
    call.hearOut();
    call.heard(NOTHING.withIntent(Intent.EMERGENCY), true, 0.1);
    assertThat(call.lastSaid()).containsExactly("emergency.maybe", "ask.name.2");
    assertThat(call.ending()).isEmpty();
  }

  private void hear(Understanding said, double confidence) {
    call.hearOut();
    call.heard(said, true, confidence);
  }

  @Test
  void shouldNotEndACallOnADoubtfulHearingOfDanger() {
    // given "yes please", of which the recognizer makes "can't breathe"
    hear(NOTHING.withIntent(Intent.EMERGENCY), 0.42);
    assertThat(call.ending()).isEmpty();
    assertThat(ledger.holds).hasSize(1);
    assertThat(call.lastSaid()).containsExactly("emergency.maybe", "ask.name.2");

    // when it is understood at last
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);

    // then
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldHandOverToAPersonWhenDangerIsHeardDoubtfullyAgainAndAgain() {
    for (int i = 1; i <= 3; i++) {
      hear(NOTHING.withIntent(Intent.EMERGENCY), 0.42);
      // the third time a callback is being written, whose answer cuts the number short: said again
      assertThat(call.said().stream().filter(keys -> keys.contains("emergency.maybe")))
          .hasSize(i < 3 ? i : 4);
    }
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
  }

  @Test
  void shouldNameTheEmergencyNumberEvenWhenItGivesUpAndAsksForACallersNumber() {
    call = new PhoneCall(ledger);
    call.open(false);
    for (int i = 0; i < 3; i++) {
      hear(NOTHING.withIntent(Intent.EMERGENCY), 0.42);
    }
    assertThat(call.lastSaid())
        .containsExactly("emergency.maybe", "sorry.fallback", "ask.callback.number.1");
  }

  @Test
  void shouldNameTheEmergencyNumberOnADoubtfulHearingWhileTheBookingIsWritten() {
    // given
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.answerTools = false;
    call.say(YES);

    // when
    call.heard(NOTHING.withIntent(Intent.EMERGENCY), false, 0.42);

    // then
    assertThat(call.lastSaid()).containsExactly("emergency.maybe");
    assertThat(call.ending()).isEmpty();
  }

  /** Danger is perhaps spoken of while the booking is written. */
  private Decision.UseTool doubtfulWhileWriting() {
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.answerTools = false;
    List<Decision> yes = call.say(YES);
    call.heard(NOTHING.withIntent(Intent.EMERGENCY), false, 0.42);
    assertThat(call.lastSaid()).containsExactly("emergency.maybe");
    return (Decision.UseTool) yes.get(yes.size() - 1);
  }

  @Test
  void shouldNameTheEmergencyNumberAgainWhereAnAnswerCutsItShort() {
    Decision.UseTool tool = doubtfulWhileWriting();
    call.answerTools = true;
    call.answer(tool);
    assertThat(call.lastSaid()).startsWith("emergency.maybe", "booked");
    call.say(NOTHING.withIntent(Intent.HELP));
    assertThat(call.lastSaid()).doesNotContain("emergency.maybe");
  }

  @Test
  void shouldNotNameTheEmergencyNumberAgainWhereItWasHeard() {
    Decision.UseTool tool = doubtfulWhileWriting();
    call.give(Input.PromptEnded.of(call.tick(), call.state.prompts(), true, 10, 2));
    call.answerTools = true;
    call.answer(tool);
    assertThat(call.lastSaid()).startsWith("booked");
  }

  @Test
  void shouldNameTheEmergencyNumberAndDoWhatIsWished() {
    call = PhoneCall.opened(ledger);
    call.say(NOTHING.withIntent(Intent.BOOK).withService(CLEANING).withDate(TUESDAY).withUrgent());
    assertThat(call.lastSaid()).startsWith("emergency.maybe").hasSizeGreaterThan(1);
    assertThat(call.state.slots()).containsKeys(SlotName.SERVICE, SlotName.DATE);
    call.say(NOTHING.withTime(LocalTime.of(15, 0)));
    assertThat(call.lastSaid()).doesNotContain("emergency.maybe");
    assertThat(call.ending()).isEmpty();
  }

  @Test
  void shouldNameTheEmergencyNumberOnceTheAnswerIsThereForWhatIsUrgentWhileItSearches() {
    call = PhoneCall.opened(ledger);
    call.answerTools = false;
    List<Decision> search = call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    call.heard(NOTHING.withTime(LocalTime.of(15, 0)).withUrgent(), false, 0.9);
    call.answerTools = true;
    call.answer((Decision.UseTool) search.get(search.size() - 1));
    assertThat(call.lastSaid()).startsWith("emergency.maybe");
  }

  @Test
  void shouldAskAgainWhereOnlyPainIsSpokenOf() {
    hear(NOTHING.withUrgent(), 0.9);
    assertThat(call.lastSaid()).containsExactly("emergency.maybe", "ask.name.2");
  }

  @Test
  void shouldHearEmergencyWhileTheGoodbyeIsSpoken() {
    // given
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    call.say(NO);
    assertThat(call.ending()).contains(EndReason.BOOKED);
    // when: first a doubtful hearing, which is not worth the goodbye
    call.heard(NOTHING.withIntent(Intent.EMERGENCY), false, 0.4);
    assertThat(call.lastSaid()).contains("goodbye.booked");
    call.heard(NOTHING.withIntent(Intent.EMERGENCY), false, 0.9);
    // then
    assertThat(call.lastSaid()).containsExactly("emergency");
    assertThat(call.ending()).contains(EndReason.BOOKED);
  }

  @Test
  void shouldHearEmergencyWhileTheBookingIsWritten() {
    // given
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.answerTools = false;
    List<Decision> yes = call.say(YES);
    call.answer((Decision.UseTool) yes.get(yes.size() - 1));
    assertThat(call.state.isPending(ToolCall.ConfirmHold.class)).isTrue();

    // when
    call.heard(NOTHING.withIntent(Intent.EMERGENCY), false, 0.9);

    // then
    assertThat(call.ending()).contains(EndReason.EMERGENCY);
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
  }

  @Test
  void shouldAskWhetherToCallBackAndGoOnAfterNo() {
    call.press('0');
    assertThat(call.question()).isEqualTo(Question.CALLBACK);
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(ledger.holds).hasSize(1);
  }

  @Test
  void shouldPromiseACallbackOnlyWhenItIsCommitted() {
    // given
    call.say(NOTHING.withIntent(Intent.HUMAN));
    call.answerTools = false;

    // when
    List<Decision> decided = call.say(YES);

    // then
    assertThat(decided).noneMatch(Decision.Say.class::isInstance);
    Decision.UseTool promise = (Decision.UseTool) decided.get(decided.size() - 1);
    assertThat(((ToolCall.PromiseCallback) promise.call()).service()).contains(CLEANING);
    call.answer(promise);
    assertThat(call.lastSaid()).containsExactly("callback.promised", "goodbye");
  }

  @Test
  void shouldNameTheNumberWhenTheCallbackCannotBePromised() {
    ledger.broken.add(ToolCall.PromiseCallback.class);
    call.say(NOTHING.withIntent(Intent.HUMAN));
    call.say(YES);
    assertThat(call.lastSaid()).containsExactly("sorry.unavailable", "human.number", "goodbye");
    assertThat(call.ending()).contains(EndReason.HUMAN_NUMBER_NAMED);
  }

  @Test
  void shouldRepeatWordForWord() {
    List<String> before = call.lastSaid();
    call.press('*');
    assertThat(call.lastSaid()).isEqualTo(before);
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  @Test
  void shouldHelpAndAskAgain() {
    call.say(NOTHING.withIntent(Intent.HELP));
    assertThat(call.lastSaid()).containsExactly("help", "ask.name.2");
    assertThat(call.state.count(Question.NAME)).isZero();
  }

  @Test
  void shouldNotCountTheSilenceOfACallerWhoAskedToWait() {
    call.say(NOTHING.withIntent(Intent.WAIT));
    assertThat(call.lastSaid()).startsWith("wait");
    call.stayThere();
    assertThat(call.state.count(Question.NAME)).isZero();
    call.stayThere();
    assertThat(call.state.count(Question.NAME)).isEqualTo(1);
  }

  @Test
  void shouldBeginAgainWithoutAskingTheKnownNumberTwice() {
    call.say(NOTHING.withIntent(Intent.START_OVER));
    assertThat(ledger.holds).isEmpty();
    assertThat(call.lastSaid()).startsWith("begin.again");
    assertThat(call.question()).isEqualTo(Question.INTENT);
    assertThat(call.state.slots()).doesNotContainKey(SlotName.SERVICE);
  }

  @Test
  void shouldNotThrowABookingAwayForAnUnsureGoodbye() {
    call.hearOut();
    call.heard(NOTHING.withIntent(Intent.GOODBYE), true, 0.4);
    assertThat(call.ending()).isEmpty();
    assertThat(ledger.holds).hasSize(1);
  }

  @Test
  void shouldSayThatNothingWasBookedAtGoodbye() {
    call.say(NOTHING.withIntent(Intent.GOODBYE));
    assertThat(call.lastSaid()).containsExactly("nothing.booked", "goodbye");
    assertThat(call.ending()).contains(EndReason.CALLER_SAID_GOODBYE);
    assertThat(ledger.holds).isEmpty();
  }

  @Test
  void shouldInformAndAskAgain() {
    call.say(NOTHING.withIntent(Intent.INFORMATION));
    assertThat(call.lastSaid()).containsExactly("info.clinic", "ask.name.2");
    call.say(NOTHING.withIntent(Intent.INFORMATION).withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("info.service", "ask.name.2");
  }

  @Test
  void shouldGoOnFromThePendingQuestionAfterAGap() {
    // given
    var before = call.state.asked().orElseThrow();

    // when
    call.give(new Input.Resumed(call.tick()));

    // then
    assertThat(call.lastSaid()).containsExactly("resumed", "ask.name.2");
    assertThat(call.state.asked().orElseThrow().expectation()).isEqualTo(before.expectation());
    assertThat(call.state.prompts()).isEqualTo(before.prompt() + 1);
  }

  @Test
  void shouldWaitForTheToolThatWasInFlightWhenTheCallGoesOn() {
    // given
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.answerTools = false;
    List<Decision> yes = call.say(YES);

    // when
    call.give(new Input.Resumed(call.tick()));
    assertThat(call.lastSaid()).containsExactly("resumed");
    call.answerTools = true;
    call.answer((Decision.UseTool) yes.get(yes.size() - 1));

    // then
    assertThat(ledger.booked).hasSize(1);
    assertThat(call.state.phase()).isEqualTo(Phase.COMPLETE);
  }
}
