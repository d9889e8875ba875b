package frontdesk.ops.chaos.partition;

import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.run.RunCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A node as {@code run} runs it, with clients of its ledgers in the same process.
 *
 * <p>Reads from standard input: {@code slots}, which it answers with a line of slots that do not
 * overlap, {@code book CLIENTS SEED SLOTS}, upon which its clients book and say what they see
 * ({@link History}), and {@code rest}, which ends that and is answered by {@code rested}.
 */
@Command(name = "bookers", hidden = true, description = "A node with clients of its ledgers.")
public final class BookersCommand implements Callable<Integer> {
  static final String SLOTS = "slots ";
  static final String RESTED = "rested";

  @Mixin private ConfigFile config = new ConfigFile();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    return RunCommand.serve(
        loaded.get(), CallObserver.NONE, out, err, node -> obeyFor(node, line -> say(out, line)));
  }

  private static void obeyFor(FrontdeskNode node, Bookers.Listener listener) {
    Thread thread = new Thread(() -> obey(node, listener), "bookers");
    thread.setDaemon(true);
    thread.start();
  }

  private static void obey(FrontdeskNode node, Bookers.Listener listener) {
    try (BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Bookers bookers = new Bookers(node, listener)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 4);
        switch (words[0]) {
          case "slots" -> listener.onLine(SLOTS + OfferedSlot.text(bookers.slots()));
          case "book" ->
              bookers.begin(
                  Integer.parseInt(words[1]),
                  Long.parseLong(words[2]),
                  OfferedSlot.parse(words[3]));
          default -> {
            bookers.rest();
            listener.onLine(RESTED);
          }
        }
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      listener.onLine("problem " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
