package frontdesk.ops.chaos.partition;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.chaos.cluster.history.SlotAnswer;
import frontdesk.ops.chaos.cluster.history.SlotStep;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/**
 * Clients of a node's ledgers, each with one command at a time: they hold slots that others want
 * too, book them or give them back, and cancel. Any thread.
 */
final class Bookers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The same command again, with the same key. */
  private static final int TRIES = 3;

  /** Callers want the soonest; these want what nobody is offered by phone. */
  private static final int DAYS_AHEAD = 21;

  private static final int OFFERS = 60;
  private static final int SLOTS_OF_CLINIC = 20;
  private static final int PAUSE_MS = 150;
  private static final Duration LAST_COMMAND = PATIENCE.multipliedBy(TRIES + 1);

  private final FrontdeskNode node;
  private final Listener listener;
  private final AtomicInteger operations = new AtomicInteger();
  private volatile boolean resting = true;
  private ExecutorService clients = Executors.newCachedThreadPool();

  /** Takes lines. */
  @FunctionalInterface
  interface Listener {
    void onLine(String line);
  }

  Bookers(FrontdeskNode node, Listener listener) {
    this.node = node;
    this.listener = listener;
  }

  /** Slots of every clinic that are free now, no two of them at the same time. */
  List<OfferedSlot> slots() throws InterruptedException, ExecutionException, TimeoutException {
    List<OfferedSlot> slots = new ArrayList<>();
    for (var clinic : node.configuration().catalogues().all()) {
      Catalogue catalogue = clinic.catalogue();
      List<OfferedSlot> chosen = new ArrayList<>();
      for (int day = 0; chosen.size() < SLOTS_OF_CLINIC && day < DAYS_AHEAD; day++) {
        for (Slot slot : free(catalogue, DAYS_AHEAD + day)) {
          if (chosen.size() < SLOTS_OF_CLINIC
              && chosen.stream()
                  .noneMatch(other -> other.slot().overlaps(slot.start(), slot.end()))) {
            chosen.add(new OfferedSlot(catalogue.id(), slot));
          }
        }
      }
      slots.addAll(chosen);
    }
    return slots;
  }

  private List<Slot> free(Catalogue catalogue, int daysAhead)
      throws InterruptedException, ExecutionException, TimeoutException {
    SlotQuery day =
        new SlotQuery(
            catalogue.services().get(0).id(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.now(Clock.systemUTC()).plusDays(daysAhead)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OFFERS);
    return this.<LedgerProtocol.FreeSlots>ask(
            catalogue.id(), to -> new LedgerProtocol.FindFree(day, to))
        .slots();
  }

  private <R> R ask(ClinicId clinic, Function<ActorRef<R>, LedgerProtocol.Command> command)
      throws InterruptedException, ExecutionException, TimeoutException {
    return node.desks(clinic)
        .ledger()
        .<R>ask(command, PATIENCE)
        .toCompletableFuture()
        .get(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
  }

  /** So many clients begin. */
  void begin(int count, long seed, List<OfferedSlot> slots) {
    resting = false;
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed + i);
      var unused = clients.submit(() -> book(slots, random));
    }
  }

  private void book(List<OfferedSlot> slots, Random random) {
    try {
      while (!resting) {
        visit(slots.get(random.nextInt(slots.size())), random);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(PAUSE_MS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      listener.onLine("problem " + e);
    }
  }

  private void visit(OfferedSlot offered, Random random) throws InterruptedException {
    HoldId hold = new HoldId(name("h", random));
    String home = node.configuration().settings().node().name();
    CallId call = CallId.create(ShardId.of(home, 0), random);
    SlotAnswer held =
        done(
            offered.clinic(),
            new SlotStep.PlaceHold(offered.name(), hold.value()),
            key ->
                to ->
                    new LedgerProtocol.PlaceHold(
                        key, hold, offered.slot(), call, Duration.ZERO, to));
    if (held == SlotAnswer.REFUSED) {
      return;
    }
    if (held == SlotAnswer.UNKNOWN || random.nextInt(4) == 0) {
      done(
          offered.clinic(),
          new SlotStep.ReleaseHold(hold.value()),
          key -> to -> new LedgerProtocol.ReleaseHold(key, hold, to));
      return;
    }
    AppointmentId appointment = new AppointmentId(name("a", random));
    PatientId patient = new PatientId(name("p", random));
    SlotAnswer booked =
        done(
            offered.clinic(),
            new SlotStep.ConfirmHold(hold.value(), appointment.value()),
            key ->
                to ->
                    new LedgerProtocol.ConfirmHold(
                        key, hold, appointment, patient, Optional.empty(), to));
    if (booked != SlotAnswer.REFUSED && random.nextInt(8) != 0) {
      done(
          offered.clinic(),
          new SlotStep.Cancel(appointment.value()),
          key -> to -> new LedgerProtocol.CancelAppointment(key, appointment, to));
    }
  }

  /** Makes a command from its key. */
  @FunctionalInterface
  private interface Keyed {
    Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> by(CommandKey key);
  }

  /** One operation: said when it is invoked and when it returned, however often it was asked. */
  private SlotAnswer done(ClinicId clinic, SlotStep step, Keyed command)
      throws InterruptedException {
    String name =
        "%s-%d-%d"
            .formatted(
                node.configuration().settings().node().name(),
                ProcessHandle.current().pid(),
                operations.incrementAndGet());
    CommandKey key = new CommandKey(new CommandId("k-" + name), Clock.systemUTC().instant());
    var built = command.by(key);
    listener.onLine(History.invoked(name, System.nanoTime(), step));
    SlotAnswer answer = SlotAnswer.UNKNOWN;
    for (int i = 0; i < TRIES && answer == SlotAnswer.UNKNOWN && !clients.isShutdown(); i++) {
      try {
        answer = History.answer(ask(clinic, built));
      } catch (ExecutionException | TimeoutException noAnswer) {
        answer = SlotAnswer.UNKNOWN;
      }
    }
    if (answer != SlotAnswer.UNKNOWN) {
      listener.onLine(History.returned(name, System.nanoTime(), answer));
    }
    return answer;
  }

  /** Lets them end what they are doing, and waits for that. */
  void rest() throws InterruptedException {
    resting = true;
    clients.shutdown();
    if (!clients.awaitTermination(LAST_COMMAND.toMillis(), TimeUnit.MILLISECONDS)) {
      clients.shutdownNow();
    }
    clients = Executors.newCachedThreadPool();
  }

  @Override
  public void close() {
    resting = true;
    clients.shutdownNow();
  }

  private static String name(String kind, Random random) {
    return kind + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }
}
