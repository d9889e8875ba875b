package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers: how they are said, and what takes one of them. */
class TakingOffersTest {
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final LocalTime TWO = LocalTime.of(14, 0);
  private static final Understanding YES = NOTHING.withYes(true);

  private static final Slot FIRST = slot(POPESCU, TUESDAY, TEN);
  private static final Slot SECOND = slot(IONESCU, TUESDAY, TWO);
  private static final Slot THIRD = slot(POPESCU, WEDNESDAY, TWO);

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private static Slot slot(PractitionerId who, LocalDate day, LocalTime time) {
    return new Slot(
        CHECKUP, who, day.atTime(time).atZone(ZONE).toInstant(), Duration.ofMinutes(30));
  }

  private void offered(Slot... slots) {
    call.answerTools = false;
    call.say(NOTHING.withService(CHECKUP).withSoonest());
    call.answer(new ToolAnswer.SlotsFound(List.of(slots), false));
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  private List<Slot> kept() {
    return call.tools(ToolCall.HoldSlot.class).stream().map(ToolCall.HoldSlot::slot).toList();
  }

  static Stream<Arguments> taking() {
    return Stream.of(
        Arguments.of(NOTHING.withChoice(1), FIRST),
        Arguments.of(NOTHING.withChoice(3), THIRD),
        Arguments.of(NOTHING.withTime(TEN), FIRST),
        Arguments.of(NOTHING.withDate(WEDNESDAY), THIRD),
        Arguments.of(NOTHING.withPractitioner(IONESCU), SECOND),
        Arguments.of(NOTHING.withDate(TUESDAY).withTime(TWO), SECOND),
        Arguments.of(NOTHING.withDate(TUESDAY).withPractitioner(POPESCU), FIRST),
        Arguments.of(NOTHING.withTime(TWO).withPractitioner(POPESCU), THIRD));
  }

  @ParameterizedTest
  @MethodSource("taking")
  void shouldTakeTheOneThatIsMeant(Understanding said, Slot meant) {
    // given
    offered(FIRST, SECOND, THIRD);
    // when
    call.say(said);
    // then
    assertThat(kept()).containsExactly(meant);
    LocalDate day = meant.start().atZone(ZONE).toLocalDate();
    assertThat(call.state.slots().get(SlotName.DATE)).isEqualTo(new SlotValue.WantedDate(day));
  }

  static Stream<Understanding> notTaking() {
    return Stream.of(
        NOTHING.withChoice(0),
        NOTHING.withChoice(4),
        YES,
        NOTHING.withTime(TWO),
        NOTHING.withDate(TUESDAY),
        NOTHING.withPractitioner(POPESCU),
        NOTHING.withTime(LocalTime.of(11, 0)),
        NOTHING.withService(CLEANING).withTime(TEN));
  }

  @ParameterizedTest
  @MethodSource("notTaking")
  void shouldTakeNoneWhereNoneOrSeveralAreMeant(Understanding said) {
    offered(FIRST, SECOND, THIRD);
    call.say(said);
    assertThat(kept()).isEmpty();
  }

  @Test
  void shouldTakeTheFirstForWhoeverWishesTwiceMoreWhatWasOffered() {
    Understanding wish = NOTHING.withDate(TUESDAY);
    call.answerTools = false;
    call.say(wish.withService(CHECKUP).withWindow(Optional.of(TEN), Optional.empty()));
    call.answer(new ToolAnswer.SlotsFound(List.of(FIRST, SECOND), true));
    call.say(wish);
    assertThat(call.lastSaid()).startsWith("trouble.unclear.1");
    assertThat(kept()).isEmpty();
    call.say(wish);
    assertThat(kept()).containsExactly(FIRST);
  }

  @Test
  void shouldNotTakeWhatIsNotWishedForWishingItAgain() {
    Understanding wish = NOTHING.withDate(TUESDAY).withTime(LocalTime.of(11, 0));
    call.answerTools = false;
    call.say(wish.withService(CHECKUP));
    call.answer(new ToolAnswer.SlotsFound(List.of(FIRST, SECOND), false));
    call.say(wish);
    call.say(wish);
    assertThat(call.lastSaid()).startsWith("trouble.unclear.2");
    assertThat(kept()).isEmpty();
  }

  @Test
  void shouldTakeYesForTheOnlyOfferButNotYesToAnotherTime() {
    offered(FIRST);
    call.say(YES.withTime(LocalTime.of(11, 0)));
    assertThat(kept()).isEmpty();
    assertThat(call.lastUse().call()).isInstanceOf(ToolCall.SearchSlots.class);
    call.answer(new ToolAnswer.SlotsFound(List.of(SECOND), false));
    assertThat(call.lastSaid())
        .containsExactly("offer.taken", "offer.single", "ask.offer.single.1");
    call.say(YES);
    assertThat(kept()).containsExactly(SECOND);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNotTakeTheOnlyOfferForNoOrForAnAnswerToSomethingElse(boolean no) {
    offered(FIRST);
    call.say(no ? NOTHING.withYes(false) : NOTHING.withName(SampleClinic.sealed("a name")));
    assertThat(kept()).isEmpty();
  }

  @Test
  void shouldForgetTroubleOnceAnOfferIsTaken() {
    // given
    offered(FIRST, SECOND);
    call.mumble();
    assertThat(call.state.phase()).isEqualTo(Phase.RETRY);
    // when
    call.say(NOTHING.withChoice(2));
    // then
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
    assertThat(call.state.count(Question.OFFER)).isZero();
  }

  @Test
  void shouldSayWhyANumberBeyondTheOffersIsNotTaken() {
    offered(FIRST, SECOND);
    call.say(NOTHING.withChoice(3));
    assertThat(call.state.count(Question.OFFER, Trouble.NOT_UNDERSTOOD)).isEqualTo(1);
    assertThat(call.lastSaid()).startsWith("trouble.unclear.1");
    assertThat(call.state.asked().orElseThrow().expectation().offers())
        .containsExactly(FIRST, SECOND);
  }

  /** A search for ten o'clock and a hold for nine are at work; the search is answered first. */
  private Slot offeredWhileHolding() {
    call.answerTools = false;
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    call.answer(call.lastUse());
    call.say(NOTHING.withTime(TEN));
    Decision.UseTool search = call.lastUse();
    call.heard(NOTHING.withTime(LocalTime.of(9, 0)), true, 0.9);
    Decision.UseTool hold = call.lastUse();
    Slot nine = ((ToolCall.HoldSlot) hold.call()).slot();
    call.heard(NOTHING.withTime(TEN), true, 0.9);
    ledger.taken.add(TUESDAY.atTime(TEN));
    call.answer(search);
    call.answer(hold);
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(call.state.hold()).isPresent();
    return nine;
  }

  @Test
  void shouldGoOnWithTheHoldItHasWhenThatSlotIsChosenAgain() {
    Slot nine = offeredWhileHolding();
    call.say(NOTHING.withChoice(1));
    assertThat(kept()).containsExactly(nine);
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
    assertThat(call.lastSaid()).containsExactly("ask.name.1");
  }

  @Test
  void shouldGiveTheHoldBackWhenAnotherSlotIsChosen() {
    offeredWhileHolding();
    call.say(NOTHING.withChoice(2));
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
    assertThat(kept()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void shouldNumberOffersAndNameADayWhereItChanges() {
    // given
    call = new PhoneCall(ledger, new Limits(3, 0.6, 0.3, 0.75, 6, 200, 24));
    call.open(true);
    // when
    offered(
        FIRST,
        SECOND,
        THIRD,
        slot(POPESCU, TUESDAY.plusDays(6), TEN),
        slot(POPESCU, TUESDAY.plusDays(7), TEN),
        slot(POPESCU, TUESDAY.plusDays(7), TWO));
    // then
    assertThat(call.lastSaid())
        .containsExactly(
            "offer.item",
            "offer.item.time",
            "offer.item.near",
            "offer.item.near",
            "offer.item",
            "offer.item.time",
            "ask.offer.1");
    assertThat(numbers()).containsExactly(counts(6));
  }

  @Test
  void shouldNameTheDayOnceWhenAllOffersAreOnIt() {
    offered(FIRST, SECOND);
    assertThat(call.lastSaid())
        .containsExactly("offer.day", "offer.item.time", "offer.item.time", "ask.offer.1");
    assertThat(numbers()).containsExactly(counts(2));
  }

  private List<Argument> numbers() {
    return call.state.asked().orElseThrow().phrases().stream()
        .map(Phrase::arguments)
        .filter(arguments -> arguments.containsKey("number"))
        .map(arguments -> Objects.requireNonNull(arguments.get("number")))
        .toList();
  }

  private static Argument[] counts(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(Argument.Count::new).toArray(Argument[]::new);
  }
}
