package frontdesk.ops.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.NodeOrStore;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a call from the journal and compares every decision. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a call's timeline from the journal, decided again and compared.",
      "Exit 0 if every decision is identical, 1 if one differs, 65 if the call cannot be decided",
      "again because something of it is missing, 66 if there is no such call.",
      "While a node has the journal open, it is asked over its owner-only local socket."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ConfigFile config = new ConfigFile();

  @Parameters(paramLabel = "CALL-ID", description = "The call's id.")
  private String call = "";

  @Option(
      names = "--words",
      description = "Show what was said and heard; needs --reason, and is journaled first.")
  private boolean words;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why the words are looked at.")
  private String reason = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    if (words && reason.isBlank()) {
      return fail(err, "--words needs --reason TEXT; who looked and why is journaled", Exit.USAGE);
    }
    if (CallId.parse(call).isEmpty()) {
      return fail(
          err,
          "that is not a call id; one looks like frontdesk-1-0.0123456789abcdef0123456789abcdef",
          Exit.USAGE);
    }
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    LocalRequest request =
        new LocalRequest("replay", call, words, System.getProperty("user.name", "?"), reason);
    LocalReply reply = NodeOrStore.ask(loaded.get(), request);
    if (!reply.problem().isEmpty()) {
      return fail(err, reply.problem(), Exit.UNAVAILABLE);
    }
    ReplayReport report = JSON.treeToValue(reply.body(), ReplayReport.class);
    if (report.verdict().equals(ReplayReport.UNKNOWN_CALL) && !json) {
      return fail(err, "there is no call " + call + " in the journal", Exit.NO_INPUT);
    }
    print(report, out);
    return status(report);
  }

  private static int status(ReplayReport report) {
    return switch (report.verdict()) {
      case ReplayReport.IDENTICAL -> Exit.OK;
      case ReplayReport.NOT_REDECIDABLE -> Exit.DATA;
      case ReplayReport.UNKNOWN_CALL -> Exit.NO_INPUT;
      default -> Exit.NO;
    };
  }

  private void print(ReplayReport report, PrintWriter out) throws JsonProcessingException {
    if (json) {
      out.println(JSON.writeValueAsString(report));
    } else {
      new ReplayPrinter(out).print(report);
    }
    out.flush();
  }

  private static int fail(PrintWriter err, String line, int status) {
    err.println("frontdesk replay: " + line);
    err.flush();
    return status;
  }
}
