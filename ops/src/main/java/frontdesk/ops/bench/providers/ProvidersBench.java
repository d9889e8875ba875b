package frontdesk.ops.bench.providers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.node.BenchNode;
import frontdesk.ops.bench.node.ClockOffset;
import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.ops.provider.fake.VendorFake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls a node of this process that asks the vendors' stand-ins. Blocks its thread. */
final class ProvidersBench {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Whether the model is asked while a caller pauses, as it is where nothing else is set. */
  enum Start {
    EARLY("200ms"),
    LATE("0s");

    private final String after;

    Start(String after) {
      this.after = after;
    }
  }

  private final Path directory;
  private final Consumer<String> progress;
  private ClockOffset clock = ClockOffset.NONE;

  /**
   * @param directory for plans, removed by whoever made it
   * @param progress takes lines for a human
   */
  ProvidersBench(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.progress = progress;
  }

  /** How sharply the clocks of both processes could be compared, last time. */
  long clockUncertainNanos() {
    return clock.uncertainNanos();
  }

  /** Measures with or without early start, with a node and a far end of its own. */
  PassFigures pass(ProvidersPlan plan, Start start) throws IOException {
    Path file = directory.resolve("plan.json");
    Files.writeString(file, JSON.writeValueAsString(plan));
    ProvidersWatch watch = new ProvidersWatch(System::nanoTime);
    ProvidersJudge judge = new ProvidersJudge();
    try (LoadProcess farEnd =
        LoadProcess.start(List.of("bench", "providers-far-end", "--plan", file.toString()))) {
      String[] vendors = farEnd.line().split(" ", -1);
      try (BenchNode node =
          BenchNode.start(
              plan.atOnce() + plan.atOnce() / 2 + 1,
              Optional.empty(),
              settings(vendors, plan.atOnce(), start),
              watch)) {
        node.notes().forEach(progress);
        clock = farEnd.clock();
        progress.accept(
            "%s start: %d calls of %d sentences, %d at a time"
                .formatted(start, plan.calls(), plan.turns(), plan.atOnce()));
        farEnd.order("call " + node.port());
        List<Served> served = List.of();
        for (String line = farEnd.line(); !line.equals("done"); line = farEnd.line()) {
          if (line.charAt(0) == '[') {
            served = JSON.readValue(line, new TypeReference<List<Served>>() {});
          } else {
            MeasuredCall call = JSON.readValue(line.substring(1), MeasuredCall.class);
            progress.accept(
                "  a call of %d s, %d turns: %s"
                    .formatted(call.talkedMs() / 1_000, call.turns().size(), call.reason()));
            if (line.charAt(0) == '1') {
              judge.take(call);
            }
          }
        }
        List<ProvidersJudge.Wait> waits = judge.waits(watch, served, clock);
        return PassFigures.of(waits, judge.leftOut(), watch.news());
      }
    }
  }

  /** No second provider is asked beside a slow one: the embedded ears would hear something else. */
  private static String settings(String[] vendors, int calls, Start start) {
    String account = "key = \"%s\", connections = %d".formatted(VendorFake.KEY, 2 * calls + 10);
    return """
        frontdesk {
          providers {
            recognizers = [{ name = ears, kind = deepgram, url = "%s", %s }]
            models = [{ name = mind, kind = openai, url = "%s", model = %s, %s }]
            synthesizers = [{ name = voice, kind = cartesia, url = "%s", voices { en = any }, %s }]
            resilience {
              recognizer { final-within = 2s, hedge-after = 2s }
              model { hedge-after = 2s }
            }
          }
          brain { when = always, early-after = %s }
        }
        """
        .formatted(
            vendors[0],
            account,
            vendors[1],
            ModelFake.MODEL,
            account,
            vendors[2],
            account,
            start.after);
  }
}
