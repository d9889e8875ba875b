package frontdesk.ops.chaos.crash;

import frontdesk.ops.chaos.Verdict;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.id.AppointmentId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what was acknowledged, and where nodes crashed, against what is stored. Pure. */
final class CrashJudge {
  /** Runs at the full size, and how many of them have to reach each place. */
  static final int FULL_RUNS = 800;

  static final int LEAST_OF_FULL = 20;

  private CrashJudge() {}

  /**
   * How many of so many runs have to reach each place: {@value #LEAST_OF_FULL} of {@value
   * #FULL_RUNS} or more, of fewer the same part, but one at least where there is a run for each.
   */
  static int least(int runs, int places) {
    int part = Math.min(LEAST_OF_FULL, LEAST_OF_FULL * runs / FULL_RUNS);
    return runs < places ? 0 : Math.max(1, part);
  }

  /** Says whether each place was reached often enough. */
  static void places(Reached reached, int runs, Verdict verdict) {
    int least = least(runs, reached.counts().size());
    List<String> seldom = reached.under(least);
    if (least == 0) {
      verdict.figure("places_judged", false);
    } else {
      verdict.check(
          "each place is reached by " + least + " runs or more",
          seldom.isEmpty(),
          seldom.isEmpty() ? "all of " + reached.counts().size() : String.join(", ", seldom));
    }
    verdict.figure("reached", reached.counts());
  }

  /** Says whether whoever was to be killed from outside was alive, and is dead. */
  static void kills(int chosen, int killed, Verdict verdict) {
    verdict.check(
        "each node that is killed from outside dies of it",
        killed == chosen,
        killed + " of " + chosen);
  }

  /** Says what held of what the ledgers' own clients were told. */
  static void clients(Acknowledged.Told told, LedgerBooks books, Verdict verdict) {
    long lost = told.booked().stream().filter(made -> !isThere(made, books)).count();
    long back = told.cancelled().stream().filter(gone -> !books.isCancelled(gone)).count();
    long taken = takenAway(told, books);
    verdict.check(
        "no acknowledged booking is lost", lost == 0, lost + " of " + told.booked().size());
    verdict.check(
        "no acknowledged cancellation is lost", back == 0, back + " of " + told.cancelled().size());
    verdict.check(
        "nothing is cancelled that nobody cancelled", taken == 0, taken + " appointments");
    verdict.check(
        "every command is answered in the end", told.unresolved() == 0, told.unresolved() + " not");
    verdict
        .figure("acknowledged", told.booked().size())
        .figure("cancelled", told.cancelled().size())
        .figure("bookings_lost", lost);
  }

  /** Says what held of what calls were told; each of them wants one appointment. */
  static void calls(
      Map<String, List<Appointment>> toldToCalls, LedgerBooks books, Verdict verdict) {
    long lost =
        toldToCalls.values().stream()
            .flatMap(List::stream)
            .filter(made -> !isThere(made, books))
            .count();
    long told = toldToCalls.values().stream().mapToLong(List::size).sum();
    verdict.check("no booking that a call was told of is lost", lost == 0, lost + " of " + told);
    long twice = books.madeBy().values().stream().filter(made -> made > 1).count();
    verdict.check("no call books more than once", twice == 0, twice + " calls");
    verdict
        .figure("acknowledged_to_calls", told)
        .figure("calls_bookings_lost", lost)
        .figure("calls_booked_twice", twice);
  }

  /** Says whether anything was booked twice. */
  static void doubles(LedgerBooks books, Verdict verdict) {
    verdict.check(
        "nothing is booked twice", books.doubles() == 0, books.doubles() + " of " + books.count());
    verdict.figure("bookings", books.count()).figure("bookings_double", books.doubles());
  }

  private static boolean isThere(Appointment told, LedgerBooks books) {
    return books.booked(told.id()).filter(told::equals).isPresent();
  }

  /** Only clients cancel here, and only what they made; calls' appointments are cleared apart. */
  private static long takenAway(Acknowledged.Told told, LedgerBooks books) {
    Set<AppointmentId> asked = told.cancelled();
    return told.booked().stream()
        .map(Appointment::id)
        .filter(id -> books.isCancelled(id) && !asked.contains(id))
        .count();
  }
}
