package frontdesk.ops.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private AskedNode node = new AskedNode("replay");

  @Mixin private AboutCall call = new AboutCall();

  @Option(
      names = "--words",
      description = "Show what was said and heard; needs --reason, and is journaled first.")
  private boolean words;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why the words are looked at.")
  private String reason = "";

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Override
  public Integer call() throws IOException {
    if (words && reason.isBlank()) {
      return node.fail("--words needs --reason TEXT; who looked and why is journaled", Exit.USAGE);
    }
    if (call.wrong().isPresent()) {
      return node.fail(call.wrong().get(), Exit.USAGE);
    }
    return node.ask(
        new LocalRequest("replay", call.id(), words, LocalRequest.user(), reason),
        Exit.UNAVAILABLE,
        body -> told(JSON.treeToValue(body, ReplayReport.class)));
  }

  private int told(ReplayReport report) throws IOException {
    if (report.verdict().equals(ReplayReport.UNKNOWN_CALL) && !print.json()) {
      return node.fail(call.unknown(), Exit.NO_INPUT);
    }
    print.print(report, out -> new ReplayPrinter(out).print(report));
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
}
