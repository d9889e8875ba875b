package frontdesk.ops.bench.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.typesafe.config.ConfigFactory;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.Exit;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The clients of {@code bench ledger}, a process of its own: they ask a node's ledger over Artery,
 * as calls on another node do.
 *
 * <p>It says {@code ready}, then reads {@link Order}s from standard input, a line of JSON each, and
 * answers each with a {@link LedgerClient.Tally}. It ends with its input.
 */
@Command(name = "ledger-clients", hidden = true, description = "The clients of bench ledger.")
public final class LedgerClientsCommand implements Callable<Integer> {
  static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  /** Not a member of the node's cluster: nothing but messages goes to it, as nodes write them. */
  private static final String ALONE =
      """
      pekko {
        actor {
          provider = remote
          allow-java-serialization = off
          serialization-bindings { "frontdesk.protocol.audit.NodeMessage" = jackson-cbor }
        }
        remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
        loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
        logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
        loglevel = WARNING
        log-dead-letters = off
        coordinated-shutdown.exit-jvm = off
      }
      """;

  private static final Duration FOUND = Duration.ofSeconds(20);
  private static final int COMMANDS_A_ROUND = 5;

  @Option(names = "--node", required = true, description = "Its cluster address, host:port.")
  private String node = "";

  @Option(names = "--clinic", required = true)
  private String clinic = "";

  @Spec private @Nullable CommandSpec spec;

  /**
   * What they are to do.
   *
   * @param run different each time: part of the ids of all commands
   * @param millis for which they ask; 0: until so many commands were given
   * @param commands where no time is told
   * @param slots one for each client; none overlaps another
   */
  record Order(int run, long millis, long commands, List<Slot> slots) {
    Order {
      slots = List.copyOf(slots);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "ledger-clients",
            ConfigFactory.parseString(ALONE)
                .withFallback(ConfigFactory.defaultReference())
                .resolve());
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      ToolDesk.Desk<LedgerProtocol.Command> ledger = ledger(system);
      say("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(JSON.writeValueAsString(run(JSON.readValue(line, Order.class), ledger)));
      }
    } finally {
      system.terminate();
    }
    return Exit.OK;
  }

  /** The region of the node's ledgers finds the clinic's. */
  private ToolDesk.Desk<LedgerProtocol.Command> ledger(ActorSystem<?> system) {
    ActorRef<ShardingEnvelope<LedgerProtocol.Command>> region =
        Adapter.toTyped(
            Adapter.toClassic(system)
                .actorSelection(
                    "pekko://frontdesk@%s/system/sharding/%s"
                        .formatted(node, AppointmentLedger.TYPE_KEY.name()))
                .resolveOne(FOUND)
                .toCompletableFuture()
                .join());
    return new Remote(system, region, clinic);
  }

  private record Remote(
      ActorSystem<?> system,
      ActorRef<ShardingEnvelope<LedgerProtocol.Command>> region,
      String clinic)
      implements ToolDesk.Desk<LedgerProtocol.Command> {
    @Override
    public <R> CompletionStage<R> ask(
        org.apache.pekko.japi.function.Function<ActorRef<R>, LedgerProtocol.Command> command,
        Duration timeout) {
      return AskPattern.<ShardingEnvelope<LedgerProtocol.Command>, R>ask(
          region,
          replyTo -> new ShardingEnvelope<>(clinic, command.apply(replyTo)),
          timeout,
          system.scheduler());
    }
  }

  private static LedgerClient.Tally run(Order order, ToolDesk.Desk<LedgerProtocol.Command> ledger)
      throws InterruptedException, ExecutionException {
    BooleanSupplier goesOn = order.millis() > 0 ? timed(order.millis()) : counted(order.commands());
    SecureRandom random = new SecureRandom();
    ExecutorService threads = Executors.newFixedThreadPool(order.slots().size());
    try {
      List<Future<LedgerClient.Tally>> running = new ArrayList<>();
      for (int i = 0; i < order.slots().size(); i++) {
        CallId call = CallId.create(ShardId.of("ledger-clients", 0), random);
        String name = "r" + order.run() + "c" + i;
        running.add(
            threads.submit(
                new LedgerClient(
                    ledger, Clock.systemUTC(), order.slots().get(i), call, name, goesOn)));
      }
      return together(running);
    } finally {
      threads.shutdownNow();
    }
  }

  private static BooleanSupplier timed(long millis) {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    return () -> System.nanoTime() - end < 0;
  }

  private static BooleanSupplier counted(long commands) {
    AtomicLong left = new AtomicLong(commands);
    return () -> left.getAndAdd(-COMMANDS_A_ROUND) > 0;
  }

  private static LedgerClient.Tally together(List<Future<LedgerClient.Tally>> clients)
      throws InterruptedException, ExecutionException {
    List<Long> nanos = new ArrayList<>();
    long refused = 0;
    for (Future<LedgerClient.Tally> client : clients) {
      nanos.addAll(client.get().nanos());
      refused += client.get().refused();
    }
    return new LedgerClient.Tally(nanos, refused);
  }

  private void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
