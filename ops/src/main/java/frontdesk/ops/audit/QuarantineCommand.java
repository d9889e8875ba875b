package frontdesk.ops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands about entities whose recovery fails. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = {
      "Entities (a call, or a clinic's ledger, patients, callbacks, access journal) that cannot",
      "recover from the journal."
    },
    subcommands = {QuarantineCommand.Listing.class, QuarantineCommand.Release.class})
final class QuarantineCommand {
  private QuarantineCommand() {}

  /** One entry on one line; ids only. */
  static String line(JsonNode entry) {
    String since = entry.path("since").asText("");
    return "%s %s, %d recoveries failed, the last at %s by build %s: %s"
        .formatted(
            entry.path("persistenceId").asText(),
            since.isEmpty() || since.equals("null") ? "still tried" : "quarantined since " + since,
            entry.path("failures").asInt(),
            entry.path("lastFailure").asText(),
            entry.path("build").asText(),
            entry.path("reason").asText());
  }

  /** Shows them. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "Shows entities whose recovery fails, those set apart and those still tried.",
        "Exit 0 if there are none, else 1."
      })
  static final class Listing implements Callable<Integer> {
    @Mixin private AskedNode node = new AskedNode("journal quarantine");

    @Mixin private JsonOrLines print = new JsonOrLines();

    @Override
    public Integer call() throws IOException {
      return node.ask(
          new LocalRequest("quarantine", "", false, "", ""),
          Exit.UNAVAILABLE,
          entries -> {
            print.print(entries, out -> entries.forEach(entry -> out.println(line(entry))));
            return entries.isEmpty() ? Exit.OK : Exit.NO;
          });
    }
  }

  /** Lets one be tried again. */
  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = {
        "Lets an entity be tried again, once its rows are mended or a build that can read them runs.",
        "A call that is released gets its end; nobody is called back."
      })
  static final class Release implements Callable<Integer> {
    @Mixin private AskedNode node = new AskedNode("journal quarantine");

    @Parameters(
        index = "0",
        paramLabel = "ID",
        description = "As 'journal quarantine list' shows it.")
    private String id = "";

    @Override
    public Integer call() throws IOException {
      return node.ask(
          new LocalRequest("quarantine-release", id, false, "", ""),
          Exit.UNAVAILABLE,
          entry -> {
            node.out().println("released: it is tried again when it is needed, " + line(entry));
            node.out().flush();
            return Exit.OK;
          });
    }
  }
}
