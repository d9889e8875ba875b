package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the ledger refuses or answers too late, and what becomes of the wish. */
class RefusalsTest {
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding WISH =
      NOTHING.withService(CHECKUP).withPractitioner(POPESCU).withDate(TUESDAY).withTime(THREE);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  /** The whole wish is known, the slot was found, and its hold is at work. */
  private void toHold() {
    call.answerTools = false;
    call.say(WISH);
    call.answer(call.lastUse());
    assertThat(call.lastUse().call()).isInstanceOf(ToolCall.HoldSlot.class);
  }

  private void toReadBack() {
    call.say(WISH);
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  private void late() {
    call.give(new Input.TurnLate(call.tick(), call.state.prompts()));
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(
            Refusal.TOO_SOON,
            Question.DATE,
            "impossible.soon",
            Set.of(SlotName.SERVICE, SlotName.PRACTITIONER, SlotName.DATE)),
        Arguments.of(
            Refusal.TOO_FAR,
            Question.DATE,
            "impossible.nothing.free",
            Set.of(SlotName.SERVICE, SlotName.PRACTITIONER)),
        Arguments.of(
            Refusal.OUTSIDE_HOURS,
            Question.DATE,
            "impossible.nothing.free",
            Set.of(SlotName.SERVICE, SlotName.PRACTITIONER)),
        Arguments.of(
            Refusal.NOT_OFFERED,
            Question.SERVICE,
            "impossible.service",
            Set.of(SlotName.DATE, SlotName.TIME)));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldSayWhatCannotBeAndKeepTheRestOfTheWish(
      Refusal reason, Question question, String why, Set<SlotName> kept) {
    toHold();
    call.answer(new ToolAnswer.Refused(reason));
    assertThat(call.question()).isEqualTo(question);
    assertThat(call.lastSaid()).startsWith(why);
    assertThat(call.state.count(question, Trouble.IMPOSSIBLE)).isEqualTo(1);
    assertThat(call.state.slots().keySet()).isEqualTo(kept);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOT_NOT_FREE", "HOLD_EXPIRED", "HOLD_NOT_FOUND"})
  void shouldSearchAgainForASlotThatIsGone(Refusal reason) {
    toHold();
    call.answer(new ToolAnswer.Refused(reason));
    List<ToolCall.SearchSlots> searches = call.tools(ToolCall.SearchSlots.class);
    assertThat(searches).hasSize(2);
    assertThat(searches.get(1)).isEqualTo(searches.get(0));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TOO_MANY_HOLDS",
        "TOO_MANY_HOLDS_TODAY",
        "TOO_MANY_BOOKINGS_TODAY",
        "APPOINTMENT_NOT_FOUND",
        "KEY_REUSED",
        "KEY_EXPIRED"
      })
  void shouldHandOverToAPersonForARefusalThatNobodyCanAnswer(Refusal reason) {
    toHold();
    call.answer(new ToolAnswer.Refused(reason));
    assertThat(call.lastUse().call()).isInstanceOf(ToolCall.PromiseCallback.class);
    assertThat(call.state.phase()).isEqualTo(Phase.FALLBACK);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_HOLDS_TODAY", "TOO_MANY_BOOKINGS_TODAY"})
  void shouldSayThatItIsTheLimitOfADayAndPromiseACallback(Refusal reason) {
    toHold();
    call.answer(new ToolAnswer.Refused(reason));
    call.answer(call.lastUse());
    assertThat(call.lastSaid()).containsExactly("sorry.limit", "callback.promised", "goodbye");
  }

  @Test
  void shouldAskForAnotherDayWhenNothingIsFree() {
    call.answerTools = false;
    call.say(WISH);
    call.answer(new ToolAnswer.SlotsFound(List.of(), false));
    assertThat(call.lastSaid()).containsExactly("impossible.full", "ask.waiting.1");
    call.say(Understanding.NOTHING.withYes(false));
    assertThat(call.lastSaid()).containsExactly("offer.another", "ask.date.1");
    assertThat(call.state.slots()).containsOnlyKeys(SlotName.SERVICE, SlotName.PRACTITIONER);
  }

  @Test
  void shouldOfferTheWishedTimeInsteadOfKeepingItWhenItWasJustRefused() {
    toHold();
    call.answer(new ToolAnswer.Refused(Refusal.SLOT_NOT_FREE));
    call.answer(call.lastUse());
    assertThat(call.lastSaid())
        .containsExactly("offer.just.gone", "offer.single", "ask.offer.single.1");
  }

  @Test
  void shouldSearchAnewWhenTheHoldToConfirmIsUnknown() {
    // given
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    // when
    call.answer(new ToolAnswer.Refused(Refusal.HOLD_NOT_FOUND));
    // then
    assertThat(call.state.hold()).isEmpty();
    assertThat(call.lastUse().call()).isInstanceOf(ToolCall.SearchSlots.class);
  }

  @Test
  void shouldReadBackInFullAgainWhenTheHoldExpiredAfterTrouble() {
    toReadBack();
    call.mumble();
    ledger.holdsExpire = true;
    call.say(YES);
    assertThat(call.lastSaid())
        .containsExactly(
            "hold.expired", "confirm.full", "confirm.when", "confirm.number", "ask.confirm.1");
  }

  @Test
  void shouldGiveBackASlotThatIsKeptTooLateToBeOfUse() {
    // given a caller who insists on a person while the slot is being kept
    toHold();
    Decision.UseTool hold = call.lastUse();
    call.say(NOTHING.withIntent(Intent.HUMAN));
    call.say(NOTHING.withIntent(Intent.HUMAN));
    assertThat(call.state.phase()).isEqualTo(Phase.FALLBACK);
    // when
    call.answer(hold);
    // then
    assertThat(call.lastUse().call()).isInstanceOf(ToolCall.ReleaseHold.class);
  }

  @Test
  void shouldGiveBackASlotThatIsKeptAfterTheCallerHungUp() {
    toHold();
    Decision.UseTool hold = call.lastUse();
    call.hangUp();
    call.answer(hold);
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
  }

  @Test
  void shouldNotGiveBackWhatIsBeingBookedWhenTheCallerHangsUp() {
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    call.hangUp();
    call.hearOut();
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
    assertThat(call.lastUse().tool()).as("tools are counted").isEqualTo(4);
  }

  @Test
  void shouldGiveTheHoldBackWhenItGivesUpWaiting() {
    // given a patient who is not registered in time
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    // when
    late();
    late();
    assertThat(call.lastSaid()).containsExactly("one.moment");
    late();
    // then
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
    assertThat(call.phases()).endsWith(Phase.CONFIRM, Phase.FALLBACK, Phase.END);
    assertThat(call.ending()).contains(EndReason.HUMAN_NUMBER_NAMED);
  }

  @Test
  void shouldSayThatItIsUnsureWhenItGivesUpWaitingForTheBooking() {
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    late();
    late();
    late();
    assertThat(call.lastSaid()).containsExactly("sorry.unsure", "human.number", "goodbye");
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
  }

  @Test
  void shouldNotLetWordsChangeABookingThatIsBeingWritten() {
    // given
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    // when
    List<Decision> decided = call.heard(NOTHING.withYes(false).withDate(WEDNESDAY), true, 0.9);
    // then
    assertThat(decided).isEmpty();
    assertThat(call.state.phase()).isEqualTo(Phase.CONFIRM);
  }

  @Test
  void shouldTakeALostTurnForNotUnderstood() {
    late();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.intent.2");
  }
}
