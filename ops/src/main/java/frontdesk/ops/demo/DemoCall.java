package frontdesk.ops.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The call of the demonstration: the simulated caller as a process of its own. */
final class DemoCall {
  private static final Logger LOG = LoggerFactory.getLogger(DemoCall.class);
  private static final String SCRIPT = "/frontdesk/ops/demo/demo-call.conf";

  private final Path recording;
  private final AtomicReference<@Nullable Process> process = new AtomicReference<>();
  private volatile boolean stopped;

  DemoCall(Path recordings, Clock clock) {
    String stamp =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    this.recording = recordings.resolve("demo-" + stamp + ".wav").toAbsolutePath();
  }

  Path recording() {
    return recording;
  }

  /**
   * Places the call and waits for its end; the caller's own lines are shown, and nobody calls on
   * when nobody reads them.
   *
   * @return the caller's exit status
   */
  int place(int port, PrintWriter out) throws IOException, InterruptedException {
    Path script = Files.createTempFile("frontdesk-demo", ".conf");
    try {
      copyScript(script);
      Process caller = new ProcessBuilder(command(script, port)).redirectErrorStream(true).start();
      process.set(caller);
      if (stopped) {
        end(caller);
      }
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          out.println("  [patient] " + line);
          if (nobodyReads(out)) {
            stop();
          }
        }
      }
      return caller.waitFor();
    } finally {
      Files.deleteIfExists(script);
    }
  }

  /** Whether the other end of the output is gone; the command's writer does not tell by itself. */
  static boolean nobodyReads(PrintWriter out) {
    return out.checkError() || System.out.checkError();
  }

  /** Ends the caller, which ends its process. Any thread. */
  void stop() {
    stopped = true;
    Process caller = process.get();
    if (caller != null) {
      end(caller);
    }
  }

  /** By its handle: ending it as a process would close the stream that is being read. */
  private static void end(Process caller) {
    if (!caller.toHandle().destroy()) {
      LOG.debug("the caller had ended by itself");
    }
  }

  private static void copyScript(Path script) throws IOException {
    try (InputStream in = DemoCall.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IOException("the demonstration's script is not on the class path");
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<String> command(Path script, int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-cp",
        System.getProperty("java.class.path"),
        "frontdesk.ops.Frontdesk",
        "call",
        "sip:harbour@127.0.0.1:" + port,
        "--script",
        script.toString(),
        "--from",
        "sip:+442079460777@127.0.0.1",
        "--record",
        recording.toString());
  }
}
