package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who want several things, change their minds, or decline what they are offered. */
class ManyWishesTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  @Test
  void shouldTellThePriceThatIsAskedForBesideAWishWithTheNextQuestion() {
    call.say(
        NOTHING
            .withIntent(Intent.BOOK)
            .withService(CLEANING)
            .withDate(TUESDAY)
            .withTopic(Topic.PRICES));
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(call.lastSaid()).startsWith("info.service");
    call.mumble();
    assertThat(call.lastSaid()).as("told once").doesNotContain("info.service");
  }

  private void neverUnderstood() {
    call.say(NOTHING.withIntent(Intent.BOOK));
    for (int i = 0; i < 3; i++) {
      call.mumble();
    }
  }

  @Test
  void shouldNotPromiseACallbackThatWasDeclined() {
    call.say(NOTHING.withIntent(Intent.HUMAN));
    call.say(NO);
    neverUnderstood();
    assertThat(call.ending()).contains(EndReason.HUMAN_NUMBER_NAMED);
    assertThat(call.lastSaid()).contains("human.number");
  }

  @Test
  void shouldPromiseACallbackToWhomeverDidNotDeclineIt() {
    neverUnderstood();
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
  }

  @Test
  void shouldPromiseACallbackThatIsWishedAfterAll() {
    call.say(NOTHING.withIntent(Intent.HUMAN));
    call.say(NO);
    call.say(NOTHING.withIntent(Intent.HUMAN));
    call.say(YES);
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
  }

  @Test
  void shouldAskForOtherFactsWhenANumberIsNeverUnderstood() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    for (int i = 0; i < 3; i++) {
      call.mumble();
    }
    assertThat(call.question()).isEqualTo(Question.BIRTH_DATE);
    assertThat(call.ending()).isEmpty();
  }

  private void readBackOfTheCancellation() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
  }

  @Test
  void shouldKeepAnAppointmentWhoseDayIsNamedWithTheNo() {
    readBackOfTheCancellation();
    call.say(NO.withDate(TUESDAY));
    assertThat(call.lastSaid()).startsWith("appointment.kept");
  }

  @Test
  void shouldNotTakeTheNameOfAnotherDayForKeepingIt() {
    readBackOfTheCancellation();
    call.say(NO.withDate(WEDNESDAY));
    assertThat(call.lastSaid()).doesNotContain("appointment.kept");
  }

  private void bookWithIonescu() {
    call.say(wish(CHECKUP, TUESDAY).withPractitioner(IONESCU));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
    assertThat(bookedLast()).isEqualTo(IONESCU);
  }

  private static Understanding wish(ServiceId service, LocalDate day) {
    return NOTHING.withService(service).withDate(day).withTime(LocalTime.of(11, 0));
  }

  private PractitionerId bookedLast() {
    return ledger.booked.get(ledger.booked.size() - 1).slot().practitioner();
  }

  @Test
  void shouldBookOneMoreOfTheSameWithWhoeverWasWished() {
    bookWithIonescu();
    call.say(wish(CHECKUP, WEDNESDAY));
    assertThat(BookingFlow.practitioner(call.state)).contains(IONESCU);
  }

  @Test
  void shouldNotKeepWhoWasWishedForAnotherService() {
    bookWithIonescu();
    call.say(wish(CLEANING, WEDNESDAY));
    assertThat(BookingFlow.practitioner(call.state)).isEmpty();
  }
}
