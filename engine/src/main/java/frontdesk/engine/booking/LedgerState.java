package frontdesk.engine.booking;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent.AppointmentBooked;
import frontdesk.protocol.booking.LedgerEvent.AppointmentCancelled;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerEvent.HoldExpired;
import frontdesk.protocol.booking.LedgerEvent.HoldPlaced;
import frontdesk.protocol.booking.LedgerEvent.HoldsReleased;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.LedgerEvent.ReminderDue;
import frontdesk.protocol.booking.LedgerEvent.SlotOffered;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * A clinic's ledger at one moment: immutable, with one method per event that builds the next state.
 * {@link LedgerApplier} chooses among them.
 *
 * @param timetable when everybody is busy: appointments and live holds
 * @param bookings appointments by id, cancelled ones excepted
 * @param holds live holds by id
 * @param expiredHolds holds that expired lately, to tell "too late" from "never"
 * @param answers what is repeated when a command comes again
 * @param callers what each caller had in the day that is counted
 * @param starts appointments by when they begin
 * @param waiting who waits, and what is kept for them
 * @param bookedCount how many appointments were ever booked
 * @param lastDigest the digest of the last event, empty before the first
 */
record LedgerState(
    Timetable timetable,
    HashMap<AppointmentId, Booking> bookings,
    HashMap<HoldId, Hold> holds,
    Recent<HoldId, Instant> expiredHolds,
    StoredAnswers answers,
    CallerCounts callers,
    Starts starts,
    WaitingList waiting,
    long bookedCount,
    String lastDigest) {
  private static final Comparator<Booking> SOONEST_FIRST =
      Comparator.comparing((Booking booking) -> booking.appointment().slot().start())
          .thenComparing(booking -> booking.appointment().id().value());

  static LedgerState empty() {
    return new LedgerState(
        Timetable.empty(),
        HashMap$.MODULE$.<AppointmentId, Booking>empty(),
        HashMap$.MODULE$.<HoldId, Hold>empty(),
        Recent.empty(),
        StoredAnswers.empty(),
        CallerCounts.empty(),
        Starts.empty(),
        WaitingList.empty(),
        0,
        "");
  }

  Optional<Hold> hold(HoldId id) {
    return OptionConverters.toJava(holds.get(id));
  }

  Optional<Booking> booking(AppointmentId id) {
    return OptionConverters.toJava(bookings.get(id));
  }

  /** A call's live holds, by id. */
  List<Hold> holdsOf(CallId call) {
    return liveHolds().filter(hold -> hold.call().equals(call)).toList();
  }

  /** Live holds in the order in which their time will be over. */
  Stream<Hold> liveHolds() {
    Iterable<Hold> all = CollectionConverters.asJava(holds.values());
    return StreamSupport.stream(all.spliterator(), false)
        .sorted(Comparator.comparing(Hold::until).thenComparing(hold -> hold.id().value()));
  }

  /** All appointments, soonest first. */
  Stream<Booking> allBookings() {
    return anyBookings().sorted(SOONEST_FIRST);
  }

  /** A patient's appointments that are not over, soonest first. */
  List<Appointment> appointmentsOf(PatientId patient, Instant now) {
    return visitsOf(patient, slot -> slot.end().isAfter(now));
  }

  /** A patient's appointments that begin in a period, over or not, soonest first. */
  List<Appointment> visitsOf(PatientId patient, Predicate<Slot> wanted) {
    return anyBookings()
        .filter(booking -> booking.appointment().patient().equals(patient))
        .filter(booking -> wanted.test(booking.appointment().slot()))
        .sorted(SOONEST_FIRST)
        .map(Booking::appointment)
        .toList();
  }

  /** The appointment of this reference, unless it is over. */
  Optional<Appointment> byReference(String reference, Instant now) {
    return anyBookings()
        .map(Booking::appointment)
        .filter(appointment -> appointment.reference().equals(reference))
        .filter(appointment -> appointment.slot().end().isAfter(now))
        .findFirst();
  }

  /** A patient's appointments that are over, the latest first. */
  List<Appointment> historyOf(PatientId patient, Instant now, int limit) {
    return anyBookings()
        .filter(booking -> booking.appointment().patient().equals(patient))
        .filter(booking -> !booking.appointment().slot().end().isAfter(now))
        .sorted(SOONEST_FIRST.reversed())
        .limit(Math.max(0, limit))
        .map(Booking::appointment)
        .toList();
  }

  /** When everybody is busy but for this appointment. */
  Timetable timetableWithout(Optional<AppointmentId> appointment) {
    return appointment
        .flatMap(this::booking)
        .map(booking -> timetable.without(booking.occupied()))
        .orElse(timetable);
  }

  /** Why a hold is not there. */
  Refusal whyGone(HoldId hold) {
    return expiredHolds.find(hold).isPresent() ? Refusal.HOLD_EXPIRED : Refusal.HOLD_NOT_FOUND;
  }

  private Stream<Booking> anyBookings() {
    Iterable<Booking> all = CollectionConverters.asJava(bookings.values());
    return StreamSupport.stream(all.spliterator(), false);
  }

  LedgerState onHoldPlaced(HoldPlaced event) {
    List<Occupied> needs = Stretches.of(event.resources(), event.occupied(), event.slot());
    List<Occupied> own =
        event.replaces().flatMap(this::booking).map(Booking::occupied).orElse(List.of());
    return withHold(
        new Hold(
            event.hold(),
            event.slot(),
            needs,
            Stretches.without(needs, own),
            event.call(),
            event.until(),
            event.counted().map(CountedFor::caller),
            event.replaces()));
  }

  LedgerState withHold(Hold hold) {
    return withHolds(holds.updated(hold.id(), hold)).withTimetable(timetable.with(hold.taken()));
  }

  LedgerState onHoldsReleased(HoldsReleased event) {
    LedgerState next = this;
    for (HoldId id : event.holds()) {
      next = next.withoutHold(id);
    }
    return next;
  }

  LedgerState onHoldExpired(HoldExpired event) {
    return withoutHold(event.hold())
        .withExpired(expiredHolds.with(event.hold(), event.header().at(), event.header().at()));
  }

  LedgerState onBooked(AppointmentBooked event) {
    return event
        .waiting()
        .map(this::withoutWaiting)
        .orElse(this)
        .withoutHold(event.hold())
        .withBooking(
            new Booking(
                event.appointment(),
                Stretches.of(event.resources(), event.occupied(), event.appointment().slot()),
                event.header().at()))
        .withBookedCount(bookedCount + 1);
  }

  LedgerState onCancelled(AppointmentCancelled event) {
    return withoutBooking(event.appointment());
  }

  LedgerState onMoved(AppointmentMoved event) {
    return event
        .waiting()
        .map(this::withoutWaiting)
        .orElse(this)
        .withoutHold(event.hold())
        .withoutBooking(event.appointment().id())
        .withBooking(
            new Booking(
                event.appointment(),
                Stretches.of(event.resources(), event.occupied(), event.appointment().slot()),
                event.header().at()));
  }

  LedgerState onOffered(SlotOffered event) {
    List<Occupied> needs = Stretches.of(event.resources(), event.occupied(), event.slot());
    return withOffer(event.entry(), new WaitingList.Kept(event.slot(), needs, event.until()));
  }

  LedgerState withOffer(WaitingId entry, WaitingList.Kept kept) {
    return withWaiting(waiting.changed(entry, place -> place.offered(kept)))
        .withTimetable(timetable.with(kept.occupied()));
  }

  /** With what is kept for one who waits, who is on the list already. */
  LedgerState withKept(WaitingList.Place place) {
    return place.offer().map(kept -> withTimetable(timetable.with(kept.occupied()))).orElse(this);
  }

  /** An offer was not taken. */
  LedgerState onOfferPassed(WaitingId entry, Slot slot) {
    return withTimetable(timetable.without(waiting.keptFor(entry)))
        .withWaiting(waiting.changed(entry, place -> place.passed(slot)));
  }

  /** Somebody waits no longer; what is kept for them is free. */
  LedgerState withoutWaiting(WaitingId entry) {
    return withTimetable(timetable.without(waiting.keptFor(entry)))
        .withWaiting(waiting.without(entry));
  }

  LedgerState onReminderDue(ReminderDue event) {
    AppointmentId id = event.appointment().id();
    return booking(id)
        .map(
            booking ->
                event.followUp().isPresent()
                    ? booking.withFollowUp()
                    : booking.reminded(event.before()))
        .map(booking -> withBookings(bookings.updated(id, booking)))
        .orElse(this);
  }

  /** Appointments that begin from the first instant to before the second, soonest first. */
  List<Booking> startingBetween(Instant from, Instant before) {
    return starts.between(from, before).stream().flatMap(id -> booking(id).stream()).toList();
  }

  /**
   * Without the oldest appointments that are over, when there are more than that. A tenth goes at
   * once, because finding them takes a look at all.
   */
  LedgerState trimmed(int maxBookings, Instant now) {
    if (bookings.size() <= maxBookings) {
      return this;
    }
    LedgerState next = this;
    for (Booking old :
        allBookings()
            .filter(booking -> !booking.appointment().slot().end().isAfter(now))
            .limit(bookings.size() - (maxBookings - maxBookings / 10))
            .toList()) {
      next = next.withoutBooking(old.appointment().id());
    }
    return next;
  }

  LedgerState withAnswers(StoredAnswers next) {
    return edited(edit -> edit.answers = next);
  }

  LedgerState withCallers(CallerCounts next) {
    return edited(edit -> edit.callers = next);
  }

  LedgerState withExpired(Recent<HoldId, Instant> next) {
    return edited(edit -> edit.expiredHolds = next);
  }

  LedgerState withDigest(String next) {
    return edited(edit -> edit.lastDigest = next);
  }

  private LedgerState withTimetable(Timetable next) {
    return edited(edit -> edit.timetable = next);
  }

  private LedgerState withHolds(HashMap<HoldId, Hold> next) {
    return edited(edit -> edit.holds = next);
  }

  private LedgerState withBookings(HashMap<AppointmentId, Booking> next) {
    return edited(edit -> edit.bookings = next);
  }

  private LedgerState withStarts(Starts next) {
    return edited(edit -> edit.starts = next);
  }

  LedgerState withWaiting(WaitingList next) {
    return edited(edit -> edit.waiting = next);
  }

  private LedgerState withBookedCount(long next) {
    return edited(edit -> edit.bookedCount = next);
  }

  LedgerState withoutHold(HoldId id) {
    return hold(id)
        .map(gone -> withHolds(holds.removed(id)).withTimetable(timetable.without(gone.taken())))
        .orElse(this);
  }

  LedgerState withBooking(Booking booking) {
    return withBookings(bookings.updated(booking.appointment().id(), booking))
        .withStarts(starts.with(booking.appointment()))
        .withTimetable(timetable.with(booking.occupied()));
  }

  LedgerState withoutBooking(AppointmentId id) {
    return booking(id)
        .map(
            gone ->
                withBookings(bookings.removed(id))
                    .withStarts(starts.without(gone.appointment()))
                    .withTimetable(timetable.without(gone.occupied())))
        .orElse(this);
  }

  private LedgerState edited(Consumer<Edit> change) {
    Edit edit = new Edit(this);
    change.accept(edit);
    return edit.finish();
  }

  /** The fields of a state while one of them is changed. */
  private static final class Edit {
    private Timetable timetable;
    private HashMap<AppointmentId, Booking> bookings;
    private HashMap<HoldId, Hold> holds;
    private Recent<HoldId, Instant> expiredHolds;
    private StoredAnswers answers;
    private CallerCounts callers;
    private Starts starts;
    private WaitingList waiting;
    private long bookedCount;
    private String lastDigest;

    Edit(LedgerState from) {
      timetable = from.timetable;
      bookings = from.bookings;
      holds = from.holds;
      expiredHolds = from.expiredHolds;
      answers = from.answers;
      callers = from.callers;
      starts = from.starts;
      waiting = from.waiting;
      bookedCount = from.bookedCount;
      lastDigest = from.lastDigest;
    }

    LedgerState finish() {
      return new LedgerState(
          timetable,
          bookings,
          holds,
          expiredHolds,
          answers,
          callers,
          starts,
          waiting,
          bookedCount,
          lastDigest);
    }
  }
}
