package frontdesk.ops.chaos.partition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the system's network commands. Any thread; blocking. */
final class Ip {
  private static final Logger LOG = LoggerFactory.getLogger(Ip.class);
  private static final long PATIENCE_S = 20;

  private Ip() {}

  /**
   * Runs one, and answers what it said.
   *
   * @throws IOException when it is not there, or refuses: with what it said
   */
  static String run(List<String> line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IOException(String.join(" ", line) + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IOException(String.join(" ", line) + ": " + said.replaceAll("\\s+", " "));
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs one that may have nothing to do. */
  static void attempt(List<String> line) {
    try {
      run(line);
    } catch (IOException nothingThere) {
      LOG.debug("not done: {}", nothingThere.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
