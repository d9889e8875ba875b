package frontdesk.ops.bench.cluster;

import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.bench.ledger.LedgerClient;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ShardId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The clients of one node: each asks one clinic's ledger, in a closed loop. One thread. */
final class ClusterLoad {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LAST_DAY = 60;

  private final FrontdeskNode node;
  private final SecureRandom random = new SecureRandom();
  private int runs;

  ClusterLoad(FrontdeskNode node) {
    this.node = node;
  }

  /**
   * What an order says.
   *
   * @param seconds measured
   * @param clinics that all clients share
   * @param clients of this node
   * @param before clients of the nodes before this one: nobody is in another's way
   */
  record Order(int seconds, int clinics, int clients, int before) {}

  /** Lets them ask, and answers the duration of every command, in nanoseconds. */
  LedgerClient.Tally run(Order order)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService threads = Executors.newFixedThreadPool(order.clients());
    try {
      List<LedgerClient> clients = new ArrayList<>();
      runs++;
      long[] end = new long[1];
      for (int i = 0; i < order.clients(); i++) {
        int number = order.before() + i;
        ClinicId clinic = new ClinicId(BenchClinics.id(number % order.clinics()));
        ToolDesk.Desk<LedgerProtocol.Command> ledger = node.desks(clinic).ledger();
        String name = node.configuration().settings().node().name();
        CallId call = CallId.create(ShardId.of(name, 0), random);
        clients.add(
            new LedgerClient(
                ledger,
                Clock.systemUTC(),
                slot(ledger, clinic, number),
                call,
                name + "r" + runs + "c" + i,
                () -> System.nanoTime() - end[0] < 0));
      }
      end[0] = System.nanoTime() + Duration.ofSeconds(order.seconds()).toNanos();
      List<Future<LedgerClient.Tally>> running = new ArrayList<>();
      clients.forEach(client -> running.add(threads.submit(client)));
      List<Long> nanos = new ArrayList<>();
      long refused = 0;
      for (Future<LedgerClient.Tally> client : running) {
        nanos.addAll(client.get().nanos());
        refused += client.get().refused();
      }
      return new LedgerClient.Tally(nanos, refused);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The first slot of an open day that is no other client's. */
  private Slot slot(ToolDesk.Desk<LedgerProtocol.Command> ledger, ClinicId clinic, int number)
      throws InterruptedException, ExecutionException, TimeoutException {
    var catalogue = node.configuration().catalogues().byId(clinic).orElseThrow();
    int open = 0;
    for (int day = 1; day <= LAST_DAY; day++) {
      LocalDate date = LocalDate.now(catalogue.zone()).plusDays(day);
      SlotQuery query =
          new SlotQuery(
              catalogue.services().get(0).id(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(date),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              1);
      Optional<Slot> slot =
          ledger
              .<LedgerProtocol.FreeSlots>ask(to -> new LedgerProtocol.FindFree(query, to), PATIENCE)
              .toCompletableFuture()
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .slots()
              .stream()
              .filter(found -> LocalDate.ofInstant(found.start(), catalogue.zone()).equals(date))
              .findFirst();
      if (slot.isPresent() && open++ == number) {
        return slot.get();
      }
    }
    throw new IllegalStateException("the clinic has too few open days for so many clients");
  }
}
