package frontdesk.ops.call;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sums a call up from the journal: what came of it, and how it went for the caller. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = {
      "Sums a call up from its journal: what was done, what the caller asked for, how it went.",
      "Exit 0, or 66 if there is no such call.",
      "While a node has the journal open, it is asked over its owner-only local socket."
    })
public final class SummaryCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ConfigFile config = new ConfigFile();

  @Parameters(paramLabel = "CALL-ID", description = "The call's id.")
  private String call = "";

  @Option(names = "--transcript", description = "Show also who said what, as it was heard.")
  private boolean transcript;

  @Option(
      names = "--words",
      paramLabel = "REASON",
      description = {
        "Open what was said and heard, for the transcript and to count words of tone;",
        "the reason is journaled first, with who asked."
      })
  private @Nullable String words;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    String reason = words == null ? "" : words;
    if (words != null && reason.isBlank()) {
      return fail(err, "--words needs a REASON; who looked and why is journaled", Exit.USAGE);
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
        new LocalRequest(
            "summary", call, words != null, System.getProperty("user.name", "?"), reason);
    LocalReply reply = NodeOrStore.ask(loaded.get(), request);
    if (!reply.problem().isEmpty()) {
      return fail(err, reply.problem(), Exit.UNAVAILABLE);
    }
    SummaryReport report = JSON.treeToValue(reply.body(), SummaryReport.class);
    if (!report.known()) {
      return fail(err, "there is no call " + call + " in the journal", Exit.NO_INPUT);
    }
    SummaryReport shown = transcript ? report : report.withoutTranscript();
    if (json) {
      out.println(JSON.writeValueAsString(shown));
    } else {
      print(shown, out);
    }
    out.flush();
    return Exit.OK;
  }

  private static void print(SummaryReport report, PrintWriter out) {
    out.println("call " + report.call() + "  clinic " + report.clinic());
    out.println("outcome: " + String.join(", ", report.happened()));
    report.summary().lines().forEach(out::println);
    if (report.satisfaction().thankful() >= 0) {
      out.println(
          "Tone: %d words of thanks, %d of anger."
              .formatted(report.satisfaction().thankful(), report.satisfaction().upset()));
    }
    print(report.cost(), out);
    for (SummaryReport.Line line : report.transcript()) {
      out.printf(
          "%9.3f s  %-9s %-14s %s%n",
          line.offsetMs() / 1_000.0, line.who(), line.what(), line.detail());
      if (!line.words().isEmpty()) {
        out.println("                       \"" + line.words() + "\"");
      }
    }
    if (!report.missing().isEmpty()) {
      out.println("not whole: " + String.join(", ", report.missing()));
    }
  }

  private static void print(SummaryReport.Cost cost, PrintWriter out) {
    if (!cost.currency().isEmpty()) {
      out.println(
          "Cost: %s %s (%s), estimated %s of it."
              .formatted(
                  cost.items().get("total"),
                  cost.currency(),
                  cost.items().entrySet().stream()
                      .filter(item -> !item.getKey().equals("total"))
                      .map(item -> item.getKey() + " " + item.getValue())
                      .collect(Collectors.joining(", ")),
                  cost.estimated()));
    }
    if (!cost.degraded().isEmpty()) {
      out.println("To save money: " + String.join("; ", cost.degraded()) + ".");
    }
  }

  private static int fail(PrintWriter err, String line, int status) {
    err.println("frontdesk summary: " + line);
    err.flush();
    return status;
  }
}
