package frontdesk.engine.speech.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Decoders are opened and closed while others are: a pool warms up, or one that hung is replaced.
 * What native code breaks takes its whole process with it, so that it happens in one of its own.
 */
class DecodersSideBySideTest {
  private static final int THREADS = 3;
  private static final int EACH = 12;

  /** The process: silent, and 0 where it lives to its end. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) throws IOException {
      long before = openNowhere();
      UtteranceDecoder.Factory decoders =
          PocketSphinxDecoder.factory(PocketSphinxSettings.DEFAULTS, 1);
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(
            CompletableFuture.runAsync(
                () -> open(decoders, before), task -> new Thread(task).start()));
      }
      all.forEach(CompletableFuture::join);
    }

    private static void open(UtteranceDecoder.Factory decoders, long before) {
      try {
        for (int i = 0; i < EACH; i++) {
          UtteranceDecoder opened = decoders.open();
          if (openNowhere() > before) {
            System.out.println("a log file is open");
          }
          opened.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What kills a process only now and then is seen each time: a log file that they share. */
    private static long openNowhere() throws IOException {
      try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
        return open.filter(Opening::isNowhere).count();
      }
    }

    private static boolean isNowhere(Path open) {
      try {
        return Files.readSymbolicLink(open).equals(Path.of("/dev/null"));
      } catch (IOException closedMeanwhile) {
        return false;
      }
    }
  }

  @Test
  void shouldOpenAndCloseThemSideBySideAndInSilence() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }
}
