package frontdesk.ops.chaos.crash;

import frontdesk.protocol.passage.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: a whole cluster at work, one crash, a whole cluster. One thread. */
final class OneRun {
  private static final Logger LOG = LoggerFactory.getLogger(OneRun.class);
  private static final Duration ORDERED = Duration.ofSeconds(5);

  /** For calls to be on the node whose calls are to move. */
  private static final Duration TALKING = Duration.ofSeconds(10);

  private static final int CALLS_TO_MOVE = 3;

  /** For a node that was told to stop. */
  private static final Duration LEFT = Duration.ofSeconds(40);

  private final CrashCluster cluster;
  private final LedgerClients clients;
  private final KeyCallers callers;
  private final Random random;
  private final Duration patience;
  private final Consumer<String> startFailed;
  private final CountDownLatch never = new CountDownLatch(1);

  /**
   * @param patience for the place to be passed often enough
   * @param startFailed told of each node that did not start again, with its last words
   */
  OneRun(
      CrashCluster cluster,
      LedgerClients clients,
      KeyCallers callers,
      Random random,
      Duration patience,
      Consumer<String> startFailed) {
    this.patience = patience;
    this.startFailed = startFailed;
    this.cluster = cluster;
    this.clients = clients;
    this.callers = callers;
    this.random = random;
  }

  /**
   * What came of it.
   *
   * @param crashed whether a node crashed as it was to
   * @param crashedMs after which time it had, or was given up
   * @param wholeMs after which more time the cluster was whole again
   */
  record Outcome(boolean crashed, long crashedMs, long wholeMs) {}

  /**
   * Crashes as chosen; the cluster is whole again when it returns.
   *
   * @param next what is crashed after it, if anything: its calls begin while the cluster becomes
   *     whole
   */
  Outcome run(Choice choice, Optional<Choice> next)
      throws IOException, InterruptedException, TimeoutException {
    long begun = System.nanoTime();
    work(choice);
    boolean crashed =
        choice.passage().isPresent() ? halted(choice, choice.passage().get()) : killed(choice);
    long crash = System.nanoTime();
    next.ifPresent(this::work);
    cluster.makeWhole(startFailed);
    return new Outcome(
        crashed, (crash - begun) / 1_000_000, (System.nanoTime() - crash) / 1_000_000);
  }

  private void work(Choice choice) {
    boolean needsCalls = choice.passage().isPresent() && !choice.is(Passage.Part.LEDGER);
    callers.atOnce(
        choice.callers(), needsCalls ? Optional.of(choice.node()) : Optional.empty(), random);
    clients.atOnce(choice.clients(), random);
  }

  private boolean killed(Choice choice) throws InterruptedException {
    never.await(choice.afterMs(), TimeUnit.MILLISECONDS);
    CrashNode node = cluster.node(choice.node());
    boolean lived = node.isAlive();
    node.kill();
    return lived && node.ended(ORDERED).isPresent();
  }

  private boolean halted(Choice choice, Passage place) throws InterruptedException {
    CrashNode chosen = cluster.node(choice.node());
    boolean moves = choice.is(Passage.Part.TAKEOVER) || choice.is(Passage.Part.DRAIN);
    if (moves && !callers.awaitTalking(chosen.place(), CALLS_TO_MOVE, TALKING)) {
      LOG.debug("few calls are on {}", chosen.place().name());
    }
    Path token = cluster.folder().resolve("run-" + choice.index());
    List<CrashNode> armed = armed(choice);
    for (CrashNode node : armed) {
      ordered(node, number -> new Order.Arm(number, place, choice.nth(), token.toString()));
    }
    if (choice.is(Passage.Part.DRAIN) || (moves && choice.drained())) {
      chosen.drain();
    } else if (moves) {
      chosen.kill();
    }
    boolean reached = awaitHalt(armed);
    for (CrashNode node : armed) {
      boolean leaves = moves && node == chosen;
      if (!reached && node.isAlive() && !leaves) {
        ordered(node, Order.Disarm::new);
      }
    }
    if (moves && chosen.ended(LEFT).isEmpty()) {
      LOG.warn("{} was told to stop and does not", chosen.place().name());
      chosen.kill();
      chosen.ended(ORDERED);
    }
    return reached && Files.exists(token);
  }

  /** Where the ledgers are nobody chooses, nor who takes calls over: the first there halts. */
  private List<CrashNode> armed(Choice choice) {
    List<CrashNode> all = IntStream.range(0, cluster.size()).mapToObj(cluster::node).toList();
    if (choice.is(Passage.Part.LEDGER)) {
      return all;
    }
    List<CrashNode> armed = new ArrayList<>(all);
    armed.removeIf(
        node -> choice.is(Passage.Part.TAKEOVER) == (node == cluster.node(choice.node())));
    return armed;
  }

  private void ordered(CrashNode node, LongFunction<Order> order) throws InterruptedException {
    try {
      node.ask(order, ORDERED);
    } catch (IOException | TimeoutException gone) {
      LOG.info("{} takes no orders", node.place().name(), gone);
    }
  }

  private boolean awaitHalt(List<CrashNode> armed) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      for (CrashNode node : armed) {
        OptionalInt status = node.ended(Duration.ofMillis(5));
        if (status.isPresent() && status.getAsInt() == CrashNodeCommand.HALTED) {
          return true;
        }
      }
    }
    return false;
  }
}
