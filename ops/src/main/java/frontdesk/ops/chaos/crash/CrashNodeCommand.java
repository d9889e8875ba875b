package frontdesk.ops.chaos.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import frontdesk.config.Configuration;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.ClipVoice;
import frontdesk.ops.bench.node.NoEars;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.SpeechPorts;
import frontdesk.ops.node.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * One node of {@code chaos crash}, a process of its own: it hears keys only, says a tone whatever
 * it has to say, takes {@link Order}s from its standard input and says {@link Said} to its standard
 * output. SIGTERM drains it; it halts where it is armed for, and with the end of its input.
 */
@Command(name = "crash-node", hidden = true, description = "One node of chaos crash.")
public final class CrashNodeCommand implements Callable<Integer> {
  /** Its status when it halted at a passage. */
  static final int HALTED = 86;

  private static final Logger LOG = LoggerFactory.getLogger(CrashNodeCommand.class);
  private static final Duration LEAVING = Duration.ofMinutes(1);

  @Option(names = "--config", required = true)
  private Path config = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (!(Configuration.load(Optional.of(config), Map.of())
        instanceof Configuration.Loaded loaded)) {
      return Exit.CONFIG;
    }
    StopSignal signal = StopSignal.listen(Exit.OK, () -> {}, LEAVING);
    try {
      return run(loaded, signal);
    } finally {
      signal.settled();
    }
  }

  private int run(Configuration.Loaded loaded, StopSignal signal) throws InterruptedException {
    ArmedPassages passages = new ArmedPassages(() -> Runtime.getRuntime().halt(HALTED));
    NodeStart start =
        new NodeStarter(loaded, Clock.systemUTC(), BuildVersion.current(), passages)
            .hearingAndSpeakingBy(
                new SpeechPorts(new NoEars(), new ClipVoice("tone", Tone.samples())))
            .start();
    if (start instanceof NodeStart.Failed failed) {
      LOG.error("{}", failed.line());
      return Exit.UNAVAILABLE;
    }
    try (FrontdeskNode node = ((NodeStart.Started) start).node()) {
      Thread orders = new Thread(() -> takeOrders(new LedgerDesk(node, passages)), "orders");
      orders.setDaemon(true);
      orders.start();
      CompletableFuture<String> lost = node.out().toCompletableFuture();
      var unused = lost.whenComplete((why, failure) -> signal.ask());
      say(new Said.Ready(0));
      signal.await();
      if (lost.isDone()) {
        LOG.error("out of its cluster: {}", lost.join());
        node.silence();
        return Exit.UNAVAILABLE;
      }
      node.leave(passages);
    }
    return Exit.OK;
  }

  private void takeOrders(LedgerDesk desk) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        desk.perform(Said.JSON.readValue(line, Order.class))
            .thenAccept(this::say)
            .exceptionally(
                failure -> {
                  LOG.error("an order could not be answered", failure);
                  return null;
                });
      }
    } catch (IOException e) {
      LOG.error("orders cannot be read", e);
    }
    // Whoever started this node is gone: nobody would end it.
    Runtime.getRuntime().halt(Exit.UNAVAILABLE);
  }

  private synchronized void say(Said said) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      out.println(Said.JSON.writeValueAsString(said));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records, numbers and texts", e);
    }
    out.flush();
  }
}
