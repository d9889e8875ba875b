package frontdesk.ops.chaos.senses;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.Senses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A node in a process of its own with a small heap, which answers each line of its standard input
 * by a line of JSON about itself. Its recognizer hears nothing, because the embedded ones alone
 * need more than that heap.
 */
public final class SmallNode {
  private SmallNode() {}

  /** Runs until its standard input ends; the argument is the configuration file. */
  public static void main(String[] arguments) throws IOException {
    if (!(Configuration.load(Optional.of(Path.of(arguments[0])), Map.of())
        instanceof Configuration.Loaded configuration)) {
      System.exit(1);
      return;
    }
    Senses deaf = new Senses(FailingEars::deaf, UnaryOperator.identity());
    NodeStart start =
        new NodeStarter(
                configuration, Clock.systemUTC(), BuildVersion.current(), CallObserver.NONE, deaf)
            .start();
    if (!(start instanceof NodeStart.Started started)) {
      System.exit(1);
      return;
    }
    try (FrontdeskNode node = started.node();
        BufferedReader asked =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = asked.readLine(); line != null; line = asked.readLine()) {
        System.out.println(JsonMapper.builder().build().writeValueAsString(state(node)));
        System.out.flush();
      }
    }
    System.exit(0);
  }

  private static Map<String, Object> state(FrontdeskNode node) {
    System.gc(); // what is left after it is what is kept
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("port", port(node));
    state.put("idle", node.usage().idle());
    state.put("usage", node.usage());
    state.put("refusals", node.refusals());
    state.put("heapBytes", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    state.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    return state;
  }

  private static int port(FrontdeskNode node) {
    return node.listenPoints().stream()
        .filter(point -> point.kind() == TransportKind.UDP)
        .findFirst()
        .orElseThrow()
        .bound()
        .getPort();
  }
}
