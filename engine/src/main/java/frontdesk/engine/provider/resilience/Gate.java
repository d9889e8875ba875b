package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.Attempts.Standing;
import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.pattern.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether a provider may be asked now: it works, has not asked to be left alone, and there is
 * room. Shared by all calls of a node; any thread, never blocks.
 *
 * <p>Failures in a row are counted by Pekko's circuit breaker. What it does not know stands beside
 * it: pauses that the provider names, refusals, and that an attempt may be given up without having
 * shown anything, so that the next one finds out instead.
 */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** What came of an attempt is to be told once; what is told later is not heard. */
  public interface Pass {
    void succeeded();

    void failed(Failure failure);

    /** It was given up, and shows nothing. */
    void abandoned();
  }

  private record Waiter(Consumer<Optional<Pass>> then, AtomicBoolean answered) {
    void answer(Optional<Pass> pass) {
      then.accept(pass);
    }
  }

  private final Port port;
  private final String provider;
  private final GateSettings settings;
  private final Timing timing;
  private final Attempts told;
  private final CircuitBreaker breaker;
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private int inside;
  private boolean probing;
  private boolean onProbation;
  private long shutUntil;
  private boolean shut;
  private Standing lastTold = Standing.PASSING;

  /** An open gate. */
  public Gate(Port port, String provider, GateSettings settings, Timing timing, Attempts told) {
    this.port = port;
    this.provider = provider;
    this.settings = settings;
    this.timing = timing;
    this.told = told;
    this.breaker =
        new CircuitBreaker(
            timing.executor(),
            timing.scheduler(),
            settings.failures(),
            // Nothing is called through the breaker: deadlines belong to who asks.
            settings.shutFor(),
            settings.shutFor());
  }

  /** The gate of what works within this node: always open, for its own pool knows its bounds. */
  public static Gate embedded(Port port, String provider, Timing timing) {
    GateSettings open =
        new GateSettings(
            Integer.MAX_VALUE,
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Integer.MAX_VALUE,
            0);
    return new Gate(port, provider, open, timing, Attempts.UNHEARD);
  }

  /** Whose it is. */
  public String provider() {
    return provider;
  }

  /** How it stands now. */
  public synchronized Standing standing() {
    if (paused() || breaker.isOpen()) {
      return Standing.SHUT;
    }
    return breaker.isHalfOpen() || onProbation ? Standing.PROBING : Standing.PASSING;
  }

  /** Whether an attempt would be let in but for lack of room. */
  synchronized boolean passes() {
    return switch (standing()) {
      case PASSING -> true;
      case PROBING -> !probing;
      case SHUT -> false;
    };
  }

  /** Takes one place for as long as a connection lasts, whatever is asked over it. */
  synchronized Optional<Runnable> room() {
    if (inside >= settings.atOnce()) {
      return Optional.empty();
    }
    inside++;
    AtomicBoolean left = new AtomicBoolean();
    return Optional.of(
        () -> {
          if (!left.getAndSet(true)) {
            leave();
          }
        });
  }

  /** Lets in who has room already. */
  synchronized Optional<Pass> enterWithRoom() {
    return passes() ? Optional.of(pass(() -> {})) : Optional.empty();
  }

  /** Lets in, or not. */
  synchronized Optional<Pass> enter() {
    return passes() ? room().map(this::pass) : Optional.empty();
  }

  /**
   * Lets in as soon as there is room.
   *
   * @param patience after which the answer is no
   * @param then is called once, perhaps before this returns
   * @return gives up waiting; the answer then never comes
   */
  Cancellable enter(Duration patience, Consumer<Optional<Pass>> then) {
    Waiter waiter = new Waiter(then, new AtomicBoolean());
    Optional<Pass> now;
    synchronized (this) {
      now = enter();
      if (now.isEmpty() && passes() && waiters.size() < settings.waiting()) {
        waiters.add(waiter);
        Cancellable timer = timing.after(patience, () -> giveUp(waiter));
        return new Waiting(waiter, timer);
      }
    }
    waiter.answer(now);
    return Cancellable.alreadyCancelled();
  }

  private final class Waiting implements Cancellable {
    private final Waiter waiter;
    private final Cancellable timer;

    Waiting(Waiter waiter, Cancellable timer) {
      this.waiter = waiter;
      this.timer = timer;
    }

    @Override
    public boolean cancel() {
      timer.cancel();
      synchronized (Gate.this) {
        waiters.remove(waiter);
      }
      return !waiter.answered().getAndSet(true);
    }

    @Override
    public boolean isCancelled() {
      return waiter.answered().get();
    }
  }

  private void giveUp(Waiter waiter) {
    synchronized (this) {
      waiters.remove(waiter);
    }
    if (!waiter.answered().getAndSet(true)) {
      waiter.answer(Optional.empty());
    }
  }

  private void leave() {
    synchronized (this) {
      inside--;
    }
    letWaitersIn();
  }

  /** Whoever waits before a gate that was shut is sent on, not kept. */
  private void letWaitersIn() {
    List<Runnable> answers = new ArrayList<>();
    synchronized (this) {
      while (!waiters.isEmpty() && (!passes() || inside < settings.atOnce())) {
        Waiter next = waiters.remove();
        if (!next.answered().getAndSet(true)) {
          Optional<Pass> pass = enter();
          answers.add(() -> next.answer(pass));
        }
      }
    }
    answers.forEach(Runnable::run);
  }

  private Pass pass(Runnable leave) {
    boolean probe = standing() == Standing.PROBING;
    probing |= probe;
    return new OnePass(probe, leave);
  }

  private final class OnePass implements Pass {
    private final AtomicBoolean over = new AtomicBoolean();
    private final boolean probe;
    private final Runnable leave;

    OnePass(boolean probe, Runnable leave) {
      this.probe = probe;
      this.leave = leave;
    }

    @Override
    public void succeeded() {
      end(
          () -> {
            onProbation = false;
            if (probe || breaker.isClosed()) {
              breaker.succeed();
            }
          });
    }

    @Override
    public void failed(Failure failure) {
      end(() -> judge(failure, probe));
    }

    @Override
    public void abandoned() {
      end(() -> {});
    }

    private void end(Runnable verdict) {
      if (over.getAndSet(true)) {
        return;
      }
      synchronized (Gate.this) {
        if (probe) {
          probing = false;
        }
        verdict.run();
        tell("");
      }
      leave.run();
      letWaitersIn();
    }
  }

  private void judge(Failure failure, boolean probe) {
    switch (failure.kind()) {
      case BUSY, WITHHELD, CLOSED -> {
        // This side's doing: it says nothing of the provider.
      }
      case LIMITED -> pause(failure.retryAfter().orElse(settings.limitedFor()), failure);
      case REFUSED -> {
        if (RefusedFor.of(failure) == RefusedFor.REQUEST) {
          count(failure, probe);
        } else {
          pause(settings.refusedFor(), failure);
        }
      }
      case BROKEN, LATE -> count(failure, probe);
    }
  }

  /** An attempt from before the gate was shut says nothing of the provider as it is now. */
  private void count(Failure failure, boolean probe) {
    if (probe || breaker.isClosed()) {
      breaker.fail();
      tell(failure.toString());
    }
    failure.retryAfter().ifPresent(asked -> pause(asked, failure));
  }

  private void pause(Duration asked, Failure failure) {
    Duration longest = settings.longestPause();
    Duration pause = asked.compareTo(longest) > 0 ? longest : asked;
    long until = timing.now() + pause.toNanos();
    if (!paused() || until - shutUntil > 0) {
      shutUntil = until;
    }
    shut = true;
    onProbation = true;
    tell(failure.toString());
  }

  private boolean paused() {
    shut = shut && timing.now() - shutUntil < 0;
    return shut;
  }

  /** One line for each change, however many attempts find it so. */
  private void tell(String why) {
    Standing now = standing();
    if (now == lastTold || now == Standing.PROBING) {
      return;
    }
    lastTold = now;
    if (now == Standing.SHUT) {
      LOG.warn("provider {} is left alone for a while: {}", provider, why);
    } else {
      LOG.info("provider {} works again", provider);
    }
    told.gate(port, provider, now, why);
  }
}
