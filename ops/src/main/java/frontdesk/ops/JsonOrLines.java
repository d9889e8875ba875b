package frontdesk.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The option that asks for JSON instead of lines for people, mixed into a command, and the printing
 * of either. One thread.
 */
public final class JsonOrLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json", description = "Print one JSON value, an object or an array.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** Whether JSON is wanted. */
  public boolean json() {
    return json;
  }

  /** Prints the value on one line, or the lines for people; all of it is seen at once. */
  public void print(Object value, Consumer<PrintWriter> lines) throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(value));
    } else {
      lines.accept(out);
    }
    out.flush();
  }
}
