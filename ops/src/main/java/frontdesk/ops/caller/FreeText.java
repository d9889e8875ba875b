package frontdesk.ops.caller;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has a text read by flite or espeak-ng, where one of them is installed; blocks while it reads. */
final class FreeText {
  private static final long LIMIT_S = 20;
  private static final String ESPEAK_VOICE = "en-us";

  private FreeText() {}

  /** Reads the text; the voice is flite's, espeak-ng has one of its own. */
  static SpokenLines.Finding read(String text, String voice) {
    try {
      Path wav = Files.createTempFile("frontdesk-caller", ".wav");
      try {
        // The text goes in by standard input: command lines can be read by others.
        boolean done =
            run(List.of("flite", "-voice", voice, "-f", "/dev/stdin", "-o", wav.toString()), text)
                || run(
                    List.of("espeak-ng", "-v", ESPEAK_VOICE, "--stdin", "-w", wav.toString()),
                    text);
        return done
            ? SpokenLines.file(wav)
            : new SpokenLines.Finding.Missing(
                "free text needs flite or espeak-ng installed: install one, or name a shipped"
                    + " line or a WAV file");
      } finally {
        Files.deleteIfExists(wav);
      }
    } catch (IOException e) {
      return new SpokenLines.Finding.Missing("free text could not be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SpokenLines.Finding.Missing("free text was interrupted");
    }
  }

  private static boolean run(List<String> command, String text)
      throws IOException, InterruptedException {
    if (!isInstalled(command.get(0))) {
      return false;
    }
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return process.waitFor(LIMIT_S, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isInstalled(String program) {
    String path = System.getenv("PATH");
    return path != null
        && List.of(path.split(":", -1)).stream()
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
