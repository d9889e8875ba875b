package frontdesk.ops.tools;

import frontdesk.engine.dialogue.tools.Parameter;
import frontdesk.engine.dialogue.tools.RefusalSentences;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.ToolRefusal;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.ops.Exit;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints what a brain may ask for: the declarations themselves, and nothing written beside them.
 */
@Command(
    name = "tools",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the tools that a brain may ask for: parameters, results, refusals, and where in a",
      "conversation each may be used."
    })
public final class ToolsCommand implements Callable<Integer> {
  private static final String LANGUAGE = "en";

  @Option(
      names = "--json",
      description = "Print one JSON object, with the parameters as JSON schemas.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(ToolsReport.of(LANGUAGE));
    } else {
      Tools.ALL.forEach(tool -> print(tool, out));
    }
    out.flush();
    return Exit.OK;
  }

  private static void print(Tool tool, PrintWriter out) {
    out.println(tool.name());
    out.println("  " + tool.purpose());
    for (Parameter parameter : tool.parameters()) {
      out.printf(
          "  %-13s %s%s (%s)%n",
          parameter.name(),
          parameter.required() ? "" : "[optional] ",
          parameter.meaning(),
          parameter.kind().described());
    }
    out.println("  result: " + tool.result());
    out.println(
        "  where: "
            + String.join(", ", new TreeSet<>(tool.nodes()))
            + (tool.needsIdentification() ? "; only for an identified caller" : ""));
    for (ToolRefusal.Code code : new TreeSet<>(tool.refusals())) {
      out.println("  refused " + code + ": " + RefusalSentences.of(code, LANGUAGE));
    }
    out.println();
  }
}
