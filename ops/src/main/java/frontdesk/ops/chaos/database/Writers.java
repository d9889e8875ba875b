package frontdesk.ops.chaos.database;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/**
 * Clients of one node who book all the time, each one appointment after the other, in every clinic.
 * A command whose answer is lost is sent again with its key, as calls do, a few times. Any thread.
 */
final class Writers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int TRIES = 3;
  private static final int CLIENTS = 4;
  private static final int OFFERS = 20;
  private static final int DAYS = 28;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FrontdeskNode node;
  private final List<Catalogue> clinics;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(CLIENTS);
  private final List<String> booked = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private long refused;

  Writers(FrontdeskNode node) {
    this.node = node;
    this.clinics =
        node.configuration().catalogues().all().stream().map(all -> all.catalogue()).toList();
  }

  /** Lets them book until {@link #stop}. */
  void begin() {
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(this::live);
    }
  }

  /** How many were told so far that they are booked. */
  synchronized int booked() {
    return booked.size();
  }

  /** Ends it after everybody's last command; what all were told. */
  Told stop() throws InterruptedException, TimeoutException {
    over.countDown();
    if (!ended.await(PATIENCE.multipliedBy(4L * TRIES).toSeconds(), TimeUnit.SECONDS)) {
      throw new TimeoutException("a client does not end");
    }
    synchronized (this) {
      return new Told(booked, unknown, refused);
    }
  }

  private void live() {
    try {
      while (!over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        book(clinics.get(random.nextInt(clinics.size())));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void book(Catalogue clinic) throws InterruptedException {
    Optional<Slot> slot = slot(clinic);
    if (slot.isEmpty()) {
      return;
    }
    CallId call =
        CallId.create(ShardId.of(node.configuration().settings().node().name(), 0), random);
    HoldId hold = new HoldId(call.value() + "/h");
    CommandKey holding = key(call, "/1");
    LedgerProtocol.Answer held =
        tried(
            clinic,
            to -> new LedgerProtocol.PlaceHold(holding, hold, slot.get(), call, Duration.ZERO, to));
    if (!(held instanceof LedgerProtocol.Held)) {
      tell(call, held);
      return;
    }
    CommandKey confirming = key(call, "/2");
    AppointmentId appointment = new AppointmentId("a-" + call.value());
    PatientId patient = new PatientId("p-" + call.value());
    tell(
        call,
        tried(
            clinic,
            to ->
                new LedgerProtocol.ConfirmHold(
                    confirming, hold, appointment, patient, Optional.empty(), to)));
  }

  private synchronized void tell(CallId call, LedgerProtocol.Answer answer) {
    if (answer instanceof LedgerProtocol.Booked) {
      booked.add(call.value());
    } else if (answer instanceof LedgerProtocol.OutcomeUnknown) {
      unknown.add(call.value());
    } else {
      refused++;
    }
  }

  /** Any of the first that are free from some day on; several clients may want the same. */
  private Optional<Slot> slot(Catalogue clinic) throws InterruptedException {
    SlotQuery query =
        new SlotQuery(
            clinic.services().get(random.nextInt(clinic.services().size())).id(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.now(clinic.zone()).plusDays(1 + random.nextInt(DAYS))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OFFERS);
    try {
      List<Slot> free =
          this.<LedgerProtocol.FreeSlots>ask(clinic, to -> new LedgerProtocol.FindFree(query, to))
              .slots();
      return free.isEmpty() ? Optional.empty() : Optional.of(free.get(random.nextInt(free.size())));
    } catch (ExecutionException | TimeoutException noAnswer) {
      return Optional.empty();
    }
  }

  private LedgerProtocol.Answer tried(
      Catalogue clinic, Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command)
      throws InterruptedException {
    LedgerProtocol.Answer answer = new LedgerProtocol.OutcomeUnknown();
    for (int i = 0; i < TRIES && answer instanceof LedgerProtocol.OutcomeUnknown; i++) {
      try {
        answer = ask(clinic, command);
      } catch (ExecutionException | TimeoutException noAnswer) {
        answer = new LedgerProtocol.OutcomeUnknown();
      }
    }
    return answer;
  }

  private <R> R ask(Catalogue clinic, Function<ActorRef<R>, LedgerProtocol.Command> command)
      throws InterruptedException, ExecutionException, TimeoutException {
    return node.desks(clinic.id())
        .ledger()
        .ask(command, PATIENCE)
        .toCompletableFuture()
        .get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
  }

  private static CommandKey key(CallId call, String step) {
    return new CommandKey(new CommandId(call.value() + step), Clock.systemUTC().instant());
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
