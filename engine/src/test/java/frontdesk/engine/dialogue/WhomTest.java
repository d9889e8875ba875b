package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.SUNDAY;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a wish is for: asked anew for somebody else only, and one more of the same for them. */
class WhomTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding FIND = NOTHING.withIntent(Intent.FIND_APPOINTMENT);
  private static final Understanding HIS = FIND.withPerson(RelationToCaller.SON);
  private static final Understanding NUMBER = NOTHING.withNumber(SampleClinic.sealed("typed"));
  private static final Understanding BIRTH = NOTHING.withBirthDate(SampleClinic.sealed("birth"));
  private static final Understanding HIS_BIRTH =
      NOTHING.withBirthDate(SampleClinic.sealed("tom's birth"));
  private static final LocalTime NINE = LocalTime.of(9, 0);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);
  private final Appointment hers = ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
  private final Appointment his =
      ledger.has(FakeLedger.TOM, CLEANING, POPESCU, WEDNESDAY.atTime(9, 0));

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void hersIsTold() {
    call.say(FIND);
    call.say(NUMBER);
    call.say(BIRTH);
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  private void bookAtNine() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(NINE));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("booked");
  }

  @Test
  void shouldAskForNoOtherProofWhereNobodyWasSpokenOfBefore() {
    call.say(HIS);
    assertThat(call.lastSaid()).containsExactly("ask.known.number.1");
  }

  @Test
  void shouldTakeANameThatIsSaidWithTheWishForTheCallers() {
    call.say(FIND.withName(SampleClinic.sealed("ann")));
    assertThat(call.lastSaid()).containsExactly("ask.known.number.1");
    call.say(BIRTH);
    assertThat(call.state.dealings().appointments()).containsExactly(hers);
  }

  @Test
  void shouldGoOnOnceItIsSaidWhomABookingIsFor() {
    call.say(NOTHING.withIntent(Intent.BOOK).withService(CLEANING));
    call.say(NOTHING.withPerson(RelationToCaller.SON));
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
    call.say(NOTHING.withDate(TUESDAY).withTime(NINE));
    assertThat(call.lastSaid()).containsExactly("ask.name.other.1");
  }

  @Test
  void shouldNotTakeAPersonAloneForAWish() {
    call.say(NOTHING.withPerson(RelationToCaller.SON));
    assertThat(call.lastSaid()).startsWith("trouble.unclear.1");
  }

  @Test
  void shouldBookForTheCallerWhereTheOtherWasToBeFound() {
    call.say(HIS);
    Understanding book = NOTHING.withIntent(Intent.BOOK).withService(CLEANING);
    call.say(book.withDate(TUESDAY).withTime(NINE).withPerson(RelationToCaller.CALLER));
    assertThat(call.lastSaid()).containsExactly("ask.name.1");
  }

  @Test
  void shouldNotAskAnewForANameThatIsTheirs() {
    call.say(FIND.withName(SampleClinic.sealed("ann")).withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.lastSaid()).contains("appointment.one");
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT).withName(SampleClinic.sealed("ann")));
    assertThat(call.lastSaid()).containsExactly("confirm.cancel", "ask.confirm.cancel.1");
  }

  @Test
  void shouldAskAnewForAnotherOfTheSameRelation() {
    call.say(HIS);
    call.say(NUMBER);
    call.say(HIS_BIRTH);
    assertThat(call.lastSaid()).contains("appointment.one");
    call.say(HIS.withName(SampleClinic.sealed("bob")));
    assertThat(call.lastSaid()).startsWith("person.proof");
    assertThat(call.state.dealings().identified()).isEmpty();
  }

  @Test
  void shouldNotAskAnewForTheCallerWhoSaysTheirNameOnceMore() {
    hersIsTold();
    call.say(FIND.withPerson(RelationToCaller.CALLER).withName(SampleClinic.sealed("ann")));
    assertThat(call.state.dealings().identified()).contains(FakeLedger.KNOWN);
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  @Test
  void shouldTakeANumberThatIsSaidWithTheOtherForTheirs() {
    hersIsTold();
    call.say(HIS.withNumber(SampleClinic.sealed("typed")));
    assertThat(call.lastSaid()).containsExactly("person.proof", "ask.birth.date.1");
    call.say(HIS_BIRTH);
    assertThat(call.state.dealings().appointments()).containsExactly(his);
  }

  @Test
  void shouldNotCancelAllOfAnotherBecauseAllOfTheFirstWereToBe() {
    ledger.has(FakeLedger.TOM, CLEANING, POPESCU, WEDNESDAY.atTime(15, 0));
    Understanding cancel = NOTHING.withIntent(Intent.CANCEL_APPOINTMENT);
    call.say(cancel.withAll());
    call.say(NUMBER);
    call.say(BIRTH);
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    call.say(cancel.withPerson(RelationToCaller.SON));
    call.say(NUMBER);
    call.say(HIS_BIRTH);
    assertThat(call.lastSaid())
        .containsExactly("ask.which.1", "choice.appointment", "choice.appointment");
  }

  @Test
  void shouldAskAnewWhenSomebodyElseIsNamedInTheMiddleOfAChange() {
    call.say(NOTHING.withIntent(Intent.MOVE_APPOINTMENT));
    call.say(NUMBER);
    call.say(BIRTH);
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withPerson(RelationToCaller.SON));
    assertThat(call.lastSaid()).containsExactly("person.proof", "ask.known.number.1");
    call.say(NUMBER);
    call.say(HIS_BIRTH);
    assertThat(call.state.selected()).contains(his);
  }

  @Test
  void shouldAskForTheNameOfTheCallerInWordsOfTheirOwn() {
    call.say(HIS);
    call.say(NUMBER);
    call.say(HIS_BIRTH);
    call.say(
        NOTHING
            .withIntent(Intent.BOOK)
            .withService(CLEANING)
            .withDate(TUESDAY)
            .withTime(NINE)
            .withPerson(RelationToCaller.CALLER));
    assertThat(call.lastSaid()).containsExactly("ask.name.1");
  }

  @Test
  void shouldTellOfAnotherAfterYesToAnythingElse() {
    hersIsTold();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.INTENT);
    call.say(NOTHING.withPerson(RelationToCaller.SON));
    assertThat(call.lastSaid()).containsExactly("person.proof", "ask.known.number.1");
  }

  @Test
  void shouldTakeABookingForAnotherForOneMoreOfWhatWasBooked() {
    bookAtNine();
    call.say(NOTHING.withIntent(Intent.BOOK).withPerson(RelationToCaller.DAUGHTER));
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(BookingFlow.service(call.state)).contains(CLEANING);
  }

  @Test
  void shouldForgetWhatWasNotUnderstoodBeforeAnotherOneWasWished() {
    bookAtNine();
    call.mumble();
    call.say(YES);
    call.mumble();
    assertThat(call.lastSaid()).endsWith("ask.intent.2");
    call.say(NOTHING.withPerson(RelationToCaller.DAUGHTER).withDate(SUNDAY));
    assertThat(call.lastSaid()).startsWith("impossible.closed");
    call.say(NOTHING.withIntent(Intent.START_OVER));
    assertThat(call.lastSaid()).containsExactly("begin.again", "ask.intent.1");
  }

  @Test
  void shouldAskForAnythingElseInTheFirstWordsAfterAnotherOneWasWished() {
    bookAtNine();
    call.mumble();
    assertThat(call.lastSaid()).endsWith("ask.more.2");
    call.say(NOTHING.withPerson(RelationToCaller.DAUGHTER));
    call.say(NOTHING.withIntent(Intent.START_OVER));
    call.say(NOTHING.withIntent(Intent.INFORMATION).withTopic(Topic.HOURS));
    assertThat(call.lastSaid()).containsExactly("info.hours", "ask.more.1");
  }

  private SlotQuery searchedForTheSame(Understanding otherwise) {
    bookAtNine();
    call.say(otherwise.withPerson(RelationToCaller.HUSBAND).withSame());
    List<ToolCall.SearchSlots> all = call.tools(ToolCall.SearchSlots.class);
    assertThat(all).hasSize(2);
    return all.get(1).query();
  }

  @Test
  void shouldSearchForTheSameOnTheSameDayAtTheSameTime() {
    SlotQuery query = searchedForTheSame(NOTHING);
    assertThat(query.date()).contains(TUESDAY);
    assertThat(query.exact()).contains(NINE);
  }

  @Test
  void shouldSearchForTheSameInTheAfternoonWhenThatIsSaid() {
    SlotQuery query =
        searchedForTheSame(NOTHING.withWindow(Optional.of(LocalTime.NOON), Optional.empty()));
    assertThat(query.date()).contains(TUESDAY);
    assertThat(query.earliest()).contains(LocalTime.NOON);
    assertThat(query.exact()).isEmpty();
  }

  @Test
  void shouldSearchForTheSameInTheMorningWhenThatIsSaid() {
    SlotQuery query =
        searchedForTheSame(NOTHING.withWindow(Optional.empty(), Optional.of(LocalTime.NOON)));
    assertThat(query.latest()).contains(LocalTime.NOON);
    assertThat(query.exact()).isEmpty();
  }

  @Test
  void shouldSearchForTheSameAtAnyTimeWhenTheSoonestIsWished() {
    SlotQuery query = searchedForTheSame(NOTHING.withSoonest());
    assertThat(query.date()).isEmpty();
    assertThat(query.exact()).isEmpty();
  }
}
