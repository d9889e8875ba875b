package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.SUNDAY;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.HoldId;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Yes, no, none and "that is wrong" at each question: what is asked next, and what is forgotten.
 */
class RepliesTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Understanding WISH =
      NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void toNameConfirm() {
    call.say(WISH);
    call.sayName();
    assertThat(call.question()).isEqualTo(Question.NAME_CONFIRM);
  }

  private void toContactConfirm() {
    toNameConfirm();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONTACT_CONFIRM);
  }

  private void toReadBack() {
    toContactConfirm();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @ParameterizedTest(name = "{0} is wrong: {1} is asked, hold kept {2}")
  @CsvSource({
    "SERVICE, SERVICE, false",
    "PRACTITIONER, PRACTITIONER, false",
    "DATE, DATE, false",
    "TIME, TIME, false",
    "NAME, NAME, true",
    "CONTACT, CONTACT, true"
  })
  void shouldAskAnewForWhatIsWrong(SlotName wrong, Question asked, boolean kept) {
    toReadBack();
    call.say(NOTHING.withWrong(wrong));
    assertThat(call.question()).isEqualTo(asked);
    assertThat(call.state.slots()).doesNotContainKey(wrong);
    assertThat(call.state.hold().isPresent()).isEqualTo(kept);
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldForgetTheTimeWithTheDayThatIsWrong() {
    toReadBack();
    call.say(NOTHING.withWrong(SlotName.DATE));
    assertThat(call.state.slots()).doesNotContainKeys(SlotName.DATE, SlotName.TIME);
  }

  @Test
  void shouldNotTakeAYesThatSaysWhatIsWrongForAgreement() {
    toReadBack();
    call.say(YES.withWrong(SlotName.TIME));
    assertThat(call.question()).isEqualTo(Question.TIME);
    assertThat(ledger.booked).isEmpty();
  }

  @Test
  void shouldLeaveTroubleBehindWhenSomethingIsWrong() {
    call.say(NOTHING.withService(CLEANING));
    call.mumble();
    assertThat(call.state.phase()).isEqualTo(Phase.RETRY);
    call.say(NOTHING.withWrong(SlotName.SERVICE));
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldAskForAnotherDayWhenNoOfferFits() {
    // given offers for a window of the day, once not understood
    call.say(
        NOTHING
            .withService(CLEANING)
            .withDate(TUESDAY)
            .withWindow(Optional.of(THREE), Optional.empty()));
    assertThat(call.question()).isEqualTo(Question.OFFER);
    call.mumble();
    // when
    call.say(NO);
    // then
    assertThat(call.lastSaid()).containsExactly("offer.another", "ask.date.1");
    assertThat(call.state.slots()).doesNotContainKey(SlotName.TIME);
    assertThat(call.state.count(Question.OFFER)).isZero();
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldDecideNothingAboutWhatIsNotKnownAnyway() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    List<Decision> decided = call.say(NO);
    assertThat(decided).noneMatch(Decision.SlotCleared.class::isInstance);
    assertThat(decided).noneMatch(Decision.TroubleForgotten.class::isInstance);
  }

  @Test
  void shouldGoOnFromTheLastDayOfferedWhenLaterOnesAreWished() {
    // given offers of Tuesday afternoon
    call.say(
        NOTHING
            .withService(CLEANING)
            .withDate(TUESDAY)
            .withWindow(Optional.of(THREE), Optional.empty()));
    // when
    call.press(Keys.MORE);
    // then
    assertThat(call.state.wantedDay()).contains(TUESDAY.plusDays(1));
    assertThat(call.state.slots()).doesNotContainKey(SlotName.TIME);
    assertThat(call.tools(ToolCall.SearchSlots.class)).hasSize(2);
  }

  @Test
  void shouldAskForTheNameAgainWhenItIsDenied() {
    // given
    toNameConfirm();
    call.mumble();
    // when
    call.say(NO);
    // then
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(call.state.count(Question.NAME_CONFIRM)).isZero();
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
    // and the name that was denied is not read out once more
    call.say(NOTHING.withTime(LocalTime.of(11, 0)));
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  private Argument said(String argument) {
    return Objects.requireNonNull(
        call.state.asked().orElseThrow().phrases().get(0).arguments().get(argument));
  }

  @Test
  void shouldReadTheNameBackAsItWasGivenAndTheEndOfTheNumber() {
    call.say(WISH);
    call.say(NOTHING.withName(SampleClinic.sealed("spoken")));
    assertThat(call.question()).isEqualTo(Question.NAME_CONFIRM);
    assertThat(said("name")).isEqualTo(new Argument.Words(SampleClinic.sealed("spoken")));
    call.say(NO);
    call.sayName();
    assertThat(said("name")).isEqualTo(new Argument.Recording(SampleClinic.sealed("name")));
    call.say(YES);
    assertThat(said("digits")).isEqualTo(new Argument.LastDigits(SampleClinic.sealed("number"), 3));
  }

  @Test
  void shouldForgetTroubleWithANumberThatIsConfirmedOrDenied() {
    toContactConfirm();
    call.mumble();
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    assertThat(call.state.count(Question.CONTACT_CONFIRM)).isZero();
    assertThat(call.state.heardNumber()).isEmpty();
  }

  @Test
  void shouldConfirmANumberThatIsSaidOnceMore() {
    // given a number that was confirmed, and said again
    toReadBack();
    call.say(NOTHING.withWrong(SlotName.NAME).withNumber(SampleClinic.sealed("number")));
    call.sayName();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONTACT_CONFIRM);
    // when
    call.say(YES);
    // then it is not asked about for ever
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldBookForANameWithoutANumber() {
    // given
    toContactConfirm();
    call.say(NO);
    // when
    call.press('#');
    // then
    assertThat(call.lastSaid()).containsExactly("confirm.full", "confirm.when", "ask.confirm.1");
    call.say(YES);
    assertThat(ledger.registrations.get(0).number()).isEmpty();
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldAskWhatToChangeAfterNoAndGoOnAfterNothing() {
    // given
    toReadBack();
    call.mumble();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("ask.change.1");
    assertThat(call.state.count(Question.CONFIRM)).isZero();
    call.mumble();
    // when nothing is to be changed after all
    call.say(NO);
    // then
    assertThat(call.lastSaid())
        .containsExactly("confirm.full", "confirm.when", "confirm.number", "ask.confirm.1");
    assertThat(call.state.count(Question.CHANGE)).isZero();
  }

  @Test
  void shouldRepeatWordForWordWhenAskedTo() {
    call.say(NOTHING.withService(CLEANING));
    var before = call.state.asked().orElseThrow();
    call.say(NOTHING.withIntent(Intent.REPEAT));
    var after = call.state.asked().orElseThrow();
    assertThat(after.prompt()).isEqualTo(before.prompt() + 1);
    assertThat(after.phrases()).isEqualTo(before.phrases());
    call.press('*');
    assertThat(call.state.prompts()).isEqualTo(before.prompt() + 2);
  }

  @Test
  void shouldStayInTheGreetingWhileItOnlyHelps() {
    call.say(NOTHING.withIntent(Intent.HELP));
    assertThat(call.lastSaid()).containsExactly("help", "ask.intent.2");
    assertThat(call.state.phase()).isEqualTo(Phase.GREETING);
  }

  @Test
  void shouldHelpInTheWordsOfTheAttempt() {
    call.say(NOTHING.withService(CLEANING));
    call.mumble();
    call.mumble();
    call.say(NOTHING.withIntent(Intent.HELP));
    assertThat(call.lastSaid()).containsExactly("help", "ask.date.3");
  }

  @Test
  void shouldBeginAgainFromTheReadBack() {
    toReadBack();
    call.mumble();
    call.say(NOTHING.withIntent(Intent.START_OVER));
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
    assertThat(call.state.slots()).containsOnlyKeys(SlotName.NAME, SlotName.CONTACT);
  }

  @Test
  void shouldLeaveTroubleBehindWhenItBeginsAgain() {
    call.say(NOTHING.withService(CLEANING).withDate(SUNDAY));
    assertThat(call.state.phase()).isEqualTo(Phase.RETRY);
    call.say(NOTHING.withIntent(Intent.START_OVER));
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldSayThatItDidNotHearInOtherWordsEachTime() {
    call.stayThere();
    assertThat(call.lastSaid()).startsWith("trouble.silence.1");
    call.stayThere();
    assertThat(call.lastSaid()).startsWith("trouble.silence.2");
  }

  @Test
  void shouldNotKnowAKeyThatMeansNothingHere() {
    call.press('7');
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.intent.2");
  }

  @Test
  void shouldNotTakeARecordingForAnAnswerWhereNoneIsAskedFor() {
    call.give(
        new Input.AudioRecorded(
            call.tick(), call.state.prompts(), SampleClinic.sealed("a cough"), 300));
    assertThat(call.state.count(Question.INTENT, Trouble.NOT_UNDERSTOOD)).isEqualTo(1);
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.intent.2");
  }

  @Test
  void shouldKeepAHoldWhenAnotherIsGivenBack() {
    toReadBack();
    var kept = call.state.hold();
    ConversationState after =
        call.state.apply(
            new Decision.UseTool(
                call.state.tools() + 1, new ToolCall.ReleaseHold(new HoldId("another"))));
    assertThat(after.hold()).isEqualTo(kept);
  }

  @Test
  void shouldNotTakeALateYesForTheQuestionAskedNow() {
    // given
    toNameConfirm();
    // when a yes comes that was begun before the question
    call.give(
        new Input.Heard(
            call.tick(), call.state.prompts() - 1, true, YES, 0.9, SampleClinic.sealed("yes")));
    // then
    assertThat(call.question()).isEqualTo(Question.NAME_CONFIRM);
    assertThat(call.state.slots()).doesNotContainKey(SlotName.NAME);
    assertThat(call.state.heardName())
        .contains(new SlotValue.RecordedName(SampleClinic.sealed("name")));
  }
}
