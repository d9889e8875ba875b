package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.CHAIR_1;
import static frontdesk.engine.booking.Clinic.CHAIR_2;
import static frontdesk.engine.booking.Clinic.CLEANING;
import static frontdesk.engine.booking.Clinic.CROWN;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.HOUR;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.at;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.HoldPlaced;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Cancelled;
import frontdesk.protocol.booking.LedgerProtocol.ChangedBy;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** What the furnished clinic asks for: chairs, time before and after, notice, what comes first. */
class ClinicRulesTest {
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final Duration KEEP = Duration.ofMinutes(3);
  private static final ActorRef<Answer> NOBODY = TestInbox.<Answer>create().getRef();

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
  private int next;

  private Answer run(Function<ActorRef<Answer>, Mutation> command) {
    LedgerHistory.Ran ran = ledger.run(command);
    events.addAll(ran.events());
    return ran.answer();
  }

  private CommandKey key() {
    return new CommandKey(new CommandId("key-" + next++), clock.instant());
  }

  private static Slot crown(PractitionerId who, LocalDate date, String time) {
    return new Slot(CROWN, who, at(date, time), HOUR);
  }

  private Answer hold(String hold, Slot slot) {
    return run(to -> new PlaceHold(key(), new HoldId(hold), slot, call(1), KEEP, to));
  }

  private Answer holdInstead(String hold, Slot slot, String appointment) {
    return run(
        to ->
            new PlaceHold(
                key(),
                new HoldId(hold),
                slot,
                call(1),
                KEEP,
                Optional.empty(),
                Optional.of(new AppointmentId(appointment)),
                to));
  }

  private Answer confirm(String hold, String appointment, PatientId patient) {
    return run(
        to ->
            new ConfirmHold(
                key(),
                new HoldId(hold),
                new AppointmentId(appointment),
                patient,
                Optional.empty(),
                to));
  }

  private Appointment book(String appointment, Slot slot) {
    return book(appointment, slot, PATIENT);
  }

  private Appointment book(String appointment, Slot slot, PatientId patient) {
    assertThat(hold("for-" + appointment, slot)).isInstanceOf(Held.class);
    return ((Booked) confirm("for-" + appointment, appointment, patient)).appointment();
  }

  private Answer move(String appointment, String hold) {
    return run(
        to -> new MoveAppointment(key(), new AppointmentId(appointment), new HoldId(hold), to));
  }

  private List<ResourceId> placed() {
    return ((HoldPlaced) events.get(events.size() - 1)).resources();
  }

  @Test
  void shouldTakeThePractitionerAndTheFirstFreeChairInOneDecision() {
    // when
    hold("one", cleaning(ANA, MONDAY, "10:00"));
    List<ResourceId> first = placed();
    hold("two", cleaning(DAN, MONDAY, "10:00"));

    // then
    assertThat(first).containsExactly(Resources.of(ANA), CHAIR_1);
    assertThat(placed()).containsExactly(Resources.of(DAN), CHAIR_2);
  }

  @Test
  void shouldRefuseAFreePractitionerWithoutAChair() {
    // given a crown needs the first chair, which Dan's cleaning has
    hold("one", cleaning(DAN, MONDAY, "10:00"));

    // then
    assertThat(hold("two", crown(ANA, MONDAY, "10:00")))
        .isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    assertThat(free(CROWN, MONDAY)).doesNotContain(crown(ANA, MONDAY, "10:00"));
  }

  @Test
  void shouldKeepTheTimeBeforeAndAfterOfBothForTheService() {
    // given a crown from ten to eleven, busy from 9:50 to 11:15
    hold("one", crown(ANA, MONDAY, "10:00"));

    // then
    HoldPlaced placed = (HoldPlaced) events.get(0);
    assertThat(placed.occupied())
        .contains(
            List.of(
                new Occupied(Resources.of(ANA), at(MONDAY, "09:50"), at(MONDAY, "11:15")),
                new Occupied(CHAIR_1, at(MONDAY, "09:50"), at(MONDAY, "11:15"))));
    assertThat(hold("two", cleaning(ANA, MONDAY, "09:30")))
        .isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    assertThat(hold("three", cleaning(ANA, MONDAY, "11:00")))
        .isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    assertThat(hold("four", cleaning(ANA, MONDAY, "11:15"))).isInstanceOf(Held.class);
  }

  @Test
  void shouldTreatNobodyInBreaksAndOnLeave() {
    assertThat(hold("one", cleaning(ANA, MONDAY, "12:15")))
        .isEqualTo(new Refused(Refusal.OUTSIDE_HOURS));
    assertThat(hold("two", cleaning(ANA, MONDAY, "12:00"))).isInstanceOf(Held.class);
    assertThat(hold("three", cleaning(ANA, MONDAY, "13:00"))).isInstanceOf(Held.class);
    assertThat(hold("four", cleaning(DAN, TUESDAY, "10:00")))
        .isEqualTo(new Refused(Refusal.OUTSIDE_HOURS));
    assertThat(free(CLEANING, TUESDAY)).isNotEmpty().allMatch(s -> s.practitioner().equals(ANA));
    assertThat(free(CLEANING, MONDAY)).noneMatch(s -> s.equals(cleaning(ANA, MONDAY, "12:30")));
  }

  @Test
  void shouldNotChangeAnAppointmentThatIsNearerThanTheNotice() {
    // given
    book("a", cleaning(ANA, MONDAY, "10:00"));

    // when it is 8:31, and the notice an hour and a half
    clock.move(Duration.ofMinutes(31));
    hold("again", cleaning(ANA, TUESDAY, "11:00"));

    // then
    assertThat(move("a", "again")).isEqualTo(new Refused(Refusal.TOO_LATE_TO_CHANGE));
    assertThat(cancel("a", Optional.empty())).isEqualTo(new Refused(Refusal.TOO_LATE_TO_CHANGE));
  }

  @Test
  void shouldCountChangesPerCallAndPerCaller() {
    // given one may change two in a call, and three in a day
    List<String> times = List.of("09:00", "10:00", "11:00", "14:00", "15:00");
    times.forEach(time -> book("at-" + time, cleaning(ANA, TUESDAY, time)));
    Optional<ChangedBy> first = Optional.of(new ChangedBy(call(1), Optional.of("anna")));
    Optional<ChangedBy> second = Optional.of(new ChangedBy(call(2), Optional.of("anna")));
    Optional<ChangedBy> hidden = Optional.of(new ChangedBy(call(3), Optional.empty()));

    // then
    assertThat(cancel("at-09:00", first)).isInstanceOf(Cancelled.class);
    assertThat(cancel("at-10:00", first)).isInstanceOf(Cancelled.class);
    assertThat(cancel("at-11:00", first)).isEqualTo(new Refused(Refusal.TOO_MANY_CHANGES));
    assertThat(cancel("at-11:00", second)).isInstanceOf(Cancelled.class);
    assertThat(cancel("at-14:00", second)).isEqualTo(new Refused(Refusal.TOO_MANY_CHANGES_TODAY));
    assertThat(cancel("at-14:00", hidden)).isInstanceOf(Cancelled.class);

    // when it is another day
    clock.move(Duration.ofHours(20));
    assertThat(cancel("at-15:00", second)).isInstanceOf(Cancelled.class);
  }

  @Test
  void shouldAskForWhatComesFirst() {
    // given
    hold("crown", crown(ANA, TUESDAY, "10:00"));
    assertThat(confirm("crown", "a", PATIENT)).isEqualTo(new Refused(Refusal.PREREQUISITE_MISSING));

    // when another patient is cleaned, or this one after the crown, that does not count
    book("other", cleaning(ANA, MONDAY, "10:00"), new PatientId("patient-2"));
    book("after", cleaning(ANA, TUESDAY, "14:00"));
    assertThat(confirm("crown", "a", PATIENT)).isEqualTo(new Refused(Refusal.PREREQUISITE_MISSING));

    // then one that is booked before it does
    book("before", cleaning(ANA, MONDAY, "11:00"));
    assertThat(confirm("crown", "a", PATIENT)).isInstanceOf(Booked.class);
  }

  @Test
  void shouldForgetWhatCameFirstTooLongAgo() {
    // given the cleaning must be no longer ago than twenty days
    book("cleaned", cleaning(ANA, MONDAY, "11:00"));
    LocalDate wednesday = MONDAY.plusDays(21 + 2);
    hold("late", crown(ANA, wednesday, "10:00"));
    hold("soon", crown(ANA, MONDAY.plusDays(18), "10:00"));

    // then
    assertThat(confirm("late", "a", PATIENT)).isEqualTo(new Refused(Refusal.PREREQUISITE_MISSING));
    assertThat(confirm("soon", "a", PATIENT)).isInstanceOf(Booked.class);
  }

  @Test
  void shouldKeepTheGapBetweenTwoOfAService() {
    // given
    book("cleaned", cleaning(ANA, MONDAY, "09:00"));
    book("crown", crown(ANA, TUESDAY, "10:00"));
    hold("same-day", crown(ANA, TUESDAY, "14:00"));
    hold("day-after", crown(ANA, TUESDAY.plusDays(2), "10:00"));

    // then
    assertThat(confirm("same-day", "b", PATIENT)).isEqualTo(new Refused(Refusal.TOO_NEAR_ANOTHER));
    assertThat(confirm("day-after", "b", PATIENT)).isInstanceOf(Booked.class);

    // and an appointment is not in the way of its own move
    assertThat(move("crown", "same-day")).isInstanceOf(Moved.class);
  }

  @Test
  void shouldMoveToAnotherServiceWithAnotherPractitionerAndANoteAtOnce() {
    // given
    Appointment old = book("a", cleaning(ANA, TUESDAY, "10:00"));
    book("first", cleaning(ANA, MONDAY, "11:00"));
    hold("h", crown(ANA, TUESDAY, "15:00"));
    Sealed note = new Sealed(new KeyId("call/1"), new byte[] {1});

    // when
    Answer answer =
        run(
            to ->
                new MoveAppointment(
                    key(),
                    old.id(),
                    new HoldId("h"),
                    Optional.of(note),
                    Optional.of(new ChangedBy(call(1), Optional.empty())),
                    to));

    // then
    AppointmentMoved moved = (AppointmentMoved) events.get(events.size() - 1);
    assertThat(answer)
        .isEqualTo(
            new Moved(
                new Appointment(old.id(), old.reference(), crown(ANA, TUESDAY, "15:00"), PATIENT),
                old.slot()));
    assertThat(moved.note()).contains(note);
    assertThat(moved.call()).contains(call(1));
    assertThat(moved.resources()).containsExactly(Resources.of(ANA), CHAIR_1);
    assertThat(ledger.state().byReference(old.reference(), clock.instant()))
        .map(Appointment::slot)
        .contains(crown(ANA, TUESDAY, "15:00"));
    assertThat(Clinic.isFree(ledger.state(), ANA, old.slot())).isTrue();
  }

  @Test
  void shouldMoveByAQuarterOfAnHourIntoItsOwnTime() {
    // given
    Appointment old = book("a", cleaning(ANA, TUESDAY, "10:00"));
    Slot later = cleaning(ANA, TUESDAY, "10:15");
    assertThat(hold("h1", later)).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));

    // when
    assertThat(holdInstead("h2", later, "a")).isInstanceOf(Held.class);

    // then nobody else gets the rest, and as a new appointment it would be in its own way
    assertThat(hold("h3", cleaning(ANA, TUESDAY, "10:30")))
        .isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    assertThat(confirm("h2", "b", PATIENT)).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    assertThat(move("a", "h2")).isInstanceOf(Moved.class);
    assertThat(ledger.state().allBookings().map(Booking::appointment))
        .containsExactly(new Appointment(old.id(), old.reference(), later, PATIENT));
    assertThat(hold("h4", cleaning(ANA, TUESDAY, "09:30"))).isInstanceOf(Held.class);
  }

  @Test
  void shouldNotMoveWhereSomebodyElseCameMeanwhile() {
    // given a hold that counts on the time of an appointment, which then moves away
    book("a", cleaning(ANA, TUESDAY, "10:00"));
    holdInstead("h1", cleaning(ANA, TUESDAY, "10:15"), "a");
    hold("h2", cleaning(ANA, TUESDAY, "14:00"));
    assertThat(move("a", "h2")).isInstanceOf(Moved.class);
    assertThat(hold("h3", cleaning(ANA, TUESDAY, "10:00"))).isInstanceOf(Held.class);

    // then
    assertThat(move("a", "h1")).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
  }

  @Test
  void shouldFindVisitsOfAPatientOverOrNot() {
    // given
    book("a", cleaning(ANA, MONDAY, "10:00"));
    book("b", cleaning(ANA, TUESDAY, "10:00"));

    // when
    clock.move(Duration.ofHours(6));

    // then
    assertThat(ledger.state().appointmentsOf(PATIENT, clock.instant())).hasSize(1);
    assertThat(ledger.state().visitsOf(PATIENT, slot -> slot.service().equals(CLEANING)))
        .hasSize(2);
    String over =
        ledger.state().booking(new AppointmentId("a")).orElseThrow().appointment().reference();
    assertThat(ledger.state().byReference(over, clock.instant())).isEmpty();
    assertThat(ledger.state().byReference("0", clock.instant())).isEmpty();
  }

  private Answer cancel(String appointment, Optional<ChangedBy> by) {
    return run(to -> new CancelAppointment(key(), new AppointmentId(appointment), by, to));
  }

  private List<Slot> free(ServiceId service, LocalDate date) {
    SlotQuery query =
        new SlotQuery(
            service,
            Optional.empty(),
            Optional.empty(),
            Optional.of(date),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            50);
    return FreeSlotSearch.find(
            Clinic.furnished(), ledger.state().timetable(), clock.instant(), query, 50)
        .slots();
  }
}
