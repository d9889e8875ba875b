package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.CLEANING;
import static frontdesk.engine.booking.Clinic.CROWN;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.HALF_HOUR;
import static frontdesk.engine.booking.Clinic.HOUR;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.at;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.BookSeries;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.JoinWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.LeaveWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseCall;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** Each rung of each ladder, and what is the same command. */
class LedgerDeciderTest {
  private static final Duration KEEP = Duration.ofMinutes(2);
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final ActorRef<Answer> NOBODY = TestInbox.<Answer>create().getRef();

  private final MovableClock clock = new MovableClock(Clinic.NOW);
  private final LedgerDecider decider =
      new LedgerDecider(Clinic.dependencies(clock), LedgerRules.STRICT);
  private final Set<Class<?>> eventsSeen = new HashSet<>();
  private LedgerState state = LedgerState.empty();
  private int keys;

  @Test
  void shouldNameTheRungOnWhichHoldFails() {
    assertRefused(slot("surgery", ANA, "10:00", HALF_HOUR), Refusal.NOT_OFFERED);
    assertRefused(
        slot("cleaning", new PractitionerId("eve"), "10:00", HALF_HOUR), Refusal.NOT_OFFERED);
    assertRefused(new Slot(CROWN, DAN, at(MONDAY, "10:00"), HOUR), Refusal.NOT_OFFERED);
    assertRefused(new Slot(CLEANING, ANA, at(MONDAY, "10:00"), HOUR), Refusal.NOT_OFFERED);
    assertRefused(cleaning(ANA, MONDAY, "10:05"), Refusal.NOT_OFFERED);
    assertRefused(cleaning(ANA, MONDAY, "08:45"), Refusal.TOO_SOON);
    assertRefused(cleaning(ANA, MONDAY.minusDays(7), "10:00"), Refusal.TOO_SOON);
    assertRefused(cleaning(ANA, MONDAY.plusDays(31), "10:00"), Refusal.TOO_FAR);
    assertRefused(cleaning(ANA, MONDAY, "16:45"), Refusal.OUTSIDE_HOURS);
    assertRefused(cleaning(DAN, MONDAY, "11:45"), Refusal.OUTSIDE_HOURS);
    assertRefused(cleaning(ANA, MONDAY.plusDays(5), "10:00"), Refusal.OUTSIDE_HOURS);
    assertRefused(cleaning(ANA, Clinic.HOLIDAY, "10:00"), Refusal.OUTSIDE_HOURS);
  }

  @Test
  void shouldRefuseOverlapAndAllowBackToBack() {
    assertThat(place("h1", cleaning(ANA, MONDAY, "10:00"), 1)).isInstanceOf(Held.class);
    assertRefused(cleaning(ANA, MONDAY, "09:45"), Refusal.SLOT_NOT_FREE);
    assertRefused(cleaning(ANA, MONDAY, "10:00"), Refusal.SLOT_NOT_FREE);
    assertRefused(cleaning(ANA, MONDAY, "10:15"), Refusal.SLOT_NOT_FREE);
    assertRefused(new Slot(CROWN, ANA, at(MONDAY, "09:15"), HOUR), Refusal.SLOT_NOT_FREE);
    assertThat(place("h2", cleaning(ANA, MONDAY, "09:30"), 2)).isInstanceOf(Held.class);
    assertThat(place("h3", cleaning(ANA, MONDAY, "10:30"), 2)).isInstanceOf(Held.class);
    assertThat(place("h4", cleaning(DAN, MONDAY, "10:00"), 2)).isInstanceOf(Held.class);
  }

  @Test
  void shouldRefuseHoldsBeyondTheCallsShare() {
    place("h1", cleaning(ANA, MONDAY, "10:00"), 1);
    place("h2", cleaning(ANA, MONDAY, "11:00"), 1);
    place("h3", cleaning(ANA, MONDAY, "12:00"), 1);
    assertThat(place("h4", cleaning(ANA, MONDAY, "13:00"), 1))
        .isEqualTo(new Refused(Refusal.TOO_MANY_HOLDS));
    assertThat(place("h5", cleaning(ANA, MONDAY, "13:00"), 2)).isInstanceOf(Held.class);
  }

  @Test
  void shouldRefuseHoldIdThatIsOrWasHeld() {
    place("h1", cleaning(ANA, MONDAY, "10:00"), 1);
    assertThat(place("h1", cleaning(ANA, MONDAY, "11:00"), 1))
        .isEqualTo(new Refused(Refusal.KEY_REUSED));
    clock.move(KEEP);
    assertThat(place("h1", cleaning(ANA, MONDAY, "11:00"), 1))
        .isEqualTo(new Refused(Refusal.KEY_REUSED));
  }

  @Test
  void shouldKeepNoHoldLongerThanSet() {
    Instant longest = Clinic.NOW.plus(LedgerSettings.defaults().holdDuration());
    Slot slot = cleaning(ANA, MONDAY, "10:00");
    for (Duration keep : List.of(Duration.ofDays(9), Duration.ZERO, Duration.ofSeconds(-1))) {
      HoldId hold = new HoldId("h" + keep.toSeconds());
      Answer answer = decide(new PlaceHold(key(), hold, slot, call(1), keep, nobody()));
      assertThat(answer).isEqualTo(new Held(hold, slot, longest));
      decide(new ReleaseHold(key(), hold, nobody()));
    }
  }

  @Test
  void shouldTellExpiredFromUnknownHold() {
    place("h1", cleaning(ANA, MONDAY, "10:00"), 1);
    clock.move(KEEP);
    assertThat(confirm("h1", "a1")).isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
    assertThat(confirm("h2", "a2")).isEqualTo(new Refused(Refusal.HOLD_NOT_FOUND));
  }

  @Test
  void shouldRefuseToCancelOrMoveWhatIsOver() {
    place("h1", cleaning(ANA, MONDAY, "10:00"), 1);
    confirm("h1", "a1");
    clock.set(at(MONDAY, "10:30"));
    place("h2", cleaning(ANA, MONDAY, "12:00"), 1);
    assertThat(decide(new CancelAppointment(key(), new AppointmentId("a1"), nobody())))
        .isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
    assertThat(
            decide(new MoveAppointment(key(), new AppointmentId("a1"), new HoldId("h2"), nobody())))
        .isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
  }

  @Test
  void shouldForgetOldestAppointmentsThatAreOverFirst() {
    // given
    for (int i = 0; i < 3; i++) {
      place("h" + i, cleaning(ANA, MONDAY, (10 + i) + ":00"), i);
      assertThat(confirm("h" + i, "a" + i)).isInstanceOf(Booked.class);
    }

    // when
    LedgerState early = state.trimmed(2, at(MONDAY, "10:29"));
    LedgerState later = state.trimmed(2, at(MONDAY, "11:30"));

    // then
    assertThat(early).isEqualTo(state);
    assertThat(later.allBookings().map(booking -> booking.appointment().id().value()))
        .containsExactly("a1", "a2");
    assertThat(Clinic.isFree(later, ANA, cleaning(ANA, MONDAY, "10:00"))).isTrue();
  }

  @Test
  void shouldHandleEveryEventThatMayBeWritten() {
    // when: one of each
    place("h1", cleaning(ANA, MONDAY, "10:00"), 1);
    confirm("h1", "a1");
    place("h2", cleaning(ANA, MONDAY, "11:00"), 1);
    decide(new MoveAppointment(key(), new AppointmentId("a1"), new HoldId("h2"), nobody()));
    Sealed note = new Sealed(new KeyId("k"), new byte[] {1});
    decide(new NoteAppointment(key(), new AppointmentId("a1"), note, Optional.empty(), nobody()));
    decide(new CancelAppointment(key(), new AppointmentId("a1"), nobody()));
    place("h3", cleaning(ANA, MONDAY, "12:00"), 1);
    clock.move(KEEP);
    decide(new ReleaseHold(key(), new HoldId("h3"), nobody()));
    decide(new CancelAppointment(key(), new AppointmentId("a9"), nobody()));

    waited("w1", "10:00");
    decide(
        new AnswerOffer(
            key(),
            new WaitingId("w1"),
            state.waiting().places().get(0).offer().orElseThrow().slot(),
            false,
            new AppointmentId("a7"),
            call(1),
            Optional.empty(),
            Optional.empty(),
            nobody()));
    decide(new LeaveWaitingList(key(), new WaitingId("w1"), nobody()));
    waited("w2", "14:00");
    place("h5", cleaning(ANA, MONDAY, "16:00"), 5);
    confirm("h5", "a5");
    clock.set(at(MONDAY, "14:30"));
    decider
        .look(state, LedgerTime.wall(clock.instant()))
        .forEach(event -> eventsSeen.add(event.getClass()));
    clock.set(at(MONDAY.plusDays(1), "08:00"));
    decide(new ReleaseHold(key(), new HoldId("h9"), nobody()));

    // then: each was applied on the way
    assertThat(eventsSeen).containsExactlyInAnyOrder(LedgerEvent.class.getPermittedSubclasses());
  }

  private Mutation joining(
      CommandKey key, Optional<LocalTime> earliest, Optional<LocalTime> latest) {
    WaitingWish wish =
        new WaitingWish(Clinic.CLEANING, Optional.empty(), MONDAY, MONDAY, earliest, latest);
    return new JoinWaitingList(key, new WaitingId("w1"), PATIENT, wish, nobody());
  }

  private Mutation answering(CommandKey key, Slot slot, boolean accepted) {
    AppointmentId made = new AppointmentId("a1");
    return new AnswerOffer(
        key,
        new WaitingId("w1"),
        slot,
        accepted,
        made,
        call(1),
        Optional.empty(),
        Optional.empty(),
        nobody());
  }

  private Mutation series(CommandKey key, List<Slot> slots) {
    AppointmentId first = new AppointmentId("a1");
    return new BookSeries(key, first, slots, List.of(first), call(1), Optional.empty(), nobody());
  }

  /** Somebody waits for what is booked then, and it is cancelled. */
  private void waited(String id, String time) {
    place("hold-" + id, cleaning(ANA, MONDAY, time), 4);
    confirm("hold-" + id, "of-" + id);
    WaitingWish monday =
        new WaitingWish(
            Clinic.CLEANING,
            Optional.of(ANA),
            MONDAY,
            MONDAY,
            Optional.of(LocalTime.parse(time)),
            Optional.of(LocalTime.parse(time)));
    decide(new JoinWaitingList(key(), new WaitingId(id), PATIENT, monday, nobody()));
    decide(new CancelAppointment(key(), new AppointmentId("of-" + id), nobody()));
  }

  @Test
  void shouldGiveEveryDifferentCommandAnotherBody() {
    // given
    CommandKey key = key();
    Slot slot = cleaning(ANA, MONDAY, "10:00");
    HoldId hold = new HoldId("h1");
    AppointmentId appointment = new AppointmentId("a1");
    Sealed note = new Sealed(new KeyId("k"), new byte[] {1});
    Sealed otherNote = new Sealed(new KeyId("k"), new byte[] {2});

    // when
    List<Mutation> commands =
        List.of(
            new PlaceHold(key, hold, slot, call(1), KEEP, nobody()),
            new PlaceHold(key, hold, slot, call(2), KEEP, nobody()),
            new PlaceHold(key, hold, slot, call(1), KEEP.plusMillis(1), nobody()),
            new PlaceHold(key, hold, cleaning(DAN, MONDAY, "10:00"), call(1), KEEP, nobody()),
            new PlaceHold(key(), hold, slot, call(1), KEEP, nobody()),
            new ConfirmHold(key, hold, appointment, PATIENT, Optional.empty(), nobody()),
            new ConfirmHold(key, hold, appointment, PATIENT, Optional.of(note), nobody()),
            new ConfirmHold(key, hold, appointment, PATIENT, Optional.of(otherNote), nobody()),
            new ReleaseHold(key, hold, nobody()),
            new ReleaseCall(key, call(1), nobody()),
            new CancelAppointment(key, appointment, nobody()),
            new MoveAppointment(key, appointment, hold, nobody()),
            new NoteAppointment(key, appointment, note, Optional.empty(), nobody()),
            new NoteAppointment(key, appointment, otherNote, Optional.empty(), nobody()),
            joining(key, Optional.empty(), Optional.empty()),
            joining(key, Optional.of(LocalTime.NOON), Optional.empty()),
            joining(key, Optional.empty(), Optional.of(LocalTime.NOON)),
            new LeaveWaitingList(key, new WaitingId("w1"), nobody()),
            answering(key, slot, true),
            answering(key, slot, false),
            series(key, List.of(slot)),
            series(key, List.of(slot, slot)));

    // then
    assertThat(commands).extracting(CommandBody::canonical).doesNotHaveDuplicates();
    assertThat(commands)
        .extracting(Object::getClass)
        .containsOnlyOnceElementsOf(List.of(ReleaseHold.class, ReleaseCall.class))
        .contains(Mutation.class.getPermittedSubclasses());
    ActorRef<Answer> other = TestInbox.<Answer>create().getRef();
    assertThat(CommandBody.canonical(new ReleaseHold(key, hold, other)))
        .isEqualTo(CommandBody.canonical(new ReleaseHold(key, hold, nobody())));
  }

  private void assertRefused(Slot slot, Refusal refusal) {
    assertThat(place("refused-" + keys, slot, 9)).isEqualTo(new Refused(refusal));
  }

  private Answer place(String hold, Slot slot, int call) {
    return decide(new PlaceHold(key(), new HoldId(hold), slot, call(call), KEEP, nobody()));
  }

  private Answer confirm(String hold, String appointment) {
    return decide(
        new ConfirmHold(
            key(),
            new HoldId(hold),
            new AppointmentId(appointment),
            PATIENT,
            Optional.empty(),
            nobody()));
  }

  private Answer decide(Mutation command) {
    Instant now = clock.instant();
    LedgerDecider.Decision decision = decider.decide(state, command, LedgerTime.wall(now));
    for (LedgerEvent event : decision.events()) {
      eventsSeen.add(event.getClass());
      state = decider.applier().apply(state, event);
    }
    return decision.answer();
  }

  private static Slot slot(String service, PractitionerId who, String time, Duration length) {
    return new Slot(new ServiceId(service), who, at(MONDAY, time), length);
  }

  private CommandKey key() {
    keys++;
    return new CommandKey(new CommandId("key-" + keys), clock.instant());
  }

  private static ActorRef<Answer> nobody() {
    return NOBODY;
  }
}
