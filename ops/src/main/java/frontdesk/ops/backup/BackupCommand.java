package frontdesk.ops.backup;

import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.NodeOrStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** Copies the embedded store; the running node does it, so calls go on meanwhile. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the embedded store into FILE and its keys into FILE.keys, while calls run.",
      "Keep the two apart, and the keys for a short time only: whoever has both can read what was",
      "said, and a patient who is erased today can still be read with keys of yesterday."
    })
public final class BackupCommand implements Callable<Integer> {
  @Mixin private ConfigFile config = new ConfigFile();

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
  private @Nullable Path file;

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
    String target = Objects.requireNonNull(file).toAbsolutePath().normalize().toString();
    LocalReply reply =
        NodeOrStore.ask(loaded.get(), new LocalRequest("backup", target, false, "", ""));
    if (!reply.problem().isEmpty()) {
      err.println("frontdesk backup: " + reply.problem());
      err.flush();
      return Exit.UNAVAILABLE;
    }
    if (json) {
      out.println(reply.body());
    } else {
      out.printf(
          "events   : %s (%,d bytes)%nkeys     : %s (%,d bytes); keep them apart%n",
          reply.body().path("files").path("events").asText(),
          reply.body().path("eventsBytes").asLong(),
          reply.body().path("files").path("keys").asText(),
          reply.body().path("keysBytes").asLong());
    }
    out.flush();
    return Exit.OK;
  }
}
