package frontdesk.ops.bench.speech;

import frontdesk.ops.playground.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the voices have said in this run, in files of a folder that is removed with it. Any thread.
 */
final class VoiceFiles implements AutoCloseable {
  private static final long LIMIT_S = 30;

  private final TemporaryFolder folder;
  private final Map<Said, Path> files = new ConcurrentHashMap<>();

  private record Said(BenchVoice voice, String text) {}

  VoiceFiles() throws IOException {
    folder = TemporaryFolder.create("frontdesk-bench-speech");
  }

  /** The programs that are not installed. */
  static Set<String> missingPrograms() {
    return Stream.of(BenchVoice.values())
        .map(BenchVoice::program)
        .filter(program -> !isInstalled(program))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** The text as the voice says it; blocks while it is said for the first time. */
  WavFile read(BenchVoice voice, String text) throws IOException, InterruptedException {
    Said said = new Said(voice, text);
    Path known = files.get(said);
    if (known == null) {
      known = Files.createTempFile(folder.path(), "said", ".wav");
      speak(voice, text, known);
      files.put(said, known);
    }
    return WavFile.parse(Files.readAllBytes(known));
  }

  private static void speak(BenchVoice voice, String text, Path wav)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(voice.command(text, wav))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(voice.program() + " did not read a sentence");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
