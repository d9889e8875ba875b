package frontdesk.ops.audit;

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
import picocli.CommandLine.Spec;

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
    @Mixin private ConfigFile config = new ConfigFile();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      Optional<Configuration.Loaded> loaded = config.load(err);
      if (loaded.isEmpty()) {
        return Exit.CONFIG;
      }
      LocalReply reply =
          NodeOrStore.ask(loaded.get(), new LocalRequest("verify", "", false, "", ""));
      if (!reply.problem().isEmpty()) {
        err.println("frontdesk journal verify: " + reply.problem());
        err.flush();
        return Exit.UNAVAILABLE;
      }
      var body = reply.body();
      boolean sound = body.path("findings").isEmpty();
      if (json) {
        out.println(body);
      } else {
        body.path("findings").forEach(finding -> out.println(finding));
        body.path("quarantined").forEach(entry -> out.println(QuarantineCommand.line(entry)));
        out.println(
            (sound ? "sound: " : "not sound: ")
                + body.path("events").asLong()
                + " events of "
                + body.path("entities").asLong()
                + " entities");
      }
      out.flush();
      return sound ? Exit.OK : Exit.NO;
    }
  }
}
