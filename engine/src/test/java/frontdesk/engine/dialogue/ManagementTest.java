package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Appointments that there are already: found, cancelled and changed by whoever says who it is. */
class ManagementTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final Understanding FIND = NOTHING.withIntent(Intent.FIND_APPOINTMENT);
  private static final Understanding CANCEL = NOTHING.withIntent(Intent.CANCEL_APPOINTMENT);
  private static final Understanding MOVE = NOTHING.withIntent(Intent.MOVE_APPOINTMENT);
  private static final Understanding BIRTH = NOTHING.withBirthDate(SampleClinic.sealed("birth"));
  private static final Understanding NUMBER = NOTHING.withNumber(SampleClinic.sealed("typed"));
  private static final LocalTime THREE = LocalTime.of(15, 0);

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private Appointment cleaning() {
    return ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
  }

  private Appointment filling() {
    return ledger.has(FILLING, POPESCU, WEDNESDAY.atTime(9, 0));
  }

  /** By a number that they say, and the birth date. */
  private void identify() {
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    assertThat(call.lastSaid()).contains("ask.known.number.1");
    call.say(NUMBER);
    assertThat(call.question()).isEqualTo(Question.BIRTH_DATE);
    call.say(BIRTH);
  }

  private LocalDateTime start(Appointment appointment) {
    return appointment.slot().start().atZone(ZONE).toLocalDateTime();
  }

  @Test
  void shouldTellWhenAnAppointmentIsAndAskForAnythingElse() {
    cleaning();
    call.say(FIND);
    identify();
    assertThat(call.lastSaid())
        .containsExactly("appointment.yours", "appointment.one", "ask.more.1");
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("goodbye");
    assertThat(call.ending()).contains(EndReason.INFORMED);
  }

  @Test
  void shouldTellNothingBeforeTwoFactsWereSaid() {
    cleaning();
    call.say(FIND);
    call.say(YES);
    assertThat(call.tools(ToolCall.IdentifyPatient.class)).isEmpty();
    assertThat(call.said().toString()).doesNotContain("appointment.one");
  }

  @Test
  void shouldTakeFactsThatAreSaidWithTheWish() {
    cleaning();
    call.say(FIND.withName(SampleClinic.sealed("ann")).withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  @Test
  void shouldTryOtherFactsAndGiveUpWithoutTellingAnything() {
    cleaning();
    call.say(FIND);
    call.say(NOTHING.withNumber(SampleClinic.sealed("wrong")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("wrong")));
    assertThat(call.lastSaid()).containsExactly("not.identified", "ask.name.1");
    call.say(NOTHING.withName(SampleClinic.sealed("ann")));
    assertThat(call.question()).isEqualTo(Question.REFERENCE);
    call.press('#');
    assertThat(call.lastSaid())
        .containsExactly("sorry.unidentified", "human.instead", "ask.more.1");
    assertThat(call.said().toString()).doesNotContain("appointment.one");
    // and asking again changes nothing
    call.say(FIND);
    assertThat(call.lastSaid()).startsWith("sorry.unidentified");
    call.say(NOTHING.withIntent(Intent.GOODBYE));
    assertThat(call.ending()).contains(EndReason.CALLER_SAID_GOODBYE);
  }

  @Test
  void shouldFindByTheReferenceWhenTheBirthDateIsNotKnown() {
    cleaning();
    call.say(FIND);
    call.say(NUMBER);
    call.press('#');
    call.press('#');
    assertThat(call.question()).isEqualTo(Question.REFERENCE);
    call.say(NOTHING.withReference("4711"));
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  @Test
  void shouldNotTakeTheNumberThatTheyCallFromForAFact() {
    cleaning();
    call.say(FIND);
    call.say(YES);
    call.say(BIRTH);
    assertThat(call.lastSaid()).doesNotContain("appointment.one");
    assertThat(call.question()).isEqualTo(Question.NAME);
    call.say(NOTHING.withName(SampleClinic.sealed("ann")));
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  @Test
  void shouldSayThatThereIsNone() {
    call.say(FIND);
    identify();
    assertThat(call.lastSaid()).containsExactly("appointment.none", "ask.more.1");
  }

  @Test
  void shouldCancelAfterTheReadBackWasHeardAndAgreedTo() {
    cleaning();
    call.say(CANCEL);
    identify();
    assertThat(call.lastSaid()).containsExactly("confirm.cancel", "ask.confirm.cancel.1");
    call.say(YES);
    assertThat(ledger.cancelled).hasSize(1);
    assertThat(call.lastSaid()).containsExactly("appointment.cancelled", "ask.more.1");
    call.stayThere();
    assertThat(call.ending()).contains(EndReason.CANCELLED);
  }

  @Test
  void shouldNotCancelOnAnInterruptedReadBack() {
    cleaning();
    call.say(CANCEL);
    identify();
    call.interrupt();
    call.heard(YES, false, 0.99);
    assertThat(ledger.cancelled).isEmpty();
    assertThat(call.lastSaid()).startsWith("confirm.unsure.1", "confirm.cancel");
    call.say(YES);
    assertThat(ledger.cancelled).hasSize(1);
  }

  @Test
  void shouldKeepItAfterNo() {
    cleaning();
    call.say(CANCEL);
    identify();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("appointment.kept", "ask.more.1");
    call.say(NO);
    assertThat(ledger.cancelled).isEmpty();
    assertThat(call.ending()).contains(EndReason.CALLER_SAID_GOODBYE);
  }

  @Test
  void shouldAskWhichAndTakeItByKeyOrByWhatItIs() {
    cleaning();
    Appointment filling = filling();
    call.say(CANCEL);
    identify();
    assertThat(call.lastSaid())
        .containsExactly("ask.which.1", "choice.appointment", "choice.appointment");
    call.press('2');
    assertThat(call.state.selected()).contains(filling);
    call.say(NO);
    call.say(CANCEL.withService(FILLING));
    assertThat(call.state.selected()).contains(filling);
    call.say(YES);
    assertThat(ledger.cancelled).containsExactly(filling);
  }

  @Test
  void shouldCancelAllOfThemOneAfterTheOther() {
    cleaning();
    filling();
    call.say(CANCEL.withAll());
    identify();
    call.say(YES);
    assertThat(call.lastSaid())
        .containsExactly("appointment.cancelled", "confirm.cancel", "ask.confirm.cancel.1");
    call.say(YES);
    assertThat(ledger.cancelled).hasSize(2);
    assertThat(call.lastSaid()).containsExactly("appointment.cancelled", "ask.more.1");
  }

  @Test
  void shouldMoveToAnotherDayAtTheSameTime() {
    cleaning();
    call.say(MOVE);
    identify();
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withDate(WEDNESDAY));
    assertThat(call.lastSaid())
        .containsExactly("confirm.change.old", "confirm.change.new", "ask.confirm.change.1");
    assertThat(ledger.booked).hasSize(1);
    assertThat(start(ledger.booked.get(0))).isEqualTo(TUESDAY.atTime(11, 0));
    call.say(YES);
    assertThat(start(ledger.booked.get(0))).isEqualTo(WEDNESDAY.atTime(11, 0));
    assertThat(ledger.booked.get(0).slot().practitioner()).isEqualTo(POPESCU);
    assertThat(call.lastSaid()).containsExactly("appointment.changed", "ask.more.1");
    call.say(NO);
    assertThat(call.ending()).contains(EndReason.CHANGED);
    assertThat(ledger.holds).isEmpty();
  }

  @Test
  void shouldMoveWithinTheSameDayFromOneSentence() {
    cleaning();
    call.say(MOVE.withService(CLEANING).withDate(TUESDAY).withTime(THREE));
    identify();
    call.say(YES);
    assertThat(start(ledger.booked.get(0))).isEqualTo(TUESDAY.atTime(THREE));
  }

  @Test
  void shouldMoveToAnotherPractitionerAtTheSameTime() {
    ledger.has(CHECKUP, POPESCU, TUESDAY.atTime(11, 0));
    call.say(MOVE.withPractitioner(IONESCU));
    identify();
    // the fake ledger has one room only: the nearest times are offered
    call.say(NOTHING.withChoice(1));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    call.say(YES);
    assertThat(ledger.booked.get(0).slot().practitioner()).isEqualTo(IONESCU);
  }

  @Test
  void shouldAskForAnotherDayAfterNoAndKeepItAfterNoAgain() {
    Appointment old = cleaning();
    call.say(MOVE.withDate(WEDNESDAY));
    identify();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("offer.another", "ask.date.1");
    assertThat(ledger.holds).isEmpty();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("appointment.kept", "ask.more.1");
    assertThat(ledger.booked).containsExactly(old);
  }

  @Test
  void shouldHoldTheNewSlotAgainWhenTheHoldIsOver() {
    cleaning();
    call.say(MOVE.withDate(WEDNESDAY));
    identify();
    ledger.holdsExpire = true;
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("hold.expired", "confirm.change.old");
    call.say(YES);
    assertThat(start(ledger.booked.get(0))).isEqualTo(WEDNESDAY.atTime(11, 0));
  }

  @Test
  void shouldSayThatItIsUnsureWhenTheLedgerGivesNoAnswer() {
    cleaning();
    ledger.broken.add(ToolCall.CancelAppointment.class);
    call.say(CANCEL);
    identify();
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("sorry.unsure.change");
  }

  @Test
  void shouldBookASecondTimeForSomebodyElse() {
    // given a booking
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.MORE);
    // when
    call.say(NOTHING.withIntent(Intent.BOOK).withService(CLEANING).withDate(WEDNESDAY));
    call.say(NOTHING.withChoice(1));
    // then the name is asked for, the number is known
    assertThat(call.question()).isEqualTo(Question.NAME);
    call.sayName();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(ledger.booked).hasSize(2);
    call.say(NO);
    assertThat(call.ending()).contains(EndReason.BOOKED);
  }

  @Test
  void shouldMoveWhatThisCallBookedWithoutFurtherFacts() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    call.say(MOVE.withDate(WEDNESDAY));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
    assertThat(start(ledger.booked.get(0))).isEqualTo(WEDNESDAY.atTime(THREE));
    assertThat(call.tools(ToolCall.RetrieveAppointments.class)).isEmpty();
  }

  @Test
  void shouldBookForWhoeverIsIdentifiedWithoutAskingWhoTheyAre() {
    cleaning();
    call.say(CANCEL);
    identify();
    call.say(YES);
    call.say(
        NOTHING.withIntent(Intent.BOOK).withService(CLEANING).withDate(WEDNESDAY).withTime(THREE));
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(ledger.registrations).isEmpty();
    assertThat(ledger.booked.get(0).patient()).isEqualTo(FakeLedger.KNOWN);
  }

  @Test
  void shouldGiveUpAHalfMadeBookingForAnotherErrand() {
    cleaning();
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE));
    assertThat(ledger.holds).hasSize(1);
    call.say(CANCEL);
    assertThat(ledger.holds).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONTACT);
  }

  @Test
  void shouldKeepWhoTheCallerIsAtTheMainMenu() {
    cleaning();
    call.say(MOVE.withDate(WEDNESDAY));
    identify();
    call.say(NOTHING.withIntent(Intent.START_OVER));
    assertThat(ledger.holds).isEmpty();
    assertThat(call.question()).isEqualTo(Question.INTENT);
    assertThat(call.state.slots()).containsOnlyKeys(SlotName.CONTACT, SlotName.BIRTH_DATE);
    call.say(FIND);
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  @Test
  void shouldGoOnWithoutABirthDateThatIsNeverUnderstood() {
    cleaning();
    call.say(FIND);
    call.say(YES);
    call.mumble();
    call.mumble();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.2", "ask.birth.date.3");
    call.mumble();
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(call.ending()).isEmpty();
  }

  @Test
  void shouldGiveTheHoldOfAChangeBackWhenTheCallerHangsUp() {
    cleaning();
    call.say(MOVE.withDate(WEDNESDAY));
    identify();
    assertThat(ledger.holds).hasSize(1);
    List<Decision> decided = call.hangUp();
    assertThat(decided).isNotEmpty();
    assertThat(ledger.holds).isEmpty();
    assertThat(start(ledger.booked.get(0))).isEqualTo(TUESDAY.atTime(11, 0));
  }
}
