package frontdesk.ops.bench.bargein;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.engine.call.CallObserver;
import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavWriter;
import frontdesk.ops.bench.node.BenchNode;
import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.node.SpeechPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls a node of this process whose prompts are long, and which understands nothing: it asks again
 * and again. Blocks its thread.
 */
final class BargeInBench {
  private static final int SLOTS = 32;
  private static final int SAMPLE_RATE_HZ = 8_000;

  /** It is soon asked again, and never given up. */
  private static final String SETTINGS =
      """
      frontdesk.call.no-speech-timeout = 1s
      frontdesk.dialogue.attempts-per-slot = 10
      """;

  private final Path directory;
  private final Consumer<String> progress;

  /**
   * @param directory for the plan and the prompt, removed by whoever made it
   * @param progress takes lines for a human
   */
  BargeInBench(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.progress = progress;
  }

  BargeInFigures run(int prompts, int atOnce, long seed) throws IOException {
    short[] clip = PromptVoice.read();
    Path prompt = directory.resolve("prompt.wav");
    WavWriter.write(prompt, new WavAudio(SAMPLE_RATE_HZ, 1, clip));
    BargeInPlan plan =
        BargeInPlan.of(prompts, atOnce, prompt.toString(), CallerClips.names(), seed);
    Path file = directory.resolve("plan.json");
    Files.writeString(file, JsonMapper.builder().build().writeValueAsString(plan));
    List<TrialReport> reports = new ArrayList<>();
    SpeechPorts speech = new SpeechPorts(new DeafRecognizer(), PromptVoice.of(clip));
    try (BenchNode node = BenchNode.start(SLOTS, Optional.of(speech), SETTINGS, CallObserver.NONE);
        LoadProcess callers =
            LoadProcess.start(
                List.of(
                    "bench",
                    "bargein-callers",
                    "--port",
                    Integer.toString(node.port()),
                    "--plan",
                    file.toString()))) {
      progress.accept(
          "%d prompts in %d calls, %d at a time, seed %d"
              .formatted(prompts, plan.calls().size(), atOnce, seed));
      for (String line = callers.line(); !line.equals("done"); line = callers.line()) {
        TrialReport report = JsonMapper.builder().build().readValue(line, TrialReport.class);
        reports.add(report);
        if (reports.size() % 20 == 0) {
          progress.accept("  " + reports.size() + " prompts heard");
        }
      }
    }
    return new BargeInFigures(reports, prompts, seed);
  }
}
