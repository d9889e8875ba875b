package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.MONDAY;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalTime;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of several appointments is meant, and what is made of what was said of it. */
class WhichTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final Understanding CANCEL = NOTHING.withIntent(Intent.CANCEL_APPOINTMENT);
  private static final Understanding CANCEL_OF_THIS_WEEK =
      CANCEL.withDate(MONDAY).withFrom(MONDAY).withUntil(MONDAY.plusDays(4));
  private static final Understanding MOVE = NOTHING.withIntent(Intent.MOVE_APPOINTMENT);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

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

  private void identify() {
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
  }

  @Test
  void shouldAskInTheFirstWordsWhenItIsAskedAnotherTime() {
    cleaning();
    filling();
    call.say(CANCEL);
    identify();
    call.mumble();
    assertThat(call.lastSaid()).contains("ask.which.2");
    call.press('2');
    call.say(NO);
    call.say(CANCEL);
    assertThat(call.lastSaid()).startsWith("ask.which.1");
  }

  @Test
  void shouldReadOutNoMoreAppointmentsThanThereAreKeysFor() {
    for (int day = 0; day < Keys.MOST_CHOICES + 2; day++) {
      ledger.has(CLEANING, POPESCU, TUESDAY.plusDays(day).atTime(11, 0));
    }
    call.say(CANCEL);
    identify();
    assertThat(Collections.frequency(call.lastSaid(), "choice.appointment"))
        .isEqualTo(Keys.MOST_CHOICES);
    assertThat(call.state.asked().orElseThrow().expectation().offers()).hasSize(Keys.MOST_CHOICES);
  }

  @Test
  void shouldCancelThemAllWhenThatIsTheAnswer() {
    Appointment first = cleaning();
    Appointment second = filling();
    call.say(CANCEL);
    identify();
    call.say(NOTHING.withAll());
    assertThat(call.lastSaid()).containsExactly("confirm.cancel", "ask.confirm.cancel.1");
    assertThat(ledger.cancelled).isEmpty();
    call.say(YES);
    assertThat(call.lastSaid())
        .containsExactly("appointment.cancelled", "confirm.cancel", "ask.confirm.cancel.1");
    call.say(YES);
    assertThat(ledger.cancelled).containsExactly(first, second);
  }

  @Test
  void shouldNotMoveThemAll() {
    cleaning();
    filling();
    call.say(MOVE);
    identify();
    call.say(NOTHING.withAll());
    assertThat(call.question()).isEqualTo(Question.WHICH);
    assertThat(call.state.selected()).isEmpty();
  }

  @Test
  void shouldTakeAnotherOneThatIsNamedInsteadOfTheOneThatWasReadBack() {
    cleaning();
    Appointment filling = filling();
    call.say(CANCEL);
    identify();
    call.press('1');
    call.say(NO.withService(FILLING));
    assertThat(call.lastSaid()).containsExactly("confirm.cancel", "ask.confirm.cancel.1");
    assertThat(call.state.selected()).contains(filling);
    call.say(YES);
    assertThat(ledger.cancelled).containsExactly(filling);
  }

  @Test
  void shouldTakeTheOnlyOneOfTheDaysThatAreNamed() {
    Appointment soon = cleaning();
    ledger.has(CLEANING, POPESCU, TUESDAY.plusWeeks(1).atTime(11, 0));
    call.say(CANCEL_OF_THIS_WEEK);
    identify();
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    assertThat(call.state.selected()).contains(soon);
  }

  @Test
  void shouldMoveItWithinItsDayThoughManyDaysWereNamedToFindIt() {
    filling();
    call.say(CANCEL_OF_THIS_WEEK);
    identify();
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    call.say(NOTHING.withTime(LocalTime.of(15, 0)));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    assertThat(call.state.hold().orElseThrow().slot().start())
        .isEqualTo(WEDNESDAY.atTime(15, 0).atZone(ZONE).toInstant());
  }

  @Test
  void shouldPassOverAServiceAndSomebodyTheClinicDoesNotKnow() {
    cleaning();
    call.say(
        MOVE.withService(new ServiceId("haircut")).withPractitioner(new PractitionerId("nobody")));
    identify();
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
    assertThat(BookingFlow.service(call.state)).isEmpty();
    assertThat(BookingFlow.practitioner(call.state)).isEmpty();
    call.say(NOTHING.withDate(WEDNESDAY));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
  }

  @Test
  void shouldTakeANoThoughWhatIsKnownIsSaidAgainWithIt() {
    cleaning();
    call.say(MOVE.withService(CLEANING));
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    call.say(NO.withService(CLEANING));
    assertThat(call.question()).isEqualTo(Question.BIRTH_DATE);
    assertThat(call.tools(ToolCall.IdentifyPatient.class)).isEmpty();
  }
}
