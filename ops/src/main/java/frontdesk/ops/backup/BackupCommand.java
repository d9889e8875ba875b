package frontdesk.ops.backup;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
  @Mixin private AskedNode node = new AskedNode("backup");

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
  private @Nullable Path file;

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Override
  public Integer call() throws IOException {
    String target = Objects.requireNonNull(file).toAbsolutePath().normalize().toString();
    return node.ask(
        new LocalRequest("backup", target, false, "", ""),
        Exit.UNAVAILABLE,
        made -> {
          print.print(made, out -> print(made, out));
          return Exit.OK;
        });
  }

  private static void print(JsonNode made, PrintWriter out) {
    out.printf(
        "events   : %s (%,d bytes)%nkeys     : %s (%,d bytes); keep them apart%n",
        made.path("files").path("events").asText(),
        made.path("eventsBytes").asLong(),
        made.path("files").path("keys").asText(),
        made.path("keysBytes").asLong());
  }
}
