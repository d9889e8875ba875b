package frontdesk.engine.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A voice whose every sentence is a second of sound, unless the test says otherwise. */
final class FakeVoice implements SynthesizerStage.Voice {
  static final int SENTENCE_SAMPLES = 8_000;

  final List<SynthesizerStage.Words> spoken = new CopyOnWriteArrayList<>();
  final List<String> said = new CopyOnWriteArrayList<>();
  private volatile Function<String, CompletionStage<short[]>> making =
      text -> CompletableFuture.completedStage(new short[SENTENCE_SAMPLES]);

  void makes(Function<String, CompletionStage<short[]>> audio) {
    making = audio;
  }

  @Override
  public CompletionStage<short[]> say(SynthesizerStage.Words words) {
    spoken.add(words);
    said.add(words.text());
    return making.apply(words.text());
  }
}
