package frontdesk.engine.call;

import frontdesk.protocol.provider.SpeechSynthesizer.Listener;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A voice whose every sentence is a second of sound, unless the test says otherwise. */
final class FakeVoice implements SynthesizerStage.Voice {
  static final int SENTENCE_SAMPLES = 8_000;

  final List<SynthesizerStage.Words> spoken = new CopyOnWriteArrayList<>();
  final List<String> said = new CopyOnWriteArrayList<>();

  /** Texts that were cancelled. */
  final List<String> cancelled = new CopyOnWriteArrayList<>();

  private volatile BiFunction<String, Listener, CompletionStage<Outcome>> making =
      whole(text -> CompletableFuture.completedStage(new short[SENTENCE_SAMPLES]));

  /** A text that the test makes piece by piece. */
  static final class Streamed {
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private volatile Listener listener = samples -> {};

    void piece(int samples) {
      listener.onAudio(new short[samples]);
    }

    void end(Outcome outcome) {
      done.complete(outcome);
    }
  }

  /** Each text is made as a whole. */
  void makes(Function<String, CompletionStage<short[]>> audio) {
    making = whole(audio);
  }

  /** Each text is made as the test says. */
  void streams(Function<String, Streamed> texts) {
    making =
        (text, listener) -> {
          Streamed streamed = texts.apply(text);
          streamed.listener = listener;
          return streamed.done;
        };
  }

  private static BiFunction<String, Listener, CompletionStage<Outcome>> whole(
      Function<String, CompletionStage<short[]>> audio) {
    return (text, listener) ->
        audio
            .apply(text)
            .handle(
                (samples, failure) -> {
                  if (failure != null) {
                    return Outcome.BROKEN;
                  }
                  listener.onAudio(samples);
                  return Outcome.COMPLETE;
                });
  }

  @Override
  public Utterance say(SynthesizerStage.Words words, Listener listener) {
    spoken.add(words);
    said.add(words.text());
    CompletionStage<Outcome> done = making.apply(words.text(), listener);
    return new Utterance() {
      @Override
      public void cancel() {
        cancelled.add(words.text());
      }

      @Override
      public CompletionStage<Outcome> done() {
        return done;
      }
    };
  }
}
