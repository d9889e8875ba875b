package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.AppointmentNoted;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ChangedBy;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Noted;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An appointment that gets another note: one event, no hold, and nothing else is otherwise. */
class NotingTest {
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final AppointmentId APPOINTMENT = new AppointmentId("a");
  private static final Duration KEEP = Duration.ofMinutes(3);
  private static final ActorRef<Answer> NOBODY = TestInbox.<Answer>create().getRef();
  private static final Sealed LATEX = new Sealed(new KeyId("call/1"), new byte[] {1});
  private static final Sealed OTHER = new Sealed(new KeyId("call/1"), new byte[] {2});

  private final MovableClock clock = new MovableClock(Clinic.NOW);
  private final LedgerSettings settings =
      new LedgerSettings(
          KEEP,
          Duration.ofDays(1),
          9,
          1_000,
          1_000,
          20,
          10,
          100,
          new CallerLimits(99, 99, 3, 2, 99));
  private final PureLedger ledger = new PureLedger(settings, LedgerRules.STRICT, clock, NOBODY);
  private final List<LedgerEvent> events = new ArrayList<>();
  private Appointment before;
  private int next;

  @BeforeEach
  void book() {
    run(
        new PlaceHold(
            key(), new HoldId("h"), cleaning(ANA, MONDAY, "11:00"), call(9), KEEP, NOBODY));
    before =
        ((Booked)
                run(
                    new ConfirmHold(
                        key(), new HoldId("h"), APPOINTMENT, PATIENT, Optional.empty(), NOBODY)))
            .appointment();
    events.clear();
  }

  private CommandKey key() {
    return new CommandKey(new CommandId("key-" + next++), clock.instant());
  }

  private Answer run(Mutation command) {
    LedgerHistory.Ran ran = ledger.run(to -> command);
    events.addAll(ran.events());
    return ran.answer();
  }

  private Answer note(CommandKey key, Sealed note) {
    return run(
        new NoteAppointment(
            key,
            APPOINTMENT,
            note,
            Optional.of(new ChangedBy(call(1), Optional.of("anna"))),
            NOBODY));
  }

  @Test
  void shouldWriteTheNoteInOneEventAndLeaveTheAppointmentWhereItIs() {
    // when
    Answer answer = note(key(), LATEX);
    // then
    assertThat(answer).isEqualTo(new Noted(before));
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            AppointmentNoted.class,
            noted -> {
              assertThat(noted.appointment()).isEqualTo(APPOINTMENT);
              assertThat(noted.note()).isEqualTo(LATEX);
              assertThat(noted.call()).contains(call(1));
              assertThat(noted.counted().orElseThrow())
                  .extracting(LedgerEvent.CountedFor::caller)
                  .contains("anna");
            });
    assertThat(ledger.state().allBookings().map(Booking::appointment)).containsExactly(before);
    assertThat(ledger.state().liveHolds()).isEmpty();
  }

  @Test
  void shouldAnswerTheSameToTheSameCommandAndWriteNothingMore() {
    CommandKey key = key();
    Answer first = note(key, LATEX);
    events.clear();
    assertThat(note(key, LATEX)).isEqualTo(first);
    assertThat(events).isEmpty();
    // another note under the same key is another command
    assertThat(note(key, OTHER)).isEqualTo(new Refused(Refusal.KEY_REUSED));
  }

  @Test
  void shouldTakeANoteWhenItIsTooLateToCancel() {
    // given an hour before it begins
    clock.set(before.slot().start().minus(Duration.ofMinutes(5)));
    assertThat(run(new CancelAppointment(key(), APPOINTMENT, NOBODY)))
        .isEqualTo(new Refused(Refusal.TOO_LATE_TO_CHANGE));
    // then
    assertThat(note(key(), LATEX)).isEqualTo(new Noted(before));
    // and when it is over there is nothing to note
    clock.set(before.slot().end());
    assertThat(note(key(), LATEX)).isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
  }

  @Test
  void shouldNotKnowAnAppointmentThatWasCancelled() {
    run(new CancelAppointment(key(), APPOINTMENT, NOBODY));
    assertThat(note(key(), LATEX)).isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
  }

  @Test
  void shouldCountNotesAmongTheChangesOfACall() {
    assertThat(note(key(), LATEX)).isInstanceOf(Noted.class);
    assertThat(note(key(), OTHER)).isInstanceOf(Noted.class);
    assertThat(note(key(), LATEX)).isEqualTo(new Refused(Refusal.TOO_MANY_CHANGES));
    // and nobody else's
    assertThat(
            run(
                new NoteAppointment(
                    key(),
                    APPOINTMENT,
                    LATEX,
                    Optional.of(new ChangedBy(call(2), Optional.empty())),
                    NOBODY)))
        .isInstanceOf(Noted.class);
  }
}
