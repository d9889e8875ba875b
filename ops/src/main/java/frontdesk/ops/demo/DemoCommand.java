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
import frontdesk.ops.run.CallPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  @Mixin private ConfigFile config = new ConfigFile();

  @Option(names = "--json", description = "End with one JSON object on one line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Optional<Configuration.Loaded> loaded = config.load(environment(), err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    Path data = loaded.get().settings().node().dataDirectory();
    Path recordings = data.resolve("recordings");
    out.println("starting a node; its data is in " + data);
    out.flush();
    DemoWatch watch = new DemoWatch(new CallPrinter(out));
    NodeStart start =
        new NodeStarter(loaded.get(), Clock.systemUTC(), BuildVersion.current(), watch).start();
    if (start instanceof NodeStart.Failed failed) {
      err.println("frontdesk demo: " + failed.line());
      err.flush();
      return Exit.UNAVAILABLE;
    }
    try (FrontdeskNode node = ((NodeStart.Started) start).node()) {
      Files.createDirectories(recordings);
      return demonstrate(node, watch, recordings, out, err);
    }
  }

  private int demonstrate(
      FrontdeskNode node, DemoWatch watch, Path recordings, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException, SQLException {
    node.notes().forEach(out::println);
    int port = sipPort(node);
    out.println("the node listens on 127.0.0.1:" + port + "; a patient calls");
    out.flush();
    DemoCall call = new DemoCall(port, recordings, Clock.systemUTC());
    int status = call.place(out);
    if (!watch.awaitEnd() || status != 0) {
      err.println("frontdesk demo: the call did not come to its end");
      err.flush();
      return Exit.NO;
    }
    DemoResult result = new DemoOutcome(node).of(watch.call(), call.recording());
    print(result, out);
    return result.booked() && result.replay().identical() ? Exit.OK : Exit.NO;
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
