package frontdesk.ops.config;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
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
import picocli.CommandLine.Spec;

/** Tells the running node to read its clinics' files again. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the node of this machine to read its clinics' files again. New calls work with them;",
      "calls that live keep what they began with. Where anything is wrong, all problems are listed,",
      "the node goes on with what it has, and the exit status is 78. Settings are not read again."
    })
final class ReloadCommand implements Callable<Integer> {
  @Mixin private ConfigFile config = new ConfigFile();

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
        NodeOrStore.ask(
            loaded.get(),
            new LocalRequest("config-reload", "", false, System.getProperty("user.name", "?"), ""));
    if (!reply.problem().isEmpty()) {
      reply.body().forEach(problem -> err.println(problem.asText()));
      err.println("frontdesk config reload: " + reply.problem());
      err.flush();
      return reply.body().isEmpty() ? Exit.NO : Exit.CONFIG;
    }
    print(reply.body(), out);
    return Exit.OK;
  }

  private static void print(JsonNode changed, PrintWriter out) {
    if (changed.isEmpty()) {
      out.println("nothing changed");
    }
    changed.forEach(clinic -> out.println("new calls of " + clinic.asText() + " work with it"));
    out.flush();
  }
}
