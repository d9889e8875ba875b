package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Models that are asked through a fallback, and what is heard of them. */
abstract class ModelCase {
  static final Prompt PROMPT =
      new Prompt("be brief", List.of(new LanguageModel.CallerSaid("hello")), List.of(), 100);

  final Bench bench = new Bench();
  final VirtualTime time = bench.time;
  final List<String> heard = new ArrayList<>();

  final LanguageModel.Listener listener =
      new LanguageModel.Listener() {
        @Override
        public void onText(String piece) {
          heard.add(piece);
        }

        @Override
        public void onToolCall(String tool, String argumentsJson) {
          heard.add(tool + argumentsJson);
        }

        @Override
        public void onDone(LanguageModel.Usage usage) {
          heard.add("done at " + time.millis());
        }

        @Override
        public void onFailed(Failure failure) {
          heard.add(failure + " at " + time.millis());
        }
      };

  FallbackModel over(FakeModel... models) {
    List<Candidate<LanguageModel>> candidates = new ArrayList<>();
    for (FakeModel model : models) {
      candidates.add(bench.cloud(Port.MODEL, model.name(), model));
    }
    return over(candidates);
  }

  FallbackModel over(List<Candidate<LanguageModel>> candidates) {
    return new FallbackModel(
        candidates,
        bench.retries,
        new FallbackModel.Deadlines(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMillis(1_200),
            Duration.ofSeconds(20)),
        bench.timing,
        bench.told);
  }

  FakeModel good(String name) {
    return FakeModel.saying(time, name, 300, name, "!");
  }
}
