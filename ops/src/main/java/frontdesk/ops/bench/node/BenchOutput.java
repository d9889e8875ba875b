package frontdesk.ops.bench.node;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What every benchmark's command says, mixed into it: lines for people, unless only the JSON is
 * wanted, and the JSON at the end. One thread.
 */
public final class BenchOutput {
  @Option(names = "--json", description = "Only the line of JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** For people: each line is seen at once, or none where only the JSON is wanted. */
  public PrintWriter people() {
    return new PrintWriter(json ? Writer.nullWriter() : spec().commandLine().getOut(), true);
  }

  /** The last line. */
  public void last(String figures) {
    PrintWriter out = spec().commandLine().getOut();
    out.println(figures);
    out.flush();
  }

  /** Why it cannot be measured here; the exit status says so too. */
  public void problem(String line) {
    PrintWriter err = spec().commandLine().getErr();
    err.println("frontdesk bench " + spec().name() + ": " + line);
    err.flush();
  }

  /** An option's value that cannot be. */
  public ParameterException wrong(String bounds) {
    return new ParameterException(spec().commandLine(), bounds);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
