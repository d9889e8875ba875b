package frontdesk.ops.chaos.crash;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients that book and cancel by the ledgers' own commands, through any node. A command without an
 * answer is given again under the same key, through another node, until somebody answers.
 */
final class LedgerClients implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerClients.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Longer than a cluster needs to be whole again. */
  private static final int TRIES = 200;

  private static final int RETRY_MS = 200;
  private static final int SHORTEST_PAUSE_MS = 40;
  private static final int LONGEST_PAUSE_MS = 240;

  /** What the ids of their calls begin with: nobody else's do. */
  static final String CALLS = "client-";

  /** Appointments that a client leaves standing. */
  private static final int STANDING = 10;

  private final CrashCluster cluster;
  private final List<String> clinics;
  private final Acknowledged acknowledged;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile int wanted;

  LedgerClients(CrashCluster cluster, List<String> clinics, Acknowledged acknowledged) {
    this.cluster = cluster;
    this.clinics = List.copyOf(clinics);
    this.acknowledged = acknowledged;
  }

  /** So many from now on; those too many finish what they do. */
  void atOnce(int count, Random random) {
    wanted = count;
    while (threads.size() < count) {
      Thread thread =
          new Thread(new Client(threads.size(), new Random(random.nextLong())), "ledger-client");
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Cancels an appointment that somebody else made. Blocking. */
  void cancel(String clinic, AppointmentId appointment, Random random) throws InterruptedException {
    new Client(-1, new Random(random.nextLong())).cancel(clinic, appointment);
  }

  @Override
  public void close() {
    over.countDown();
  }

  /** Waits until every client has finished its last command. */
  void awaitEnd(Duration patience) throws InterruptedException {
    close();
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    }
  }

  /** An appointment and where it is. */
  private record Made(String clinic, AppointmentId id) {}

  private final class Client implements Runnable {
    private final int number;
    private final Random random;
    private final Deque<Made> standing = new ArrayDeque<>();

    Client(int number, Random random) {
      this.number = number;
      this.random = random;
    }

    @Override
    public void run() {
      try {
        while (!over.await(
            random.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS), TimeUnit.MILLISECONDS)) {
          if (number < wanted) {
            book(clinics.get(random.nextInt(clinics.size())));
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void book(String clinic) throws InterruptedException {
      Optional<Slot> slot = free(clinic);
      if (slot.isEmpty()) {
        return;
      }
      HoldId hold = new HoldId(name("h"));
      CallId call = CallId.create(ShardId.of("client", 0), random);
      CommandKey place = key();
      Optional<LedgerProtocol.Answer> held =
          tried(number -> new Order.Place(number, clinic, place, hold, slot.get(), call));
      if (held.filter(LedgerProtocol.Held.class::isInstance).isEmpty()) {
        return;
      }
      AppointmentId id = new AppointmentId(name("a"));
      PatientId patient = new PatientId(name("p"));
      CommandKey confirm = key();
      Optional<LedgerProtocol.Answer> answer =
          tried(number -> new Order.Confirm(number, clinic, confirm, hold, id, patient));
      if (answer.isPresent() && answer.get() instanceof LedgerProtocol.Booked booked) {
        Appointment appointment = booked.appointment();
        acknowledged.booked(appointment);
        standing.add(new Made(clinic, appointment.id()));
      }
      if (standing.size() > STANDING) {
        Made oldest = standing.remove();
        cancel(oldest.clinic(), oldest.id());
      }
    }

    void cancel(String clinic, AppointmentId appointment) throws InterruptedException {
      CommandKey key = key();
      Optional<LedgerProtocol.Answer> answer =
          tried(number -> new Order.Cancel(number, clinic, key, appointment));
      if (answer.filter(LedgerProtocol.Cancelled.class::isInstance).isPresent()) {
        acknowledged.cancelled(appointment);
      }
    }

    /** A question may stay without an answer: it changes nothing. */
    private Optional<Slot> free(String clinic) throws InterruptedException {
      return ask(number -> new Order.Free(number, clinic))
          .filter(Said.Slots.class::isInstance)
          .map(said -> ((Said.Slots) said).slots())
          .filter(slots -> !slots.isEmpty())
          .map(slots -> slots.get(random.nextInt(slots.size())));
    }

    private Optional<LedgerProtocol.Answer> tried(LongFunction<Order> order)
        throws InterruptedException {
      for (int i = 0; i < TRIES; i++) {
        Optional<Said> said = ask(order);
        if (said.isPresent() && said.get() instanceof Said.Answered answered) {
          return Optional.of(answered.answer());
        }
        never.await(RETRY_MS, TimeUnit.MILLISECONDS);
      }
      acknowledged.unresolved();
      return Optional.empty();
    }

    private Optional<Said> ask(LongFunction<Order> order) throws InterruptedException {
      Optional<CrashNode> node = cluster.any(random);
      if (node.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(node.get().ask(order, PATIENCE));
      } catch (IOException | TimeoutException noAnswer) {
        LOG.debug("no answer", noAnswer);
        return Optional.empty();
      }
    }

    private CommandKey key() {
      return new CommandKey(new CommandId(name("k")), Clock.systemUTC().instant());
    }

    private String name(String kind) {
      return kind + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
  }
}
