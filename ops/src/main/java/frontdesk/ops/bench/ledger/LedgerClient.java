package frontdesk.ops.bench.ledger;

import frontdesk.engine.call.ToolDesk;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/**
 * One asking client: holds its slot, confirms, cancels, holds again, releases; the next command
 * follows the answer. Runs on a thread of its own.
 */
public final class LedgerClient implements Callable<LedgerClient.Tally> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final ToolDesk.Desk<LedgerProtocol.Command> ledger;
  private final Clock clock;
  private final Slot slot;
  private final CallId call;
  private final String name;
  private final BooleanSupplier goesOn;
  private final List<Long> nanos = new ArrayList<>();
  private long refused;
  private long numbers;

  /** What one client saw: a duration for each command that was done. */
  public record Tally(List<Long> nanos, long refused) {}

  /** A client that goes on, round after round, while it is told to. */
  public LedgerClient(
      ToolDesk.Desk<LedgerProtocol.Command> ledger,
      Clock clock,
      Slot slot,
      CallId call,
      String name,
      BooleanSupplier goesOn) {
    this.ledger = ledger;
    this.clock = clock;
    this.slot = slot;
    this.call = call;
    this.name = name;
    this.goesOn = goesOn;
  }

  /** Whole rounds only, so that nothing is held or booked afterwards. */
  @Override
  public Tally call() throws InterruptedException, ExecutionException, TimeoutException {
    while (goesOn.getAsBoolean()) {
      HoldId first = hold();
      AppointmentId appointment = new AppointmentId(next("a"));
      PatientId patient = new PatientId(name);
      CommandKey confirm = key();
      ask(
          to ->
              new LedgerProtocol.ConfirmHold(
                  confirm, first, appointment, patient, Optional.empty(), to));
      CommandKey cancel = key();
      ask(to -> new LedgerProtocol.CancelAppointment(cancel, appointment, to));
      HoldId second = hold();
      CommandKey release = key();
      ask(to -> new LedgerProtocol.ReleaseHold(release, second, to));
    }
    return new Tally(nanos, refused);
  }

  private HoldId hold() throws InterruptedException, ExecutionException, TimeoutException {
    HoldId hold = new HoldId(next("h"));
    CommandKey key = key();
    ask(to -> new LedgerProtocol.PlaceHold(key, hold, slot, call, Duration.ZERO, to));
    return hold;
  }

  /**
   * Asks again under the same key where no answer comes, as a call does: a message may be lost when
   * a shard moves. The time is counted from the first question on.
   */
  private void ask(Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command)
      throws InterruptedException, ExecutionException, TimeoutException {
    long start = System.nanoTime();
    LedgerProtocol.Answer answer = null;
    while (answer == null) {
      try {
        answer =
            ledger
                .ask(command, PATIENCE)
                .toCompletableFuture()
                .get(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException lost) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw lost;
        }
      }
    }
    if (answer instanceof LedgerProtocol.Refused
        || answer instanceof LedgerProtocol.OutcomeUnknown) {
      refused++;
    } else {
      nanos.add(System.nanoTime() - start);
    }
  }

  private CommandKey key() {
    return new CommandKey(new CommandId(next("k")), clock.instant());
  }

  private String next(String kind) {
    return name + "-" + kind + ++numbers;
  }
}
