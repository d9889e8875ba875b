package frontdesk.ops.provider.cost;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.OfClinic;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what calls cost. */
@Command(
    name = "costs",
    mixinStandardHelpOptions = true,
    description =
        "Lists what calls cost, by clinic: of one call, a day or a month; without either, of the"
            + " current month, with a forecast. What is reserved and not settled yet is not in it.")
public final class CostsCommand implements Callable<Integer> {
  @Mixin private AskedNode node = new AskedNode("costs");

  @Mixin private OfClinic clinic = new OfClinic();

  /** One of them, or none. */
  static final class Span {
    @Option(names = "--call", paramLabel = "CALL-ID", description = "Of this call.")
    private String call = "";

    @Option(names = "--day", paramLabel = "DATE", description = "Of this day, as 2026-03-31.")
    private String day = "";

    @Option(names = "--month", paramLabel = "MONTH", description = "Of this month, as 2026-03.")
    private String month = "";

    Map<String, String> values() {
      return call.isEmpty()
          ? day.isEmpty() ? Map.of("month", month) : Map.of("day", day)
          : Map.of("call", call);
    }
  }

  @ArgGroup(exclusive = true)
  private @Nullable Span span;

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Override
  public Integer call() throws IOException {
    Map<String, String> values = span == null ? Map.of() : span.values();
    return node.ask(
        new LocalRequest("costs", clinic.id(), false, LocalRequest.user(), "", values),
        Exit.NO,
        reports -> {
          print.print(reports, out -> print(reports, out));
          return Exit.OK;
        });
  }

  private static void print(JsonNode reports, PrintWriter out) {
    if (reports.isEmpty()) {
      out.println("nothing was spent on this call");
    }
    for (JsonNode report : reports) {
      out.printf(
          "clinic %s  %s  total %s %s%n",
          report.get("clinic").asText(),
          report.get("of").asText(),
          report.get("costs").get("total").asText(),
          report.get("currency").asText());
      for (Map.Entry<String, JsonNode> item : report.get("costs").properties()) {
        if (!item.getKey().equals("total")) {
          out.printf("  %-12s %s%n", item.getKey(), item.getValue().asText());
        }
      }
      for (Map.Entry<String, JsonNode> one : report.get("providers").properties()) {
        out.printf("  by %-20s %s%n", one.getKey(), one.getValue().asText());
      }
      out.printf("  estimated    %s%n", report.get("estimated").asText());
      report.get("degraded").forEach(how -> out.printf("  degraded     %s%n", how.asText()));
      if (!report.get("forecast").asText().isEmpty()) {
        out.printf("  forecast     %s%n", report.get("forecast").asText());
      }
    }
  }
}
