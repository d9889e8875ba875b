package frontdesk.ops.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.NodeOrStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
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

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      description = "Due from this day (UTC) or instant on, such as 2027-03-01.")
  private String from = "";

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      description = "Due until the end of this day (UTC), or before this instant.")
  private String until = "";

  @Option(
      names = "--within",
      paramLabel = "DURATION",
      description = "Became due no longer ago than this, such as PT48H (ISO-8601).")
  private String within = "";

  @Option(names = "--json", description = "Print one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    DueWindow.Read read = DueWindow.of(from, until, within, Clock.systemUTC().instant());
    if (!read.problem().isEmpty()) {
      err.println("frontdesk reminders: " + read.problem());
      err.flush();
      return Exit.USAGE;
    }
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
    ArrayNode due = JsonNodeFactory.instance.arrayNode();
    reply
        .body()
        .forEach(
            one -> {
              if (read.window().contains(Instant.parse(one.get("due").asText()))) {
                due.add(one);
              }
            });
    if (json) {
      out.println(due);
    } else {
      print(due, out);
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
