package frontdesk.engine.booking;

import frontdesk.protocol.audit.StoredSnapshot;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.id.HoldId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/**
 * The ledger's state as it is stored now and then: plain lists, nothing that says who a patient is.
 * Disposable: one of another version cannot be read, and is ignored.
 *
 * @param version of this shape; whoever changes the shape counts {@link #VERSION} up
 */
record LedgerSnapshot(
    int version,
    List<Booking> bookings,
    List<Hold> holds,
    List<ExpiredHold> expiredHolds,
    List<StoredAnswer> answers,
    Optional<Instant> forgottenUpTo,
    Optional<LocalDate> countedDay,
    List<CallerCounts.Counted> callers,
    List<WaitingList.Place> waiting,
    long bookedCount,
    String lastDigest)
    implements StoredSnapshot {

  static final int VERSION = 5;

  /** A hold that expired at that time. */
  record ExpiredHold(HoldId hold, Instant at) {}

  /** An answer given at that time. */
  record StoredAnswer(Answered answered, Instant at) {}

  LedgerSnapshot {
    if (version != VERSION) {
      throw new IllegalArgumentException("a ledger's snapshot of version " + version);
    }
    bookings = List.copyOf(bookings);
    holds = List.copyOf(holds);
    expiredHolds = List.copyOf(expiredHolds);
    answers = List.copyOf(answers);
    callers = List.copyOf(callers);
    waiting = List.copyOf(waiting);
  }

  static LedgerSnapshot of(LedgerState state) {
    return new LedgerSnapshot(
        VERSION,
        state.allBookings().toList(),
        state.liveHolds().toList(),
        state.expiredHolds().list().stream()
            .map(entry -> new ExpiredHold(entry.key(), entry.at()))
            .toList(),
        state.answers().recent().list().stream()
            .map(entry -> new StoredAnswer(entry.value(), entry.at()))
            .toList(),
        state.answers().forgottenUpTo(),
        state.callers().day(),
        state.callers().list(),
        state.waiting().places(),
        state.bookedCount(),
        state.lastDigest());
  }

  LedgerState toState() {
    LedgerState empty = LedgerState.empty();
    LedgerState state =
        new LedgerState(
            empty.timetable(),
            empty.bookings(),
            empty.holds(),
            Recent.of(
                expiredHolds.stream()
                    .map(old -> new Recent.Entry<>(old.hold(), old.at(), old.at()))
                    .toList()),
            new StoredAnswers(
                Recent.of(
                    answers.stream()
                        .map(
                            stored ->
                                new Recent.Entry<>(
                                    stored.answered().key().id(), stored.answered(), stored.at()))
                        .toList()),
                forgottenUpTo),
            CallerCounts.of(countedDay, callers),
            empty.starts(),
            empty.waiting(),
            bookedCount,
            lastDigest);
    for (Booking booking : bookings) {
      state = state.withBooking(booking);
    }
    for (Hold hold : holds) {
      state = state.withHold(hold);
    }
    state = state.withWaiting(new WaitingList(waiting));
    for (WaitingList.Place place : waiting) {
      state = state.withKept(place);
    }
    return state;
  }

  /** Turns the state into what is stored and back. */
  static final SnapshotAdapter<LedgerState> ADAPTER =
      new SnapshotAdapter<>() {
        @Override
        public Object toJournal(LedgerState state) {
          return LedgerSnapshot.of(state);
        }

        @Override
        public LedgerState fromJournal(Object stored) {
          return ((LedgerSnapshot) stored).toState();
        }
      };
}
