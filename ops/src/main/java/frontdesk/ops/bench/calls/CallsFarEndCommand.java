package frontdesk.ops.bench.calls;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.media.UdpSockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The callers of {@code bench calls}, a process of its own.
 *
 * <p>Reads from standard input, line by line, {@code RATE SECONDS}; answers each with its {@link
 * CallsStep}; ends when the input ends.
 */
@Command(name = "calls-far-end", hidden = true, description = "The callers of bench calls.")
public final class CallsFarEndCommand implements Callable<Integer> {
  @Option(names = "--to", required = true, split = ",", description = "Nodes: address and port.")
  private List<String> nodes = List.of();

  @Option(names = "--called", required = true)
  private String called = "";

  @Option(names = "--hold-ms", required = true)
  private long holdMs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (CallLoad load =
            new CallLoad(
                nodes.stream().map(CallsFarEndCommand::address).toList(),
                called,
                holdMs * 1_000_000L,
                System::nanoTime,
                new SecureRandom());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Set<Integer> ports = Set.of(load.sipPort(), load.rtpPort());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int space = line.indexOf(' ');
        double rate = Double.parseDouble(line.substring(0, space));
        double seconds = Double.parseDouble(line.substring(space + 1));
        CallTally tally = new CallTally();
        long dropsBefore = UdpSockets.drops(ports);
        long packetsBefore = load.rtpPackets();
        load.run(rate, (long) (seconds * 1e9), tally);
        CallsStep step =
            CallsStep.of(
                rate,
                seconds,
                tally,
                load.rtpPackets() - packetsBefore,
                UdpSockets.drops(ports) - dropsBefore);
        out.println(JsonMapper.builder().build().writeValueAsString(step));
        out.flush();
      }
    }
    return Exit.OK;
  }

  private static InetSocketAddress address(String node) {
    int colon = node.lastIndexOf(':');
    return new InetSocketAddress(
        IpLiteral.parse(node.substring(0, colon)).orElseThrow(),
        Integer.parseInt(node.substring(colon + 1)));
  }
}
