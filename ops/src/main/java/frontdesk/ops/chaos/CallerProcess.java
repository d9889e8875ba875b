package frontdesk.ops.chaos;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.playground.Endings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A simulated caller as a process of its own, who speaks a script and measures what comes back. */
public final class CallerProcess implements AutoCloseable {
  private final Process process;
  private final Path script;
  private final CompletableFuture<String> said;

  private CallerProcess(Process process, Path script) {
    this.process = process;
    this.script = script;
    this.said = CompletableFuture.supplyAsync(this::lastLine);
  }

  /**
   * Begins to call.
   *
   * @param folder where the script and the recording go
   * @param name of both files, different for each call
   * @param uri whom to call
   * @param from the caller's own SIP URI
   * @param script HOCON as {@code frontdesk call --script} takes it
   */
  public static CallerProcess call(Path folder, String name, String uri, String from, String script)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".conf"), script);
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            Frontdesk.class.getName(),
            "call",
            uri,
            "--from",
            from,
            "--script",
            file.toString(),
            "--record",
            folder.resolve(name + ".wav").toString(),
            "--json");
    Process process =
        Endings.ofThisProcess()
            .start(new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD));
    return new CallerProcess(process, file);
  }

  /** The classes of this program, under the test runner as well as from the jar. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private String lastLine() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return lines.lines().reduce("", (earlier, later) -> later);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the end of the call.
   *
   * @throws TimeoutException when it does not end in time
   * @throws IOException when the caller did not say what it measured
   */
  public MeasuredCall result(Duration patience)
      throws IOException, InterruptedException, TimeoutException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("the call of " + script.getFileName() + " does not end");
    }
    String line = said.join();
    if (line.isEmpty()) {
      throw new IOException(
          "the caller of " + script.getFileName() + " ended with " + process.exitValue());
    }
    return JsonMapper.builder().build().readValue(line, MeasuredCall.class);
  }

  public boolean isCalling() {
    return process.isAlive();
  }

  /** Hangs up as a caller who is cut off: its process is gone, without a BYE. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
