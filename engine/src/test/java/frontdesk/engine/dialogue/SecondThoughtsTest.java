package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who think better of it at the last question, and those who ask for the same again. */
class SecondThoughtsTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final LocalTime THREE = LocalTime.of(15, 0);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private Appointment cancelling() {
    Appointment cleaning = ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    return cleaning;
  }

  private LocalDateTime start(Appointment appointment) {
    return appointment.slot().start().atZone(ZONE).toLocalDateTime();
  }

  @Test
  void shouldMoveRatherThanCancelWhereAnotherDayIsNamedAtTheReadBack() {
    cancelling();
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    call.say(NOTHING.withDate(WEDNESDAY).withTime(THREE));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    call.say(YES);
    assertThat(call.tools(ToolCall.CancelAppointment.class)).isEmpty();
    assertThat(ledger.booked).extracting(this::start).containsExactly(WEDNESDAY.atTime(15, 0));
  }

  @Test
  void shouldTakeTheDayOfAnotherAppointmentForThatOne() {
    ledger.has(FILLING, POPESCU, WEDNESDAY.atTime(9, 0));
    cancelling();
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    call.say(NOTHING.withDate(WEDNESDAY));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    assertThat(call.tools(ToolCall.HoldSlot.class)).isEmpty();
  }

  @Test
  void shouldCancelOnAYesThatNamesWhatWasReadBack() {
    cancelling();
    call.say(YES.withDate(TUESDAY));
    assertThat(call.tools(ToolCall.CancelAppointment.class)).hasSize(1);
  }

  private void book(LocalTime time) {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(time));
    call.say(NOTHING.withName(SampleClinic.sealed("ann")));
    call.say(YES);
    if (call.question() == Question.CONTACT_CONFIRM) {
      call.say(YES);
    }
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
  }

  @Test
  void shouldNotBookTheSameServiceTwiceOnOneDayForOnePatient() {
    book(LocalTime.of(11, 0));
    assertThat(ledger.booked).hasSize(1);
    book(THREE);
    assertThat(ledger.booked).hasSize(1);
    assertThat(ledger.holds).isEmpty();
    assertThat(call.lastSaid()).containsExactly("appointment.already", "ask.more.1");
    call.say(NOTHING.withYes(false));
    assertThat(call.ending()).contains(EndReason.BOOKED);
  }
}
