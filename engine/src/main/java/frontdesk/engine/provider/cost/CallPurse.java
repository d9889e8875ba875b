package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent.Reservation;
import frontdesk.protocol.provider.SpendProtocol;
import frontdesk.protocol.provider.SpendProtocol.Reserve;
import frontdesk.protocol.provider.SpendProtocol.Settle;
import frontdesk.protocol.provider.SpendProtocol.Settlement;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A call's money for one provider, as the call knows it. Any thread: one lock for each purse, never
 * held while anybody else is called.
 */
final class CallPurse {
  /*
   * granted: what the account keeps for this purse. used: what was used of it since the account was
   * last asked; what it was told then stands in the question until it answers. held: what steps
   * under way may still use. What is free beyond all of this is granted to steps without asking.
   *
   * Filling: Reserve n settles what was used until then and keeps all the rest, so steps go on using
   * it while the answer is on its way. A Reserve whose answer is lost is sent again as it was, before
   * any other: the account answers it the same.
   */

  /** With less than this part of a piece left, a purse is filled before it is asked for more. */
  private static final BigDecimal LOW_PART = BigDecimal.valueOf(4);

  /**
   * What all purses of a call share.
   *
   * @param told what the account advises
   */
  record Owner(Bank bank, Meters meters, Consumer<Thrift> told) {
    MeterSettings settings() {
      return meters.settings();
    }

    String currency() {
      return meters.tariffs().currency();
    }

    long nanoTime() {
      return meters.nanoTime().getAsLong();
    }
  }

  private record Waiting(Money price, CompletableFuture<Meter.Leave> leave) {}

  /** What the account is asked for, as it was first sent. */
  private record Question(
      int number, Charge used, Money keep, Money least, Money wished, boolean compulsory) {}

  private final Owner owner;
  private final IntFunction<Reservation> reservation;
  private final Step step;
  private final Tariff tariff;
  private final Money piece;

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Money granted = Money.ZERO;
  private Charge used = Charge.NONE;
  private Money held = Money.ZERO;
  private int number;
  private Optional<Question> unanswered = Optional.empty();
  private boolean asking;
  private Meter.@Nullable Refusal refusal;
  private long refusedAt;
  private long lastedMillis;
  private boolean compulsory;
  private boolean closed;
  private boolean settled;
  private int lastAttempts;

  CallPurse(Owner owner, IntFunction<Reservation> reservation, Step step, Tariff tariff) {
    this.owner = owner;
    this.reservation = reservation;
    this.step = step;
    this.tariff = tariff;
    this.piece = tariff.price(step, owner.settings().piece(step)).total();
  }

  CompletionStage<Meter.Leave> reserve(Used bound) {
    Money price = tariff.price(step, bound).total();
    CompletableFuture<Meter.Leave> leave = new CompletableFuture<>();
    Runnable next;
    synchronized (this) {
      if (closed) {
        return refused(Meter.Refusal.OVER);
      }
      if (free().compareTo(price) >= 0) {
        leave.complete(hold(price));
        next = isLow() && refusal == null ? fill() : CallPurse::nothing;
      } else if (isRefused()) {
        return refused(refusal == null ? Meter.Refusal.LATE : refusal);
      } else if (waiting.size() >= owner.settings().maxWaiting()) {
        return refused(Meter.Refusal.LATE);
      } else {
        waiting.add(new Waiting(price, leave));
        next = fill();
      }
    }
    next.run();
    if (!leave.isDone()) {
      Meter.Leave late = new Meter.Refused(Meter.Refusal.LATE);
      owner.meters().later().after(owner.settings().patience(), () -> leave.complete(late));
    }
    return leave;
  }

  private static CompletionStage<Meter.Leave> refused(Meter.Refusal why) {
    return CompletableFuture.completedStage(new Meter.Refused(why));
  }

  void foresee(Used bound) {
    Money price = tariff.price(step, bound).total();
    Runnable next;
    synchronized (this) {
      boolean enough = free().compareTo(price) >= 0;
      next = enough || closed || isRefused() ? CallPurse::nothing : fill();
    }
    next.run();
  }

  void lasted(Duration soFar) {
    Runnable next;
    synchronized (this) {
      compulsory = true;
      long more = soFar.toMillis() - lastedMillis;
      if (closed || more < 0) {
        return;
      }
      lastedMillis += more;
      used = used.plus(tariff.price(step, Used.time(Duration.ofMillis(more))));
      next = isLow() ? fill() : CallPurse::nothing;
    }
    next.run();
  }

  void close() {
    List<Waiting> gone;
    Runnable next;
    synchronized (this) {
      closed = true;
      gone = new ArrayList<>(waiting);
      waiting.clear();
      next = settleIfQuiet();
    }
    gone.forEach(one -> one.leave().complete(new Meter.Refused(Meter.Refusal.OVER)));
    next.run();
  }

  private Money free() {
    Money asked = unanswered.map(question -> question.used().total()).orElse(Money.ZERO);
    return granted.minus(asked).minus(used.total()).minus(held);
  }

  private boolean isLow() {
    return free().amount().multiply(LOW_PART).compareTo(piece.amount()) < 0;
  }

  /** Whether asking again is of no use yet. */
  private boolean isRefused() {
    boolean forGood = refusal == Meter.Refusal.OVER;
    long pause = owner.settings().refusedFor().toNanos();
    if (!forGood && refusal != null && owner.nanoTime() - refusedAt >= pause) {
      refusal = null;
    }
    return refusal != null;
  }

  private Meter.Granted hold(Money price) {
    held = held.plus(price);
    AtomicBoolean open = new AtomicBoolean(true);
    return new Meter.Granted(
        (actual, estimated) -> {
          if (open.compareAndSet(true, false)) {
            end(price, actual, estimated);
          }
        });
  }

  private void end(Money price, Used actual, boolean estimated) {
    Charge charge = tariff.price(step, actual);
    Runnable next;
    synchronized (this) {
      held = held.minus(price);
      used = used.plus(estimated && !actual.isNothing() ? charge.asEstimate() : charge);
      next = closed ? settleIfQuiet() : CallPurse::nothing;
    }
    next.run();
  }

  /** Asks for more money, unless it is asked for already; to be run outside of the lock. */
  private Runnable fill() {
    if (asking) {
      return CallPurse::nothing;
    }
    asking = true;
    Question question = unanswered.orElseGet(this::question);
    return () -> send(question, owner.settings().patience());
  }

  private Question question() {
    Money rest = granted.minus(used.total()).max(Money.ZERO);
    Money all = waiting.stream().map(Waiting::price).reduce(Money.ZERO, Money::plus);
    Money least = waiting.isEmpty() ? Money.ZERO : missing(waiting.getFirst().price());
    number++;
    Question question =
        new Question(number, used, rest, least, missing(all).max(piece), compulsory);
    used = Charge.NONE;
    unanswered = Optional.of(question);
    return question;
  }

  private Money missing(Money price) {
    return price.minus(free()).max(Money.ZERO);
  }

  /**
   * @param patience more where no step waits for it
   */
  private void send(Question ask, Duration patience) {
    Settlement before = new Settlement(reservation.apply(ask.number()), step, ask.used());
    owner
        .bank()
        .<SpendProtocol.Answer>ask(
            replyTo ->
                new Reserve(
                    before,
                    owner.currency(),
                    ask.keep(),
                    ask.least(),
                    ask.wished(),
                    ask.compulsory(),
                    replyTo),
            patience)
        .whenComplete((answer, failure) -> onAnswer(ask, failure == null ? answer : null));
  }

  private void onAnswer(Question ask, SpendProtocol.@Nullable Answer answer) {
    List<Runnable> then = new ArrayList<>();
    synchronized (this) {
      asking = false;
      if (answer instanceof SpendProtocol.Granted given) {
        filled(ask, given.more());
        refusal = null;
        then.add(() -> owner.told().accept(given.thrift()));
      } else if (answer instanceof SpendProtocol.Refused no) {
        onRefused(ask, no.reason());
      }
      serve(then, unanswered.isPresent() ? Meter.Refusal.LATE : refusal);
      if (closed) {
        then.add(settleIfQuiet());
      } else if (!waiting.isEmpty()) {
        then.add(fill());
      }
    }
    then.forEach(Runnable::run);
  }

  private void filled(Question ask, Money more) {
    unanswered = Optional.empty();
    granted = ask.keep().plus(more);
  }

  private void onRefused(Question ask, SpendProtocol.Reason reason) {
    refusedAt = owner.nanoTime();
    switch (reason) {
      case CALL_LIMIT, DAY_LIMIT, MONTH_LIMIT -> {
        filled(ask, Money.ZERO);
        refusal = Meter.Refusal.HARD_LIMIT;
      }
      case TOO_MANY -> {
        takeBack(ask);
        refusal = Meter.Refusal.HARD_LIMIT;
      }
      case OUTDATED, OTHER_CURRENCY -> {
        takeBack(ask);
        refusal = Meter.Refusal.OVER;
      }
      case OUTCOME_UNKNOWN -> {
        // The same as no answer: it is asked again.
      }
    }
  }

  /** The account has written nothing of it. */
  private void takeBack(Question ask) {
    unanswered = Optional.empty();
    number--;
    used = ask.used().plus(used);
  }

  /**
   * Grants what there is money for, in order; the others hear why there is none, if it is known.
   */
  private void serve(List<Runnable> then, Meter.@Nullable Refusal none) {
    while (!waiting.isEmpty()) {
      Waiting first = waiting.getFirst();
      boolean enough = free().compareTo(first.price()) >= 0;
      if (!enough && none == null) {
        return;
      }
      waiting.removeFirst();
      if (first.leave().isDone()) {
        continue; // it came too late for this step, and stays for the next
      }
      if (enough) {
        Meter.Granted leave = hold(first.price());
        then.add(() -> give(first, leave));
      } else {
        Meter.Refusal why = none == null ? Meter.Refusal.LATE : none;
        then.add(() -> first.leave().complete(new Meter.Refused(why)));
      }
    }
  }

  private static void give(Waiting first, Meter.Granted leave) {
    if (!first.leave().complete(leave)) {
      leave.hold().release();
    }
  }

  /** Settles the purse once its call is over and no step is under way; later if it cannot yet. */
  private Runnable settleIfQuiet() {
    if (settled || asking || held.isPositive() || number == 0) {
      return CallPurse::nothing;
    }
    if (unanswered.isPresent()) {
      return askAgainLater(unanswered.get());
    }
    settled = true;
    Settlement last = new Settlement(reservation.apply(number), step, used);
    return () -> settle(last);
  }

  /** First it must be known whether what was used before it is settled. */
  private Runnable askAgainLater(Question question) {
    if (!mayTryAgain()) {
      return CallPurse::nothing;
    }
    asking = true;
    return () -> later(() -> send(question, owner.settings().settlePatience()));
  }

  private void settle(Settlement last) {
    owner
        .bank()
        .<SpendProtocol.Settled>ask(
            replyTo -> new Settle(last, owner.currency(), replyTo),
            owner.settings().settlePatience())
        .whenComplete(
            (answer, failure) -> {
              boolean done = failure == null && answer.committed();
              if (!done && mayTryAgain()) {
                later(() -> settle(last));
              }
            });
  }

  /** Beyond so many attempts what is open expires, and counts as spent. */
  private synchronized boolean mayTryAgain() {
    lastAttempts++;
    return lastAttempts < owner.settings().settleAttempts();
  }

  private void later(Runnable attempt) {
    owner.meters().later().after(owner.settings().settlePatience(), attempt);
  }

  private static void nothing() {
    // There is nobody to be told, and nothing to be asked for.
  }
}
