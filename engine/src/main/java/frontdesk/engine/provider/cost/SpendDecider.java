package frontdesk.engine.provider.cost;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent.Account;
import frontdesk.protocol.provider.SpendEvent.AlertGivenUp;
import frontdesk.protocol.provider.SpendEvent.LimitReached;
import frontdesk.protocol.provider.SpendEvent.Reservation;
import frontdesk.protocol.provider.SpendEvent.SpendEstimated;
import frontdesk.protocol.provider.SpendEvent.SpendRefused;
import frontdesk.protocol.provider.SpendEvent.SpendReserved;
import frontdesk.protocol.provider.SpendEvent.SpendSettled;
import frontdesk.protocol.provider.SpendLimit;
import frontdesk.protocol.provider.SpendLimit.Level;
import frontdesk.protocol.provider.SpendLimit.Period;
import frontdesk.protocol.provider.SpendProtocol.Answer;
import frontdesk.protocol.provider.SpendProtocol.Granted;
import frontdesk.protocol.provider.SpendProtocol.Reason;
import frontdesk.protocol.provider.SpendProtocol.Refused;
import frontdesk.protocol.provider.SpendProtocol.Reserve;
import frontdesk.protocol.provider.SpendProtocol.Settlement;
import frontdesk.protocol.provider.SpendProtocol.Totals;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a clinic's account says to a command; pure: time comes in.
 *
 * <p>The rule: what is settled in a period and what is open, together with what is granted, is
 * never more than the period's hard limit. Only what is compulsory is granted beyond it.
 *
 * @param settings bounds and limits
 * @param webhook whether there is anybody to tell of alerts
 */
record SpendDecider(SpendSettings settings, boolean webhook) {
  static final String NO_WEBHOOK = "NO_WEBHOOK";

  /** The moment at which something is decided, and the clinic's date then. */
  record Now(Instant at, LocalDate day) {}

  /** Charges whatever was kept for too long. */
  void expire(SpendTurn turn, Now now) {
    for (Purse purse : overdue(turn.state(), now.at())) {
      estimate(turn, purse, now);
      alert(turn, purse.latest().call(), now);
    }
  }

  private static List<Purse> overdue(SpendState state, Instant now) {
    List<Purse> overdue = new ArrayList<>();
    for (CallSpend call : state.calls().values()) {
      for (Purse purse : call.purses().values()) {
        if (purse.isOverdue(now)) {
          overdue.add(purse);
        }
      }
    }
    // Its order in memory is nobody's: events come in one that anybody can find again.
    overdue.sort(
        Comparator.comparing(Purse::until)
            .thenComparing(purse -> purse.latest().call().value())
            .thenComparing(purse -> purse.latest().provider()));
    return overdue;
  }

  private void estimate(SpendTurn turn, Purse purse, Now now) {
    Charge all = new Charge(Used.NOTHING, Map.of(purse.step().main(), purse.open()), true);
    turn.add(
        header ->
            new SpendEstimated(
                header, purse.latest(), purse.step(), account(turn.state(), now), all));
  }

  /** Answers a reservation. */
  Answer reserve(SpendTurn turn, Reserve ask, Now now) {
    Reservation wanted = ask.before().reservation();
    if (!ask.currency().equals(settings.currency())) {
      return new Refused(wanted, Reason.OTHER_CURRENCY);
    }
    Optional<Purse> known = view(turn, now).purse(wanted);
    if (known.isEmpty()) {
      return isFull(turn.state())
          ? new Refused(wanted, Reason.TOO_MANY)
          : decide(turn, ask, first(ask), now);
    }
    Purse purse = known.get();
    Reservation latest = purse.latest();
    if (latest.epoch() > wanted.epoch()
        || (latest.epoch() == wanted.epoch() && latest.number() > wanted.number())) {
      return new Refused(wanted, Reason.OUTDATED);
    }
    if (latest.equals(wanted)) {
      return purse.isOpen() ? purse.answered() : new Refused(wanted, Reason.OUTDATED);
    }
    if (latest.epoch() < wanted.epoch()) {
      if (purse.isOpen()) {
        estimate(turn, purse, now); // what its predecessor used, nobody will tell any more
      }
      return decide(turn, ask, first(ask), now);
    }
    // What was used of a purse that expired was charged with all that it held.
    return decide(turn, ask, purse.isOpen() ? ask.before().used() : Charge.NONE, now);
  }

  /** What was used before the first reservation, as the time of a call is. */
  private static Charge first(Reserve ask) {
    return ask.before().reservation().number() == 1 ? ask.before().used() : Charge.NONE;
  }

  private boolean isFull(SpendState state) {
    return state.calls().size() >= settings.maxCalls()
        && state.calls().values().stream().noneMatch(CallSpend::isOver);
  }

  private Answer decide(SpendTurn turn, Reserve ask, Charge used, Now now) {
    SpendState before = view(turn, now);
    Reservation wanted = ask.before().reservation();
    Instant until = now.at().plus(settings.expiry());
    Money keep = keep(before, ask, used.total());
    Money most = ask.wished();
    Optional<SpendLimit> tightest = Optional.empty();
    for (Period period : Period.values()) {
      Optional<Money> room = room(before, period, wanted, used.total());
      if (!ask.compulsory() && room.isPresent() && room.get().minus(keep).compareTo(most) < 0) {
        most = room.get().minus(keep);
        tightest = Optional.of(new SpendLimit(period, Level.HARD));
      }
    }
    Step step = ask.before().step();
    Account account = account(before, now);
    if (most.compareTo(ask.least()) < 0) {
      SpendLimit limit = tightest.orElseThrow();
      turn.add(header -> new SpendRefused(header, wanted, step, account, used, keep, until, limit));
      alert(turn, wanted.call(), now);
      reached(turn, limit, wanted.call(), now);
      return new Refused(wanted, Purse.reason(limit));
    }
    Money more = most;
    Thrift thrift = thrift(before, wanted.call(), used.total());
    turn.add(
        header ->
            new SpendReserved(header, wanted, step, account, used, keep, more, until, thrift));
    alert(turn, wanted.call(), now);
    return new Granted(wanted, more, thrift);
  }

  /** Of what a call wants to keep, as much as it has: else a limit could be passed by keeping. */
  private static Money keep(SpendState state, Reserve ask, Money used) {
    if (ask.compulsory()) {
      return ask.keep();
    }
    Money own = state.purse(ask.before().reservation()).map(Purse::open).orElse(Money.ZERO);
    return ask.keep().min(own.minus(used)).max(Money.ZERO);
  }

  /** What a purse may hold at most, once this is settled; empty: as much as is wished. */
  private Optional<Money> room(SpendState state, Period period, Reservation wanted, Money used) {
    Money own = state.purse(wanted).map(Purse::open).orElse(Money.ZERO);
    return settings
        .limits()
        .over(period)
        .hard()
        .map(
            hard ->
                hard.minus(state.settled(period, wanted.call()))
                    .minus(used)
                    .minus(state.open(period, wanted.call()).minus(own)));
  }

  /** Settles what a call used of its latest reservation; one that is over stays as it is. */
  void settle(SpendTurn turn, Settlement last, Now now) {
    Reservation reservation = last.reservation();
    SpendState before = view(turn, now);
    boolean open =
        before
            .purse(reservation)
            .filter(purse -> purse.isOpen() && purse.latest().epoch() == reservation.epoch())
            .isPresent();
    if (open) {
      turn.add(
          header ->
              new SpendSettled(
                  header, reservation, last.step(), account(before, now), last.used()));
      alert(turn, reservation.call(), now);
    }
  }

  /** Writes down each limit that is newly reached by what is settled. */
  private void alert(SpendTurn turn, CallId call, Now now) {
    for (Period period : Period.values()) {
      for (Level level : Level.values()) {
        Money settled = view(turn, now).settled(period, call);
        boolean over =
            settings
                .limits()
                .over(period)
                .at(level)
                .filter(most -> settled.compareTo(most) >= 0)
                .isPresent();
        if (over) {
          reached(turn, new SpendLimit(period, level), call, now);
        }
      }
    }
  }

  private void reached(SpendTurn turn, SpendLimit limit, CallId call, Now now) {
    SpendState state = view(turn, now);
    if (state.hasReached(limit, call)) {
      return;
    }
    int number = state.lastAlert() + 1;
    Money most = settings.limits().over(limit.period()).at(limit.level()).orElseThrow();
    turn.add(
        header ->
            new LimitReached(
                header,
                number,
                limit,
                limit.period() == Period.CALL ? Optional.of(call) : Optional.empty(),
                account(state, now),
                most,
                state.settled(limit.period(), call)));
    if (!webhook) {
      turn.add(header -> new AlertGivenUp(header, number, 0, NO_WEBHOOK));
    }
  }

  /**
   * What a call is to go without: from a soft limit on the dearer voices, a set part of the way to
   * the hard limit the larger models too, at the hard limit everything that costs. A soft limit
   * without a hard one asks for both at once.
   */
  Thrift thrift(SpendState state, CallId call, Money more) {
    Thrift most = Thrift.NONE;
    for (Period period : Period.values()) {
      Thrift one = thrift(settings.limits().over(period), state.settled(period, call).plus(more));
      most = one.compareTo(most) > 0 ? one : most;
    }
    return most;
  }

  private Thrift thrift(SpendLimits.Limit limit, Money settled) {
    if (limit.hard().filter(hard -> settled.compareTo(hard) >= 0).isPresent()) {
      return Thrift.EMBEDDED;
    }
    if (limit.soft().filter(soft -> settled.compareTo(soft) >= 0).isEmpty()) {
      return Thrift.NONE;
    }
    Money soft = limit.soft().get();
    Money smaller =
        limit
            .hard()
            .map(
                hard ->
                    soft.plus(
                        Money.of(
                            hard.minus(soft)
                                .amount()
                                .multiply(BigDecimal.valueOf(settings.smallerModelAt())))))
            .orElse(soft);
    return settled.compareTo(smaller) >= 0 ? Thrift.SMALLER_MODEL : Thrift.CHEAPER_VOICE;
  }

  /** What was spent, as it is now. */
  Totals totals(SpendState stored, Now now) {
    Account account = account(stored, now);
    SpendState state = stored.on(account);
    Optional<CallId> dearest =
        state.calls().entrySet().stream()
            .max(Map.Entry.comparingByValue(Comparator.comparing(CallSpend::settled)))
            .filter(call -> call.getValue().settled().isPositive())
            .flatMap(call -> CallId.parse(call.getKey()));
    Thrift day = thrift(settings.limits().day(), state.today());
    Thrift month = thrift(settings.limits().month(), state.month());
    return new Totals(
        account.day(),
        account.currency(),
        state.today(),
        state.month(),
        state.open(),
        Forecast.ofMonth(state.month(), account.day()),
        day.compareTo(month) > 0 ? day : month,
        dearest,
        state.alerts().size());
  }

  /** The state as it counts now: of an earlier day nothing but what is open. */
  private SpendState view(SpendTurn turn, Now now) {
    return turn.state().on(account(turn.state(), now));
  }

  /** A clock that is behind counts for the latest day that was seen. */
  private Account account(SpendState state, Now now) {
    boolean behind =
        state.account().currency().equals(settings.currency())
            && state.account().day().isAfter(now.day());
    return new Account(behind ? state.account().day() : now.day(), settings.currency());
  }
}
