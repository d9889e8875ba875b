package frontdesk.ops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands about the journal as a whole. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Checks the journal, and shows what cannot recover from it.",
    subcommands = {JournalCommand.Verify.class, QuarantineCommand.class})
public final class JournalCommand {
  private JournalCommand() {}

  /** Checks every event of the journal. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks that every event can be read, that none is missing, and that each names the hash",
        "of the one before it, and names entities that cannot recover. Exit 0 if every event is sound,",
        "else 1."
      })
  static final class Verify implements Callable<Integer> {
    @Mixin private AskedNode node = new AskedNode("journal verify");

    @Mixin private JsonOrLines print = new JsonOrLines();

    @Override
    public Integer call() throws IOException {
      return node.ask(
          new LocalRequest("verify", "", false, "", ""),
          Exit.UNAVAILABLE,
          body -> {
            boolean sound = body.path("findings").isEmpty();
            print.print(body, out -> print(body, sound, out));
            return sound ? Exit.OK : Exit.NO;
          });
    }

    private static void print(JsonNode body, boolean sound, PrintWriter out) {
      body.path("findings").forEach(finding -> out.println(finding));
      body.path("quarantined").forEach(entry -> out.println(QuarantineCommand.line(entry)));
      out.println(
          (sound ? "sound: " : "not sound: ")
              + body.path("events").asLong()
              + " events of "
              + body.path("entities").asLong()
              + " entities");
    }
  }
}
