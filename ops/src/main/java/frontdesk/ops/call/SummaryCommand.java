package frontdesk.ops.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private AskedNode node = new AskedNode("summary");

  @Mixin private AboutCall call = new AboutCall();

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

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Override
  public Integer call() throws IOException {
    String reason = words == null ? "" : words;
    if (words != null && reason.isBlank()) {
      return node.fail("--words needs a REASON; who looked and why is journaled", Exit.USAGE);
    }
    if (call.wrong().isPresent()) {
      return node.fail(call.wrong().get(), Exit.USAGE);
    }
    return node.ask(
        new LocalRequest("summary", call.id(), words != null, LocalRequest.user(), reason),
        Exit.UNAVAILABLE,
        body -> told(JSON.treeToValue(body, SummaryReport.class)));
  }

  private int told(SummaryReport report) throws IOException {
    if (!report.known()) {
      return node.fail(call.unknown(), Exit.NO_INPUT);
    }
    SummaryReport shown = transcript ? report : report.withoutTranscript();
    print.print(shown, out -> print(shown, out));
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
}
