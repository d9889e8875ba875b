package frontdesk.ops.bench.ledger;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.CallObserver;
import frontdesk.ops.bench.node.BenchNode;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.playground.TemporaryFolder;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.ShardId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Fills a year of a large clinic on a node of its own, and asks its ledger for free slots in all
 * the ways in which callers ask. Blocks its thread.
 */
final class YearBench {
  private static final int QUESTIONS = 3_000;
  private static final int WARM_UP = 1_000;
  private static final int OFFERS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long SEED = 20;

  private final FrontdeskNode node;
  private final Catalogue catalogue;
  private final CallId call;
  private final Random random = new Random(SEED);

  private YearBench(FrontdeskNode node) {
    this.node = node;
    this.catalogue = node.configuration().catalogues().all().get(0).catalogue();
    this.call =
        CallId.create(
            ShardId.of(node.configuration().settings().node().name(), 0), new SecureRandom());
  }

  /** Starts the node, books so many appointments, asks, and ends it. */
  static YearFigures run(int appointments, Consumer<String> progress)
      throws IOException, InterruptedException, ExecutionException {
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-year")) {
      Path clinic = Files.writeString(folder.path().resolve("year.conf"), YearClinic.text());
      String settings = "frontdesk.clinics = [\"" + clinic + "\"]\n";
      try (BenchNode node = BenchNode.start(1, Optional.empty(), settings, CallObserver.NONE)) {
        YearBench bench = new YearBench(node.node());
        progress.accept("filling a year of " + YearClinic.practitioners() + " practitioners");
        long before = usedBytes();
        int booked = bench.book(appointments);
        long grown = usedBytes() - before;
        List<Long> nanos = bench.ask();
        return new YearFigures(
            booked,
            YearClinic.practitioners(),
            nanos.size(),
            millis(nanos, 0.5),
            millis(nanos, 0.99),
            Math.max(0, grown) / 1024);
      }
    }
  }

  private int book(int appointments) throws InterruptedException, ExecutionException {
    int booked = 0;
    for (int i = 0; booked < appointments && i < 2 * appointments; i++) {
      List<Slot> free = free(wish(true, true)).slots();
      if (!free.isEmpty() && book(free.get(0), i)) {
        booked++;
      }
    }
    return booked;
  }

  private boolean book(Slot slot, int number) throws InterruptedException, ExecutionException {
    HoldId hold = new HoldId("hold-" + number);
    LedgerProtocol.Answer held =
        ask(
            to ->
                new LedgerProtocol.PlaceHold(
                    key("h" + number), hold, slot, call, Duration.ZERO, to));
    if (!(held instanceof LedgerProtocol.Held)) {
      return false;
    }
    LedgerProtocol.Answer booked =
        ask(
            to ->
                new LedgerProtocol.ConfirmHold(
                    key("c" + number),
                    hold,
                    new AppointmentId("appointment-" + number),
                    new PatientId("patient-" + number),
                    Optional.empty(),
                    to));
    return booked instanceof LedgerProtocol.Booked;
  }

  private List<Long> ask() throws InterruptedException, ExecutionException {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < WARM_UP + QUESTIONS; i++) {
      SlotQuery query = wish(random.nextInt(4) > 0, random.nextBoolean());
      long start = System.nanoTime();
      free(query);
      if (i >= WARM_UP) {
        nanos.add(System.nanoTime() - start);
      }
    }
    return nanos.stream().sorted().collect(Collectors.toList());
  }

  private SlotQuery wish(boolean onADay, boolean atATime) {
    LocalDate today = LocalDate.now(Clock.system(catalogue.zone()));
    List<ServiceId> services = catalogue.services().stream().map(s -> s.id()).toList();
    List<PractitionerId> people = catalogue.practitioners().stream().map(p -> p.id()).toList();
    return new SlotQuery(
        services.get(random.nextInt(services.size())),
        random.nextBoolean()
            ? Optional.of(people.get(random.nextInt(people.size())))
            : Optional.empty(),
        Optional.empty(),
        onADay
            ? Optional.of(today.plusDays(1 + random.nextInt(YearClinic.DAYS - 2)))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        atATime
            ? Optional.of(LocalTime.of(8 + random.nextInt(9), 15 * random.nextInt(4)))
            : Optional.empty(),
        OFFERS);
  }

  private LedgerProtocol.FreeSlots free(SlotQuery query)
      throws InterruptedException, ExecutionException {
    return node.desks(catalogue.id())
        .ledger()
        .<LedgerProtocol.FreeSlots>ask(to -> new LedgerProtocol.FindFree(query, to), PATIENCE)
        .toCompletableFuture()
        .get();
  }

  private LedgerProtocol.Answer ask(
      org.apache.pekko.japi.function.Function<
              ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command>
          command)
      throws InterruptedException, ExecutionException {
    return node.desks(catalogue.id())
        .ledger()
        .<LedgerProtocol.Answer>ask(command, PATIENCE)
        .toCompletableFuture()
        .get();
  }

  private static CommandKey key(String id) {
    return new CommandKey(new CommandId("year-" + id), Clock.systemUTC().instant());
  }

  private static double millis(List<Long> sorted, double part) {
    return sorted.isEmpty() ? 0 : sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
  }

  /** What is in use once what is garbage is gone, as far as a JVM can be asked for that. */
  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    runtime.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
