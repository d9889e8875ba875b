package frontdesk.ops.booking;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists promised callbacks, and says that one is taken or done. */
@Command(
    name = "callbacks",
    mixinStandardHelpOptions = true,
    description = "Lists the callbacks that were promised and are not done, by due time.")
public final class CallbacksCommand implements Callable<Integer> {
  @Mixin private AskedNode node = new AskedNode("callbacks");

  @Option(names = "--take", paramLabel = "ID", description = "Take this callback on.")
  private String take = "";

  @Option(names = "--done", paramLabel = "ID", description = "This callback was made.")
  private String done = "";

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Override
  public Integer call() throws IOException {
    String command =
        take.isEmpty() ? done.isEmpty() ? "callbacks" : "callback-done" : "callback-take";
    boolean lists = command.equals("callbacks");
    return node.ask(
        LocalRequest.of(command, take + done),
        Exit.NO,
        body -> {
          print.print(body, lists ? out -> print(body, out) : out -> out.println(body));
          return Exit.OK;
        });
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
