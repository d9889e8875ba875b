package frontdesk.ops.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import frontdesk.config.Configuration;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.StopSignal;
import frontdesk.ops.run.CallPrinter;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the main job: a phone call books an appointment. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a node on the embedded defaults, places a real SIP and RTP call to it with the",
      "simulated caller, shows the conversation live, the appointment, and the replay's verdict.",
      "Exit 0 only if the appointment is in the ledger and the replay is identical."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private static final String NOBODY_READS = "nobody reads the output; the call was ended";

  /** After the time that the actors have to end, for everything else to be closed. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  @Mixin private ConfigFile config = new ConfigFile();

  @Option(names = "--json", description = "End with one JSON object on one line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Optional<Configuration.Loaded> loaded = config.load(environment(), err());
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    Path recordings = loaded.get().settings().node().dataDirectory().resolve("recordings");
    Duration patience = loaded.get().settings().node().stopTimeout().plus(CLOSING);
    DemoCall call = new DemoCall(recordings, Clock.systemUTC());
    StopSignal signal = StopSignal.listen(Exit.INTERRUPTED, call::stop, patience);
    try {
      return demonstrate(loaded.get(), call, signal);
    } finally {
      signal.settled();
    }
  }

  private int demonstrate(Configuration.Loaded configuration, DemoCall call, StopSignal signal)
      throws IOException, InterruptedException, SQLException {
    PrintWriter out = out();
    out.println(
        "starting a node; its data is in " + configuration.settings().node().dataDirectory());
    out.flush();
    DemoWatch watch = new DemoWatch(new CallPrinter(out));
    NodeStart start =
        new NodeStarter(configuration, Clock.systemUTC(), BuildVersion.current(), watch).start();
    if (start instanceof NodeStart.Failed failed) {
      return fail(Exit.UNAVAILABLE, failed.line());
    }
    try (FrontdeskNode node = ((NodeStart.Started) start).node()) {
      Files.createDirectories(call.recording().getParent());
      return demonstrate(node, watch, call, signal);
    }
  }

  private int demonstrate(FrontdeskNode node, DemoWatch watch, DemoCall call, StopSignal signal)
      throws IOException, InterruptedException, SQLException {
    PrintWriter out = out();
    node.notes().forEach(out::println);
    int port = sipPort(node);
    out.println("the node listens on 127.0.0.1:" + port + "; a patient calls");
    if (DemoCall.nobodyReads(out)) {
      return fail(Exit.OUTPUT, NOBODY_READS);
    }
    DemoOutcome outcome = new DemoOutcome(node);
    Set<CallId> earlier = outcome.calls();
    int status = signal.asked() ? Exit.INTERRUPTED : call.place(port, out);
    if (signal.asked()) {
      return fail(Exit.INTERRUPTED, "stopped; the call was ended and the node is closed");
    }
    if (DemoCall.nobodyReads(out)) {
      return fail(Exit.OUTPUT, NOBODY_READS);
    }
    Optional<CallId> ended = status == 0 ? watch.awaitEnd(earlier) : Optional.empty();
    if (ended.isEmpty()) {
      return fail(Exit.NO, "the call did not come to its end");
    }
    DemoResult result = outcome.of(ended.get(), call.recording());
    print(result, out);
    return result.booked() && result.replay().identical() ? Exit.OK : Exit.NO;
  }

  private int fail(int status, String line) {
    err().println("frontdesk demo: " + line);
    err().flush();
    return status;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }

  private void print(DemoResult result, PrintWriter out) throws IOException {
    out.println();
    result
        .appointment()
        .ifPresentOrElse(
            booked ->
                out.printf(
                    "booked   : %s with %s, %s, %d minutes, reference %s (%s)%n",
                    booked.service(),
                    booked.practitioner(),
                    booked.start(),
                    booked.minutes(),
                    booked.reference(),
                    booked.clinic()),
            () -> out.println("booked   : nothing"));
    out.println("recording: " + result.recording() + " (caller left, Frontdesk right)");
    out.printf(
        "replay   : %s, %d decisions%n",
        result.replay().identical() ? "identical" : "DIFFERENT", result.replay().decisions());
    out.println("timeline : ops/frontdesk replay " + result.replay().call());
    if (json) {
      out.println(JSON.writeValueAsString(result));
    }
    out.flush();
  }

  /** The demonstration takes any free SIP port unless one is asked for. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("FRONTDESK_SIP_PORT", "0");
    // The same recognizer on every machine: the patient's lines were chosen for it.
    environment.putIfAbsent("FRONTDESK_SPEECH_RECOGNIZER", "sphinx4");
    return environment;
  }

  private static int sipPort(FrontdeskNode node) {
    return node.listenPoints().stream()
        .filter(point -> point.kind() == TransportKind.UDP)
        .findFirst()
        .orElseThrow()
        .bound()
        .getPort();
  }
}
