package frontdesk.ops.firstcall.replay;

import frontdesk.ops.Frontdesk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import picocli.CommandLine;

/** A command of the program that was run in this JVM, as its user saw it. */
public record Ran(int status, String out, String err) {
  /** Runs {@code frontdesk} with these arguments. */
  public static Ran frontdesk(String... arguments) {
    StringWriter out = new StringWriter();
    Ran ran = frontdesk(out, arguments);
    return new Ran(ran.status(), out.toString(), ran.err());
  }

  /** Runs it with this as its standard output, which the result does not repeat. */
  public static Ran frontdesk(Writer out, String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine program =
        Frontdesk.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = program.execute(arguments);
    return new Ran(status, "", err.toString());
  }
}
