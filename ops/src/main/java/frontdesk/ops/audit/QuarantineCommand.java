package frontdesk.ops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.NodeOrStore;
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
    @Mixin private ConfigFile config = new ConfigFile();

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Optional<JsonNode> body =
          ask(spec, config, new LocalRequest("quarantine", "", false, "", ""));
      if (body.isEmpty()) {
        return Exit.UNAVAILABLE;
      }
      if (json) {
        out.println(body.get());
      } else {
        body.get().forEach(entry -> out.println(line(entry)));
      }
      out.flush();
      return body.get().isEmpty() ? Exit.OK : Exit.NO;
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
    @Mixin private ConfigFile config = new ConfigFile();

    @Parameters(
        index = "0",
        paramLabel = "ID",
        description = "As 'journal quarantine list' shows it.")
    private String id = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Optional<JsonNode> body =
          ask(spec, config, new LocalRequest("quarantine-release", id, false, "", ""));
      if (body.isEmpty()) {
        return Exit.UNAVAILABLE;
      }
      out.println("released: it is tried again when it is needed, " + line(body.get()));
      out.flush();
      return Exit.OK;
    }
  }

  private static Optional<JsonNode> ask(
      @Nullable CommandSpec spec, ConfigFile config, LocalRequest request) throws IOException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Optional.empty();
    }
    LocalReply reply = NodeOrStore.ask(loaded.get(), request);
    if (reply.problem().isEmpty()) {
      return Optional.of(reply.body());
    }
    err.println("frontdesk journal quarantine: " + reply.problem());
    err.flush();
    return Optional.empty();
  }
}
