package frontdesk.ops.bench.turn;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.node.BenchNode;
import frontdesk.ops.bench.node.ClockOffset;
import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.node.SpeechPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls a node of this process with instant and with embedded speech. Blocks its thread. */
final class TurnBench {
  private static final int SLOTS = 32;
  private static final List<String> VOICES = List.of("slt", "rms", "awb");
  private static final int WARM_UP_CALLS = 3;

  /** The second node runs in a virtual machine that the first one has warmed. */
  private static final int SECOND_WARM_UP_CALLS = 1;

  private static final Duration INSTANT_PROMPT = Duration.ofMillis(120);

  /** A patient who books the first thing that is offered. */
  private static final List<String> BOOKING =
      List.of(
          "book-consultation",
          "first-available",
          "number-one",
          "maria-jones",
          "yes",
          "yes",
          "yes-please");

  /** Hesitating sentences for each hundred plain ones. */
  private static final int HESITATING_PERCENT = 60;

  private final Path directory;
  private final int atOnce;
  private final Consumer<String> progress;
  private ClockOffset clock = ClockOffset.NONE;

  /**
   * @param directory for plans and clips, removed by whoever made it
   * @param atOnce calls at a time
   * @param progress takes lines for a human
   */
  TurnBench(Path directory, int atOnce, Consumer<String> progress) {
    this.directory = directory;
    this.atOnce = atOnce;
    this.progress = progress;
  }

  /** Measures so many sentences with each kind of speech, or a few more to end a call with. */
  TurnFigures run(int turns) throws IOException {
    TurnJudge instant =
        pass(
            "instant ears and voice",
            Optional.of(
                new SpeechPorts(
                    new InstantRecognizer(InstantRecognizer.BOOKING),
                    InstantVoice.of(INSTANT_PROMPT))),
            new TurnPlan(instantCalls(turns), atOnce, 400, 0, 400));
    TurnJudge embedded =
        pass(
            "embedded speech",
            Optional.empty(),
            new TurnPlan(
                calls(turns, SECOND_WARM_UP_CALLS, "4420794611"), atOnce, 700, 1_500, 2_000));
    return TurnFigures.of(instant, embedded, atOnce, clock.uncertainNanos());
  }

  private List<TurnPlan.Call> instantCalls(int turns) throws IOException {
    List<TurnPlan.Call> plain = calls(turns, WARM_UP_CALLS, "4420794601");
    int hesitating = Math.max(1, turns * HESITATING_PERCENT / 100);
    List<TurnPlan.Call> all = new ArrayList<>(plain);
    for (int i = 0; i < hesitating; i += BOOKING.size()) {
      List<String> lines = new ArrayList<>();
      String voice = VOICES.get(i / BOOKING.size() % VOICES.size());
      for (int j = i; j < i + BOOKING.size(); j++) {
        lines.add(Hesitation.write(directory, j, voice));
      }
      // Between the plain ones, so that both kinds meet the node in the same state.
      int at = Math.min(all.size(), WARM_UP_CALLS + 1 + 2 * (i / BOOKING.size()));
      all.add(at, new TurnPlan.Call(true, from("4420794602", i), voice, lines));
    }
    return all;
  }

  /** Calls that say at least so many sentences, behind some that only warm the node. */
  private static List<TurnPlan.Call> calls(int turns, int warmUp, String numbers) {
    int counted = (turns + BOOKING.size() - 1) / BOOKING.size();
    int warming = Math.min(warmUp, counted);
    List<TurnPlan.Call> calls = new ArrayList<>();
    for (int i = 0; i < warming + counted; i++) {
      calls.add(
          new TurnPlan.Call(
              i >= warming, from(numbers, i), VOICES.get(i % VOICES.size()), BOOKING));
    }
    return calls;
  }

  private static String from(String numbers, int call) {
    return "sip:+" + numbers + "%02d@127.0.0.1".formatted(call % 100);
  }

  private TurnJudge pass(String what, Optional<SpeechPorts> speech, TurnPlan plan)
      throws IOException {
    Path file = directory.resolve("plan.json");
    Files.writeString(file, JsonMapper.builder().build().writeValueAsString(plan));
    TurnWatch watch = new TurnWatch(System::nanoTime);
    TurnJudge judge = new TurnJudge();
    try (BenchNode node = BenchNode.start(SLOTS, speech, "", watch);
        LoadProcess callers =
            LoadProcess.start(
                List.of(
                    "bench",
                    "turn-callers",
                    "--port",
                    Integer.toString(node.port()),
                    "--plan",
                    file.toString()))) {
      node.notes().forEach(progress);
      clock = callers.clock();
      progress.accept(
          "%s: %d calls, %d at a time".formatted(what, plan.calls().size(), plan.atOnce()));
      callers.order("call");
      for (String line = callers.line(); !line.equals("done"); line = callers.line()) {
        MeasuredCall call =
            JsonMapper.builder().build().readValue(line.substring(1), MeasuredCall.class);
        progress.accept(
            "  a call of %d s, %d turns: %s"
                .formatted(call.talkedMs() / 1_000, call.turns().size(), call.reason()));
        if (line.charAt(0) == '1') {
          judge.take(call, watch.decided(call.farTag()), clock);
        }
      }
    }
    return judge;
  }
}
