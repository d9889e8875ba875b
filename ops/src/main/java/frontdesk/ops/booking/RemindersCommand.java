package frontdesk.ops.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.OfClinic;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists who has to be reminded of what. */
@Command(
    name = "reminders",
    mixinStandardHelpOptions = true,
    description =
        "Lists the reminders and follow-ups that the clinics' ledgers wrote as due: when, of what"
            + " kind, and for which patient by id.")
public final class RemindersCommand implements Callable<Integer> {
  @Mixin private AskedNode node = new AskedNode("reminders");

  @Mixin private OfClinic clinic = new OfClinic();

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

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Override
  public Integer call() throws IOException {
    DueWindow.Read read = DueWindow.of(from, until, within, Clock.systemUTC().instant());
    if (!read.problem().isEmpty()) {
      return node.fail(read.problem(), Exit.USAGE);
    }
    return node.ask(
        LocalRequest.of("reminders", clinic.id()),
        Exit.NO,
        all -> {
          ArrayNode due = within(read.window(), all);
          print.print(due, out -> print(due, out));
          return Exit.OK;
        });
  }

  private static ArrayNode within(DueWindow window, JsonNode all) {
    ArrayNode due = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : all) {
      if (window.contains(Instant.parse(one.get("due").asText()))) {
        due.add(one);
      }
    }
    return due;
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
