package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Appointments;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Cancelled;
import frontdesk.protocol.booking.LedgerProtocol.Command;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.FindAppointments;
import frontdesk.protocol.booking.LedgerProtocol.FindFree;
import frontdesk.protocol.booking.LedgerProtocol.FreeSlots;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseCall;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.LedgerProtocol.Released;
import frontdesk.protocol.booking.LedgerProtocol.Resolution;
import frontdesk.protocol.booking.LedgerProtocol.ResolveCommand;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppointmentLedgerTest {
  private static final Duration KEEP = Duration.ofMinutes(2);
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final Slot NINE_THIRTY = cleaning(ANA, MONDAY, "09:30");
  private static final Slot ELEVEN = cleaning(DAN, MONDAY, "11:00");

  private static ActorTestKit kit;

  private final MovableClock clock = new MovableClock(Clinic.NOW);
  private EventSourcedBehaviorTestKit<Command, LedgerEvent, LedgerState> ledger;
  private int keys;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void startLedger() {
    ledger =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            AppointmentLedger.create(Clinic.dependencies(clock)),
            JournalTestConfig.CHECKED);
    ledger.clear();
  }

  @Test
  void shouldBookHeldSlot() {
    // given
    assertThat(place("h1", NINE_THIRTY, 1))
        .isEqualTo(new Held(new HoldId("h1"), NINE_THIRTY, Clinic.NOW.plus(KEEP)));

    // when
    Answer answer = confirm("h1", "a1");

    // then
    Appointment appointment = ((Booked) answer).appointment();
    assertThat(appointment.slot()).isEqualTo(NINE_THIRTY);
    assertThat(appointment.reference()).matches("[1-9][0-9]{3}");
    assertThat(appointmentsOf(PATIENT)).containsExactly(appointment);
    assertThat(place("h2", NINE_THIRTY, 2)).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
  }

  @Test
  void shouldChainAndHeadEveryEvent() {
    // given
    List<LedgerEvent> events = new ArrayList<>();
    events.addAll(run(ref -> placing(key(), "h1", NINE_THIRTY, 1, ref)).events());
    clock.move(KEEP);

    // when: expiry and refusal are written together
    events.addAll(run(ref -> confirming(key(), "h1", "a1", ref)).events());

    // then
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("HoldPlaced", "HoldExpired", "CommandRefused");
    String previous = "";
    for (LedgerEvent event : events) {
      EventHeader header = event.header();
      assertThat(header.previous()).isEqualTo(previous);
      assertThat(header.version()).isEqualTo(1);
      assertThat(header.clinic()).isEqualTo(Clinic.ID);
      previous = Clinic.DIGEST.of(event);
    }
    assertThat(ledger.getState().lastDigest()).isEqualTo(previous);
  }

  @Test
  void shouldRefuseConfirmationAtExpiryAndFreeTheSlot() {
    // given
    place("h1", NINE_THIRTY, 1);
    clock.move(KEEP);

    // when
    Answer answer = confirm("h1", "a1");

    // then
    assertThat(answer).isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
    assertThat(place("h2", NINE_THIRTY, 2)).isInstanceOf(Held.class);
  }

  @Test
  void shouldConfirmJustBeforeExpiry() {
    // given
    place("h1", NINE_THIRTY, 1);
    clock.move(KEEP.minusNanos(1_000));

    // when, then
    assertThat(confirm("h1", "a1")).isInstanceOf(Booked.class);
  }

  @Test
  void shouldWriteExpiryBeforeAnsweringQuestion() {
    // given
    place("h1", NINE_THIRTY, 1);
    clock.move(KEEP);

    // when
    var result = ledger.<FreeSlots>runCommand(ref -> new FindFree(query("09:30", 1), ref));

    // then
    assertThat(result.eventOfType(LedgerEvent.HoldExpired.class).hold())
        .isEqualTo(new HoldId("h1"));
    assertThat(result.reply()).isEqualTo(new FreeSlots(List.of(NINE_THIRTY), true));
  }

  @Test
  void shouldRepeatAnswerWithoutWriting() {
    // given
    CommandKey key = key();
    Answer first = run(ref -> placing(key, "h1", NINE_THIRTY, 1, ref)).reply();

    // when
    var again = run(ref -> placing(key, "h1", NINE_THIRTY, 1, ref));

    // then
    assertThat(again.reply()).isEqualTo(first);
    assertThat(again.hasNoEvents()).isTrue();
  }

  @Test
  void shouldRepeatRefusalThoughItsCauseIsGone() {
    // given
    place("h1", NINE_THIRTY, 1);
    CommandKey key = key();
    run(ref -> placing(key, "h2", NINE_THIRTY, 2, ref));
    run(ref -> new ReleaseHold(key(), new HoldId("h1"), ref));

    // when
    Answer again = run(ref -> placing(key, "h2", NINE_THIRTY, 2, ref)).reply();

    // then
    assertThat(again).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
  }

  @Test
  void shouldRefuseReusedKeyAndKeepItsAnswer() {
    // given
    CommandKey key = key();
    Answer first = run(ref -> placing(key, "h1", NINE_THIRTY, 1, ref)).reply();

    // when
    var other = run(ref -> placing(key, "h1", ELEVEN, 1, ref));
    var otherTime =
        run(
            ref ->
                placing(
                    new CommandKey(key.id(), key.madeAt().plusSeconds(1)),
                    "h1",
                    NINE_THIRTY,
                    1,
                    ref));

    // then
    assertThat(other.reply()).isEqualTo(new Refused(Refusal.KEY_REUSED));
    assertThat(other.hasNoEvents()).isTrue();
    assertThat(otherTime.reply()).isEqualTo(new Refused(Refusal.KEY_REUSED));
    assertThat(resolve(key)).contains(first);
  }

  @Test
  void shouldRefuseExpiredKeyWithoutExecuting() {
    // given
    CommandKey key = key();
    clock.move(Duration.ofHours(24).plusMillis(1));

    // when
    var late = run(ref -> placing(key, "h1", cleaning(ANA, MONDAY.plusDays(1), "10:00"), 1, ref));

    // then
    assertThat(late.reply()).isEqualTo(new Refused(Refusal.KEY_EXPIRED));
    assertThat(late.hasNoEvents()).isTrue();
  }

  @Test
  void shouldMoveInOneEvent() {
    // given
    place("h1", NINE_THIRTY, 1);
    Appointment old = ((Booked) confirm("h1", "a1")).appointment();
    place("h2", ELEVEN, 1);

    // when
    var moved =
        run(ref -> new MoveAppointment(key(), new AppointmentId("a1"), new HoldId("h2"), ref));

    // then
    Appointment now = new Appointment(old.id(), old.reference(), ELEVEN, PATIENT);
    assertThat(moved.reply()).isEqualTo(new Moved(now, NINE_THIRTY));
    assertThat(moved.events()).hasSize(1);
    assertThat(appointmentsOf(PATIENT)).containsExactly(now);
    assertThat(place("h3", NINE_THIRTY, 2)).isInstanceOf(Held.class);
    assertThat(place("h4", ELEVEN, 2)).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
  }

  @Test
  void shouldKeepAppointmentWhenMoveIsRefused() {
    // given
    place("h1", NINE_THIRTY, 1);
    Appointment booked = ((Booked) confirm("h1", "a1")).appointment();

    // when
    Answer answer =
        run(ref -> new MoveAppointment(key(), new AppointmentId("a1"), new HoldId("h9"), ref))
            .reply();

    // then
    assertThat(answer).isEqualTo(new Refused(Refusal.HOLD_NOT_FOUND));
    assertThat(appointmentsOf(PATIENT)).containsExactly(booked);
  }

  @Test
  void shouldCancelOnce() {
    // given
    place("h1", NINE_THIRTY, 1);
    Appointment booked = ((Booked) confirm("h1", "a1")).appointment();

    // when, then
    assertThat(cancel("a1")).isEqualTo(new Cancelled(booked));
    assertThat(cancel("a1")).isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
    assertThat(appointmentsOf(PATIENT)).isEmpty();
    assertThat(place("h2", NINE_THIRTY, 2)).isInstanceOf(Held.class);
  }

  @Test
  void shouldReleaseAllHoldsOfCallAndStoreReleaseOfNothing() {
    // given
    place("h1", NINE_THIRTY, 1);
    place("h2", ELEVEN, 1);
    place("h3", cleaning(DAN, MONDAY, "10:00"), 2);

    // when, then
    assertThat(run(ref -> new ReleaseCall(key(), call(1), ref)).reply())
        .isEqualTo(new Released(List.of(new HoldId("h1"), new HoldId("h2"))));
    CommandKey key = key();
    assertThat(run(ref -> new ReleaseCall(key, call(1), ref)).reply())
        .isEqualTo(new Released(List.of()));
    assertThat(resolve(key)).contains(new Released(List.of()));
    assertThat(resolve(new CommandKey(new CommandId("never"), Clinic.NOW))).isEmpty();
  }

  @Test
  void shouldRecoverWhatItWas() {
    // given
    place("h1", NINE_THIRTY, 1);
    confirm("h1", "a1");
    place("h2", ELEVEN, 1);
    LedgerState before = ledger.getState();

    // when
    var restarted = ledger.restart();

    // then
    assertThat(restarted.state()).isEqualTo(before);
    assertThat(before.bookings().size()).isEqualTo(1);
  }

  private Answer place(String hold, Slot slot, int call) {
    return run(ref -> placing(key(), hold, slot, call, ref)).reply();
  }

  private Answer confirm(String hold, String appointment) {
    return run(ref -> confirming(key(), hold, appointment, ref)).reply();
  }

  private Answer cancel(String appointment) {
    return run(ref -> new CancelAppointment(key(), new AppointmentId(appointment), ref)).reply();
  }

  private List<Appointment> appointmentsOf(PatientId patient) {
    return ledger
        .<Appointments>runCommand(ref -> new FindAppointments(patient, ref))
        .reply()
        .appointments();
  }

  private Optional<Answer> resolve(CommandKey key) {
    return ledger.<Resolution>runCommand(ref -> new ResolveCommand(key.id(), ref)).reply().answer();
  }

  private EventSourcedBehaviorTestKit.CommandResultWithReply<
          Command, LedgerEvent, LedgerState, Answer>
      run(Function<ActorRef<Answer>, Command> command) {
    return ledger.runCommand(command);
  }

  private CommandKey key() {
    keys++;
    return new CommandKey(new CommandId("key-" + keys), clock.instant());
  }

  private static PlaceHold placing(
      CommandKey key, String hold, Slot slot, int call, ActorRef<Answer> replyTo) {
    return new PlaceHold(key, new HoldId(hold), slot, call(call), KEEP, replyTo);
  }

  private static ConfirmHold confirming(
      CommandKey key, String hold, String appointment, ActorRef<Answer> replyTo) {
    return new ConfirmHold(
        key,
        new HoldId(hold),
        new AppointmentId(appointment),
        PATIENT,
        Optional.of(new Sealed(new KeyId("call/1"), new byte[] {1, 2, 3})),
        replyTo);
  }

  private static SlotQuery query(String exact, int limit) {
    return new SlotQuery(
        Clinic.CLEANING,
        Optional.empty(),
        Optional.empty(),
        Optional.of(MONDAY),
        Optional.empty(),
        Optional.empty(),
        Optional.of(LocalTime.parse(exact)),
        limit);
  }
}
