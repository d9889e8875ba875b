package frontdesk.engine.provider.cost;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.StoredSnapshot;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendEvent.Account;
import frontdesk.protocol.provider.SpendEvent.AlertDelivered;
import frontdesk.protocol.provider.SpendEvent.AlertGivenUp;
import frontdesk.protocol.provider.SpendEvent.LimitReached;
import frontdesk.protocol.provider.SpendEvent.Reservation;
import frontdesk.protocol.provider.SpendEvent.SpendEstimated;
import frontdesk.protocol.provider.SpendEvent.SpendRefused;
import frontdesk.protocol.provider.SpendEvent.SpendReserved;
import frontdesk.protocol.provider.SpendEvent.SpendSettled;
import frontdesk.protocol.provider.SpendLimit;
import frontdesk.protocol.provider.SpendLimit.Period;
import frontdesk.protocol.provider.Thrift;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a clinic has spent and keeps for its calls at one moment: immutable, one method per event,
 * stored as it is when a snapshot is taken.
 *
 * <p>Days never go back: an event whose clock is behind counts for the latest day that was seen. A
 * change of currency begins all counts anew; the journal keeps the old ones.
 *
 * @param account the latest day, and the currency; the currency is empty before the first event
 * @param today settled on that day
 * @param month settled in its month
 * @param open kept for all calls
 * @param calls what each spent, by call id, those begun first in front
 * @param reached limits of this day and this month that were reached
 * @param alerts that nobody was told of yet, oldest first
 * @param lastAlert the latest alert's number, 0 before the first
 * @param lastDigest the digest of the last event, empty before the first
 */
record SpendState(
    Account account,
    Money today,
    Money month,
    Money open,
    Map<String, CallSpend> calls,
    List<SpendLimit> reached,
    List<LimitReached> alerts,
    int lastAlert,
    String lastDigest)
    implements StoredSnapshot {
  SpendState {
    calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    reached = List.copyOf(reached);
    alerts = List.copyOf(alerts);
    Objects.requireNonNull(lastDigest); // else a snapshot of another shape would pass
  }

  static SpendState empty() {
    return new SpendState(
        new Account(LocalDate.EPOCH, ""),
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        Map.of(),
        List.of(),
        List.of(),
        0,
        "");
  }

  CallSpend call(CallId call) {
    return calls.getOrDefault(call.value(), CallSpend.NOTHING);
  }

  Optional<Purse> purse(Reservation reservation) {
    return call(reservation.call()).purse(reservation.provider());
  }

  /** What is settled over a period that holds this moment. */
  Money settled(Period period, CallId call) {
    return switch (period) {
      case CALL -> call(call).settled();
      case DAY -> today;
      case MONTH -> month;
    };
  }

  /** What is kept against a period's limit. */
  Money open(Period period, CallId call) {
    return period == Period.CALL ? call(call).open() : open;
  }

  boolean hasReached(SpendLimit limit, CallId call) {
    return limit.period() == Period.CALL
        ? call(call).reached().contains(limit.level())
        : reached.contains(limit);
  }

  /** The same as it is on a later day; nothing of an earlier day or month counts any more. */
  SpendState on(Account now) {
    if (!now.currency().equals(account.currency())) {
      SpendState anew = empty();
      return new SpendState(
          now,
          anew.today,
          anew.month,
          anew.open,
          Map.of(),
          List.of(),
          alerts,
          lastAlert,
          lastDigest);
    }
    if (!now.day().isAfter(account.day())) {
      return this;
    }
    boolean sameMonth = YearMonth.from(now.day()).equals(YearMonth.from(account.day()));
    List<SpendLimit> still =
        reached.stream().filter(limit -> sameMonth && limit.period() == Period.MONTH).toList();
    return new SpendState(
        now,
        Money.ZERO,
        sameMonth ? month : Money.ZERO,
        open,
        calls,
        still,
        alerts,
        lastAlert,
        lastDigest);
  }

  SpendState apply(SpendEvent event, EventDigest digest, int maxCalls) {
    return onEvent(event).forgetting(maxCalls).withDigest(digest.of(event));
  }

  private SpendState onEvent(SpendEvent event) {
    if (event instanceof SpendReserved e) {
      Purse.Given given = new Purse.Given(e.more(), e.thrift(), Optional.empty());
      Money kept = e.kept().plus(e.more());
      return on(e.account())
          .with(Purse.open(e.reservation(), e.step(), kept, e.until(), given), e.settled());
    } else if (event instanceof SpendRefused e) {
      Purse.Given given = new Purse.Given(Money.ZERO, Thrift.EMBEDDED, Optional.of(e.limit()));
      return on(e.account())
          .with(Purse.open(e.reservation(), e.step(), e.kept(), e.until(), given), e.settled());
    } else if (event instanceof SpendSettled e) {
      return on(e.account()).ended(e.reservation(), Purse.End.SETTLED, e.settled());
    } else if (event instanceof SpendEstimated e) {
      return on(e.account()).ended(e.reservation(), Purse.End.ESTIMATED, e.charged());
    } else if (event instanceof LimitReached e) {
      return on(e.account()).onReached(e);
    } else if (event instanceof AlertDelivered e) {
      return without(e.alert());
    } else if (event instanceof AlertGivenUp e) {
      return without(e.alert());
    }
    throw new IllegalArgumentException("no handler for " + event.getClass().getSimpleName());
  }

  private SpendState with(Purse purse, Charge settled) {
    CallId call = purse.latest().call();
    Money before = purse(purse.latest()).map(Purse::open).orElse(Money.ZERO);
    Money price = settled.total();
    return new SpendState(
        account,
        today.plus(price),
        month.plus(price),
        open.minus(before).plus(purse.open()),
        changed(call, one -> one.with(purse, price)),
        reached,
        alerts,
        lastAlert,
        lastDigest);
  }

  private SpendState ended(Reservation reservation, Purse.End how, Charge charge) {
    Purse purse = purse(reservation).orElseThrow();
    return with(purse.ended(how), charge);
  }

  private SpendState onReached(LimitReached event) {
    List<SpendLimit> limits = new ArrayList<>(reached);
    Map<String, CallSpend> next = calls;
    if (event.call().isPresent()) {
      next = changed(event.call().get(), one -> one.having(event.limit().level()));
    } else {
      limits.add(event.limit());
    }
    List<LimitReached> untold = new ArrayList<>(alerts);
    untold.add(event);
    return new SpendState(
        account, today, month, open, next, limits, untold, event.alert(), lastDigest);
  }

  private SpendState without(int alert) {
    return new SpendState(
        account,
        today,
        month,
        open,
        calls,
        reached,
        alerts.stream().filter(one -> one.alert() != alert).toList(),
        lastAlert,
        lastDigest);
  }

  private Map<String, CallSpend> changed(CallId call, UnaryOperator<CallSpend> change) {
    Map<String, CallSpend> next = new LinkedHashMap<>(calls);
    next.put(call.value(), change.apply(call(call)));
    return next;
  }

  /** Without the calls that are over and began first, beyond a number. */
  private SpendState forgetting(int maxCalls) {
    if (calls.size() <= maxCalls) {
      return this;
    }
    Map<String, CallSpend> kept = new LinkedHashMap<>(calls);
    for (Map.Entry<String, CallSpend> one : calls.entrySet()) {
      if (kept.size() > maxCalls && one.getValue().isOver()) {
        kept.remove(one.getKey());
      }
    }
    return new SpendState(
        account, today, month, open, kept, reached, alerts, lastAlert, lastDigest);
  }

  private SpendState withDigest(String next) {
    return new SpendState(account, today, month, open, calls, reached, alerts, lastAlert, next);
  }
}
