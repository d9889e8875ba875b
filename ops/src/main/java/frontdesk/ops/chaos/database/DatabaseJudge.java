package frontdesk.ops.chaos.database;

import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.cluster.Booking;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges what was promised while a database failed against what is in it afterwards. Pure. */
final class DatabaseJudge {
  private DatabaseJudge() {}

  /**
   * Says what held of the bookings.
   *
   * @param told what the clients of all nodes were told
   * @param stored the appointments in the ledgers afterwards
   * @param sound whether the journal is
   */
  static void bookings(Told told, List<Booking> stored, boolean sound, Verdict verdict) {
    List<String> calls = stored.stream().map(Booking::call).toList();
    Set<String> there = new HashSet<>(calls);
    long lost = told.booked().stream().filter(call -> !there.contains(call)).count();
    verdict.check(
        "whatever was promised is in the ledger",
        lost == 0 && !told.booked().isEmpty(),
        lost + " of " + told.booked().size() + " are not");
    Set<String> expected = new HashSet<>(told.booked());
    expected.addAll(told.unknown());
    long unasked = there.stream().filter(call -> !expected.contains(call)).count();
    verdict.check(
        "nothing is in the ledger of which the caller was told that it is not",
        unasked == 0,
        unasked + " of " + there.size());
    long twice = calls.size() - there.size() + Booking.clashing(stored);
    verdict.check("nothing is booked twice", twice == 0, twice + " too many");
    verdict.check("the journal is sound", sound, sound ? "verified" : "broken");
    long decided = told.unknown().stream().filter(there::contains).count();
    verdict
        .figure("booked", told.booked().size())
        .figure("unknown", told.unknown().size())
        .figure("unknown_but_stored", decided)
        .figure("refused", told.refused())
        .figure("bookings_lost", lost)
        .figure("bookings_double", twice);
  }

  /**
   * Says whether every node booked again by itself.
   *
   * @param after from the end of the fault, for each node; empty where it never did
   */
  static void recovery(
      String fault, List<Optional<Duration>> after, Duration bound, Verdict verdict) {
    boolean all =
        !after.isEmpty()
            && after.stream()
                .allMatch(one -> one.filter(took -> took.compareTo(bound) <= 0).isPresent());
    List<Long> millis = after.stream().map(one -> one.map(Duration::toMillis).orElse(-1L)).toList();
    verdict.check(
        "after " + fault + " every node books again by itself within " + bound.toSeconds() + " s",
        all,
        millis + " ms");
  }
}
