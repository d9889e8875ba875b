package frontdesk.ops.booking;

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
import picocli.CommandLine.Spec;

/** Lists promised callbacks, and says that one is taken or done. */
@Command(
    name = "callbacks",
    mixinStandardHelpOptions = true,
    description = "Lists the callbacks that were promised and are not done, by due time.")
public final class CallbacksCommand implements Callable<Integer> {
  @Mixin private ConfigFile config = new ConfigFile();

  @Option(names = "--take", paramLabel = "ID", description = "Take this callback on.")
  private String take = "";

  @Option(names = "--done", paramLabel = "ID", description = "This callback was made.")
  private String done = "";

  @Option(names = "--json", description = "Print one JSON array.")
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
    String command =
        take.isEmpty() ? done.isEmpty() ? "callbacks" : "callback-done" : "callback-take";
    LocalReply reply =
        NodeOrStore.ask(
            loaded.get(),
            new LocalRequest(
                command, take + done, false, System.getProperty("user.name", "?"), ""));
    if (!reply.problem().isEmpty()) {
      err.println("frontdesk callbacks: " + reply.problem());
      err.flush();
      return Exit.NO;
    }
    if (json || !command.equals("callbacks")) {
      out.println(reply.body());
    } else {
      print(reply.body(), out);
    }
    out.flush();
    return Exit.OK;
  }

  private static void print(JsonNode open, PrintWriter out) {
    if (open.isEmpty()) {
      out.println("no open callbacks");
    }
    for (JsonNode entry : open) {
      JsonNode callback = entry.get("callback");
      out.printf(
          "%s  due %s  clinic %s  call %s  service %s%s%n",
          callback.get("id").asText(),
          callback.get("due").asText(),
          entry.get("clinic").asText(),
          callback.get("call").asText(),
          callback.get("wish").path("service").asText("-"),
          callback.path("takenBy").isNull()
              ? ""
              : "  taken by " + callback.get("takenBy").asText());
    }
  }
}
