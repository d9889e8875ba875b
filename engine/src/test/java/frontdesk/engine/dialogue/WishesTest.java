package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about the wish: what it fills, what it drops, and what goes on because of it. */
class WishesTest {
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding CLEAN_TUESDAY =
      NOTHING.withService(CLEANING).withDate(TUESDAY);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private SlotQuery lastQuery() {
    List<ToolCall.SearchSlots> searches = call.tools(ToolCall.SearchSlots.class);
    return searches.get(searches.size() - 1).query();
  }

  @Test
  void shouldSearchAllOfTheDaysThatAreWished() {
    Understanding days = CLEAN_TUESDAY.withFrom(TUESDAY).withUntil(TUESDAY.plusDays(3));
    call.say(days.withWindow(Optional.of(THREE), Optional.empty()));
    assertThat(lastQuery().date()).contains(TUESDAY);
    assertThat(lastQuery().until()).contains(TUESDAY.plusDays(3));
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldTakeSeveralDaysForAWishWithoutTheFirstNamedAlone() {
    call.say(NOTHING.withService(CLEANING));
    call.say(NOTHING.withFrom(TUESDAY).withUntil(WEDNESDAY));
    assertThat(call.state.slots())
        .containsEntry(SlotName.DATE, new SlotValue.WantedDays(TUESDAY, WEDNESDAY));
  }

  @Test
  void shouldNotTakeASlotWhereAnyOfSeveralDaysWasWished() {
    Understanding days = CLEAN_TUESDAY.withFrom(TUESDAY).withUntil(TUESDAY.plusDays(3));
    call.say(days.withTime(THREE));
    assertThat(ledger.holds).isEmpty();
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  private void toReadBack() {
    call.say(CLEAN_TUESDAY.withTime(THREE));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldDropTheTimeWhenTheSoonestIsWishedInstead() {
    call.say(CLEAN_TUESDAY.withWindow(Optional.of(THREE), Optional.empty()));
    call.say(NOTHING.withSoonest());
    assertThat(call.state.slots()).doesNotContainKey(SlotName.TIME);
    assertThat(lastQuery().earliest()).isEmpty();
    assertThat(lastQuery().date()).isEmpty();
  }

  @Test
  void shouldSearchAnewWhenTheSoonestIsWishedInsteadOfWhatIsHeld() {
    toReadBack();
    call.say(NOTHING.withSoonest());
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(lastQuery().exact()).isEmpty();
  }

  static Stream<Arguments> soonestWithATime() {
    Understanding soonest = NOTHING.withSoonest();
    return Stream.of(
        Arguments.of(soonest.withTime(TEN), new SlotValue.WantedTime(TEN)),
        Arguments.of(
            soonest.withWindow(Optional.of(TEN), Optional.empty()),
            new SlotValue.WantedWindow(Optional.of(TEN), Optional.empty())),
        Arguments.of(
            soonest.withWindow(Optional.empty(), Optional.of(TEN)),
            new SlotValue.WantedWindow(Optional.empty(), Optional.of(TEN))));
  }

  @ParameterizedTest
  @MethodSource("soonestWithATime")
  void shouldKeepATimeThatIsSaidWithTheSoonest(Understanding said, SlotValue time) {
    // given a time that was said before
    call.answerTools = false;
    call.say(CLEAN_TUESDAY.withTime(THREE));
    // when
    call.say(said);
    // then it is replaced, and never missing on the way
    assertThat(call.state.slots().get(SlotName.TIME)).isEqualTo(time);
    assertThat(call.decisions().toString()).doesNotContain("SlotCleared");
  }

  @Test
  void shouldSearchWithinTheHoursThatWereSaid() {
    call.say(CLEAN_TUESDAY.withWindow(Optional.of(TEN), Optional.empty()));
    assertThat(lastQuery().earliest()).contains(TEN);
    call.say(NOTHING.withWindow(Optional.empty(), Optional.of(THREE)));
    assertThat(lastQuery().earliest()).isEmpty();
    assertThat(lastQuery().latest()).contains(THREE);
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldTakeAnExactTimeBeforeTheHoursSaidWithIt() {
    call.say(CLEAN_TUESDAY.withTime(TEN).withWindow(Optional.of(TEN), Optional.empty()));
    assertThat(call.state.slots().get(SlotName.TIME)).isEqualTo(new SlotValue.WantedTime(TEN));
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  @Test
  void shouldGiveASlotBackThatIsOutsideTheHoursWishedNow() {
    // given three o'clock is held
    call.say(CLEAN_TUESDAY.withTime(THREE));
    // when: after three is still right, before noon is not
    call.say(NOTHING.withWindow(Optional.of(THREE), Optional.empty()));
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
    call.say(NOTHING.withWindow(Optional.of(THREE.plusMinutes(1)), Optional.empty()));
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldGiveASlotBackThatIsLaterThanWishedNow() {
    call.say(CLEAN_TUESDAY.withTime(THREE));
    call.say(NOTHING.withWindow(Optional.empty(), Optional.of(THREE)));
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
    call.say(NOTHING.withWindow(Optional.empty(), Optional.of(THREE.minusMinutes(1))));
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
  }

  @Test
  void shouldGiveASlotBackThatIsForAnotherServiceThanWishedNow() {
    call.say(CLEAN_TUESDAY.withTime(THREE));
    call.say(NOTHING.withService(CHECKUP));
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
    assertThat(call.state.hold().orElseThrow().slot().service()).isEqualTo(CHECKUP);
  }

  @Test
  void shouldAskForAnotherTimeWhenTheDayLeavesNoRoomForItAnyMore() {
    // given half past four, which is late enough for a checkup but not for a filling
    call.say(NOTHING.withService(CHECKUP).withTime(LocalTime.of(16, 30)));
    // when
    call.say(NOTHING.withService(FILLING).withDate(WEDNESDAY));
    // then
    assertThat(call.lastSaid()).containsExactly("impossible.fit", "ask.time.2");
    assertThat(call.state.slots()).doesNotContainKey(SlotName.TIME);
    assertThat(call.state.wantedDay()).contains(WEDNESDAY);
  }

  @Test
  void shouldAskForSomebodyElseWhenTheOneWishedDoesNotDoTheServiceNamedLater() {
    // given
    call.say(NOTHING.withService(CHECKUP).withPractitioner(IONESCU));
    assertThat(call.question()).isEqualTo(Question.DATE);
    // when
    call.say(NOTHING.withService(CLEANING));
    // then
    assertThat(call.lastSaid()).startsWith("impossible.practitioner", "ask.practitioner.2");
    assertThat(call.state.slots()).doesNotContainKey(SlotName.PRACTITIONER);
    assertThat(call.state.slots().get(SlotName.SERVICE))
        .isEqualTo(new SlotValue.WantedService(CLEANING));
  }

  @Test
  void shouldKeepANoteThatWasNotAskedFor() {
    call.say(NOTHING.withService(CLEANING));
    call.say(NOTHING.withNote(SampleClinic.sealed("a note")));
    assertThat(call.state.slots().get(SlotName.NOTE))
        .isEqualTo(new SlotValue.Note(SampleClinic.sealed("a note")));
    assertThat(call.state.count(Question.DATE)).isZero();
  }

  @Test
  void shouldTakeAYesWithTheSameWishAgainForAgreement() {
    toReadBack();
    call.say(YES.withDate(TUESDAY).withTime(THREE));
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldReadBackAgainWhatIsAddedAfterTheYes() {
    // given yes, and the patient not yet known
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    var register = call.lastUse();
    // when
    call.heard(NOTHING.withNote(SampleClinic.sealed("a note")), true, 0.9);
    call.answerTools = true;
    call.answer(register);
    // then
    assertThat(call.tools(ToolCall.ConfirmHold.class)).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(call.tools(ToolCall.ConfirmHold.class).get(0).note())
        .contains(SampleClinic.sealed("a note"));
  }

  static Stream<Understanding> useful() {
    return Stream.of(
        NOTHING.withService(CLEANING),
        NOTHING.withName(SampleClinic.sealed("a name")),
        NOTHING.withNumber(SampleClinic.sealed("a number")),
        NOTHING.withIntent(Intent.BOOK));
  }

  @ParameterizedTest
  @MethodSource("useful")
  void shouldGoOnWithoutTroubleAfterSomethingThatHelpsElsewhere(Understanding said) {
    call.say(NOTHING.withService(CLEANING));
    call.say(said);
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
    assertThat(call.state.count(Question.DATE)).isZero();
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  static Stream<Understanding> useless() {
    return Stream.of(
        NOTHING, YES, NOTHING.withYes(false), NOTHING.withNone(), NOTHING.withChoice(1));
  }

  @ParameterizedTest
  @MethodSource("useless")
  void shouldSayThatItDidNotUnderstandWhatAnswersNothing(Understanding said) {
    call.say(NOTHING.withService(CLEANING));
    call.say(said);
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.date.2");
    assertThat(call.state.count(Question.DATE, Trouble.NOT_UNDERSTOOD)).isEqualTo(1);
  }

  @Test
  void shouldNotTakeWhatHelpsElsewhereForAnAnswerToTheReadBack() {
    toReadBack();
    call.say(NOTHING.withDate(TUESDAY));
    assertThat(call.lastSaid()).startsWith("confirm.unsure.1", "confirm.short");
  }

  @Test
  void shouldLeaveTheGreetingAsSoonAsSomethingIsUnderstood() {
    call.answerTools = false;
    call.say(CLEAN_TUESDAY);
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldLeaveTroubleBehindWhileItSearches() {
    // given
    call.mumble();
    call.mumble();
    assertThat(call.state.phase()).isEqualTo(Phase.RETRY);
    // when
    call.answerTools = false;
    call.say(CLEAN_TUESDAY);
    // then
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
    assertThat(call.state.count(Question.INTENT)).isZero();
  }

  @Test
  void shouldLeaveTheReadBackWhileItSearchesAnew() {
    toReadBack();
    call.answerTools = false;
    call.say(NOTHING.withDate(WEDNESDAY));
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldComeBackToAQuestionInOtherWordsThanItWasNotUnderstoodIn() {
    // given
    call.say(CLEAN_TUESDAY.withTime(THREE));
    call.mumble();
    // when
    call.say(NOTHING.withTime(TEN));
    // then
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(call.lastSaid()).containsExactly("ask.name.2");
  }

  @Test
  void shouldOfferAgainInOtherWordsThanItWasNotUnderstoodIn() {
    call.say(CLEAN_TUESDAY);
    call.mumble();
    call.say(NOTHING.withDate(WEDNESDAY));
    assertThat(call.lastSaid()).startsWith("offer.day").endsWith("ask.offer.2");
  }

  @Test
  void shouldTellAHumanWhomAndWhenTheCallerWished() {
    call.say(
        NOTHING.withService(CHECKUP).withPractitioner(POPESCU).withDate(TUESDAY).withTime(TEN));
    call.press('0');
    call.say(YES);
    assertThat(ledger.callbacks)
        .containsExactly(
            new ToolCall.PromiseCallback(
                Optional.of(SampleClinic.sealed("number")),
                Optional.of(CHECKUP),
                Optional.of(POPESCU),
                Optional.of(TUESDAY),
                Optional.of(TEN)));
  }
}
