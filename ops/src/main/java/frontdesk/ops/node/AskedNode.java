package frontdesk.ops.node;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The node that a command asks, or the store where none runs, mixed into the command: the option
 * that names its configuration, the question, and the line that says why nothing came of it.
 * Blocking; one thread.
 */
public final class AskedNode {
  private final String command;

  @Mixin private ConfigFile config = new ConfigFile();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** What becomes of an answer: the command's exit status. */
  public interface Reader<T> {
    int read(T answer) throws IOException;
  }

  /**
   * @param command whose complaints these are, as {@code journal verify}
   */
  public AskedNode(String command) {
    this.command = command;
  }

  /** Asks; a problem that the node has is said, and is this exit status. */
  public int ask(LocalRequest request, int problem, Reader<JsonNode> reader) throws IOException {
    return hear(
        request,
        reply ->
            reply.problem().isEmpty() ? reader.read(reply.body()) : fail(reply.problem(), problem));
  }

  /** Asks, whatever is answered; a configuration that is refused is listed. */
  public int hear(LocalRequest request, Reader<LocalReply> reader) throws IOException {
    Optional<Configuration.Loaded> loaded = config.load(err());
    return loaded.isEmpty() ? Exit.CONFIG : reader.read(NodeOrStore.ask(loaded.get(), request));
  }

  /** Says in one line why nothing came of it; the exit status says so too. */
  public int fail(String line, int status) {
    err().println("frontdesk " + command + ": " + line);
    err().flush();
    return status;
  }

  /** Where what was done is said. */
  public PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** Where it is said what is wrong. */
  public PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
