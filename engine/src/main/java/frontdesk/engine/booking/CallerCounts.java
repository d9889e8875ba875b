package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.id.CallId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.jdk.javaapi.OptionConverters;

/**
 * What callers had of a clinic in one day: immutable, rebuilt from events that name the day.
 *
 * <p>Only one day is counted, that of the latest counted event: any other day begins with nothing.
 * So what is over is dropped, and a clock that was stepped cannot lock anybody out; all that it may
 * give is one day's allowance more.
 *
 * @param day the day that is counted; empty before the first event
 * @param counts by the caller's keyed hash
 * @param order callers by their first event of the day, to forget the first beyond a number
 */
record CallerCounts(
    Optional<LocalDate> day, HashMap<String, Count> counts, Recent<String, Instant> order) {
  private static final String CALL = "call|";

  /** What one caller had, or of changes one call. */
  record Count(int holds, int bookings, int changes) {
    static final Count NONE = new Count(0, 0, 0);
  }

  /** One caller's count, as it is stored; {@code at} is the time of the first event. */
  record Counted(String caller, int holds, int bookings, int changes, Instant at) {}

  /** As whom a call counts, whoever calls. */
  static String key(CallId call) {
    return CALL + call.value();
  }

  /** Whether a call counts here, and not a caller. */
  static boolean isCall(CountedFor who) {
    return who.caller().startsWith(CALL);
  }

  static CallerCounts empty() {
    return new CallerCounts(
        Optional.empty(), HashMap$.MODULE$.<String, Count>empty(), Recent.empty());
  }

  /** What a caller had in that day. */
  Count of(CountedFor who) {
    return day.equals(Optional.of(who.day()))
        ? OptionConverters.toJava(counts.get(who.caller())).orElse(Count.NONE)
        : Count.NONE;
  }

  CallerCounts withHold(CountedFor who, Instant at, int maxCallers) {
    Count had = of(who);
    return with(who, new Count(had.holds() + 1, had.bookings(), had.changes()), at, maxCallers);
  }

  CallerCounts withBooking(CountedFor who, Instant at, int maxCallers) {
    Count had = of(who);
    return with(who, new Count(had.holds(), had.bookings() + 1, had.changes()), at, maxCallers);
  }

  CallerCounts withChange(CountedFor who, Instant at, int maxCallers) {
    Count had = of(who);
    return with(who, new Count(had.holds(), had.bookings(), had.changes() + 1), at, maxCallers);
  }

  private CallerCounts with(CountedFor who, Count count, Instant at, int maxCallers) {
    CallerCounts today = day.equals(Optional.of(who.day())) ? this : empty();
    HashMap<String, Count> all = today.counts.updated(who.caller(), count);
    Recent<String, Instant> callers = today.order.with(who.caller(), at, at);
    for (Recent.Entry<String, Instant> old : callers.surplus(Instant.MIN, maxCallers)) {
      all = all.removed(old.key());
    }
    return new CallerCounts(Optional.of(who.day()), all, callers.trimmed(Instant.MIN, maxCallers));
  }

  /** Everybody's counts, in the order of their first events. */
  List<Counted> list() {
    return order.list().stream()
        .map(
            entry -> {
              Count count = OptionConverters.toJava(counts.get(entry.key())).orElse(Count.NONE);
              return new Counted(
                  entry.key(), count.holds(), count.bookings(), count.changes(), entry.at());
            })
        .toList();
  }

  static CallerCounts of(Optional<LocalDate> day, List<Counted> list) {
    HashMap<String, Count> counts = HashMap$.MODULE$.<String, Count>empty();
    for (Counted one : list) {
      counts = counts.updated(one.caller(), new Count(one.holds(), one.bookings(), one.changes()));
    }
    return new CallerCounts(
        day,
        counts,
        Recent.of(
            list.stream()
                .map(one -> new Recent.Entry<>(one.caller(), one.at(), one.at()))
                .toList()));
  }
}
