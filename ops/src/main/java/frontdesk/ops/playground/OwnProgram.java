package frontdesk.ops.playground;

import frontdesk.ops.Frontdesk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** This very program as a process of its own: how it is started, and how it is listened to. */
public final class OwnProgram {
  private OwnProgram() {}

  /**
   * The command line that starts it with this one's Java and classes.
   *
   * @param within what it is run by, such as a tool that limits it; may be empty
   * @param options of the virtual machine
   * @param command as behind {@code ops/frontdesk}
   */
  public static List<String> line(List<String> within, List<String> options, List<String> command) {
    List<String> line = new ArrayList<>(within);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.add("-cp");
    line.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    line.add(Frontdesk.class.getName());
    line.addAll(command);
    return line;
  }

  /**
   * Reads what a process says until it is gone, on a thread of its own.
   *
   * @param brokenOff what is taken for a last line where the stream breaks
   */
  public static void listen(
      InputStream stream, String thread, Consumer<String> take, String brokenOff) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(take);
              } catch (IOException | UncheckedIOException gone) {
                take.accept(brokenOff);
              }
            },
            thread);
    reader.setDaemon(true);
    reader.start();
  }
}
