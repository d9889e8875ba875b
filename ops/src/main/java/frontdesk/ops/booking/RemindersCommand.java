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

/** Lists who has to be reminded of what. */
@Command(
    name = "reminders",
    mixinStandardHelpOptions = true,
    description =
        "Lists the reminders and follow-ups that the clinics' ledgers wrote as due: when, of what"
            + " kind, and for which patient by id.")
public final class RemindersCommand implements Callable<Integer> {
  @Mixin private ConfigFile config = new ConfigFile();

  @Option(names = "--clinic", paramLabel = "ID", description = "Of this clinic only.")
  private String clinic = "";

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
    LocalReply reply =
        NodeOrStore.ask(
            loaded.get(),
            new LocalRequest("reminders", clinic, false, System.getProperty("user.name", "?"), ""));
    if (!reply.problem().isEmpty()) {
      err.println("frontdesk reminders: " + reply.problem());
      err.flush();
      return Exit.NO;
    }
    if (json) {
      out.println(reply.body());
    } else {
      print(reply.body(), out);
    }
    out.flush();
    return Exit.OK;
  }

  private static void print(JsonNode due, PrintWriter out) {
    if (due.isEmpty()) {
      out.println("no reminders are due");
    }
    for (JsonNode one : due) {
      out.printf(
          "%s  %s  clinic %s  patient %s  reference %s  service %s  start %s%n",
          one.get("due").asText(),
          one.get("kind").asText(),
          one.get("clinic").asText(),
          one.get("patient").asText(),
          one.get("reference").asText(),
          one.get("service").asText(),
          one.get("start").asText());
    }
  }
}
