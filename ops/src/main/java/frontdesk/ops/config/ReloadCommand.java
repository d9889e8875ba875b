package frontdesk.ops.config;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.ops.Exit;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells the running node to read its clinics' files again. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the node of this machine, and by it every node of its cluster, to read its own clinics'",
      "files again. New calls work with them; calls that live keep what they began with. Where",
      "anything is wrong, all problems are listed, the node goes on with what it has, and the exit",
      "status is 78; in a cluster each node has its line, and it is 1 where one refused, or was not",
      "reached. Settings are not read again."
    })
final class ReloadCommand implements Callable<Integer> {
  @Mixin private AskedNode node = new AskedNode("config reload");

  @Override
  public Integer call() throws IOException {
    return node.hear(
        LocalRequest.of("config-reload", ""), reply -> report(reply, node.out(), node.err()));
  }

  /** Says what came of it; the exit status tells the same. */
  static int report(LocalReply reply, PrintWriter out, PrintWriter err) {
    reply.body().path("nodes").forEach(node -> print(node, out));
    if (!reply.problem().isEmpty() && reply.body().isArray()) {
      reply.body().forEach(problem -> err.println(problem.asText()));
      err.println("frontdesk config reload: " + reply.problem());
      err.flush();
      return Exit.CONFIG;
    }
    if (!reply.problem().isEmpty()) {
      err.println("frontdesk config reload: " + reply.problem());
      err.flush();
      return Exit.NO;
    }
    if (reply.body().isArray()) {
      changed(reply.body(), out);
    }
    return Exit.OK;
  }

  /** One node's line, and under a refusal all that is wrong there. */
  private static void print(JsonNode node, PrintWriter out) {
    String how = node.path("reading").path("how").asText();
    List<String> lines = new ArrayList<>();
    node.path("reading").path("lines").forEach(line -> lines.add(line.asText()));
    String said =
        switch (how) {
          case "RELOADED" -> "reloaded: " + String.join(", ", lines);
          case "UNCHANGED" -> "unchanged";
          case "REFUSED" -> "refused, and goes on with what it has";
          default -> "silent: not reached in time, or of an older build";
        };
    out.println(node.path("node").asText() + " " + said);
    if (how.equals("REFUSED")) {
      lines.forEach(line -> out.println("  " + line));
    }
    out.flush();
  }

  private static void changed(JsonNode changed, PrintWriter out) {
    if (changed.isEmpty()) {
      out.println("nothing changed");
    }
    changed.forEach(clinic -> out.println("new calls of " + clinic.asText() + " work with it"));
    out.flush();
  }
}
