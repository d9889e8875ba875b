package frontdesk.ops.provider;

import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One real tiny request to a provider: 200 ms of silence, one word, or one token. The answer is
 * empty where it works. Costs a fraction of a cent.
 */
final class Probe {
  private static final int FRAMES = 10;
  private static final int FRAME_SAMPLES = AudioFrame.SAMPLE_RATE_HZ / 50;
  private static final int MOST_TOKENS = 16;

  private final Duration patience;

  /** {@code patience} is for the whole answer of one provider. */
  Probe(Duration patience) {
    this.patience = patience;
  }

  CompletionStage<Optional<Failure>> recognizer(SpeechRecognizer recognizer, String language) {
    CompletableFuture<Optional<Failure>> answer = new CompletableFuture<>();
    SpeechRecognizer.Ear ear = recognizer.ear();
    Grammar none = new Grammar("probe", new ContentHash("0".repeat(64)), "");
    SpeechRecognizer.Session session =
        ear.open(
            new SpeechRecognizer.Request(language, none, 1, Duration.ofSeconds(1)),
            new SpeechRecognizer.Listener() {
              @Override
              public void onPartial(Transcript partial) {
                // The final one says that it works.
              }

              @Override
              public void onFinal(Transcript transcript) {
                answer.complete(Optional.empty());
              }

              @Override
              public void onFailed(Failure failure) {
                answer.complete(Optional.of(failure));
              }
            });
    for (int i = 0; i < FRAMES; i++) {
      session.audio(new AudioFrame((long) i * FRAME_SAMPLES, new short[FRAME_SAMPLES], false));
    }
    session.finish();
    return inTime(
        answer,
        () -> {
          session.cancel();
          ear.close();
        });
  }

  CompletionStage<Optional<Failure>> synthesizer(SpeechSynthesizer synthesizer, String language) {
    CompletableFuture<Optional<Failure>> answer = new CompletableFuture<>();
    SpeechSynthesizer.Utterance utterance =
        synthesizer.speak("OK", language, samples -> answer.complete(Optional.empty()));
    var unused =
        utterance
            .done()
            .thenAccept(
                outcome ->
                    answer.complete(
                        Optional.of(
                            outcome == SpeechSynthesizer.Outcome.COMPLETE
                                ? Failure.of(Failure.Kind.BROKEN, "no-audio")
                                : utterance.failure())));
    return inTime(answer, utterance::cancel);
  }

  CompletionStage<Optional<Failure>> model(LanguageModel model) {
    CompletableFuture<Optional<Failure>> answer = new CompletableFuture<>();
    LanguageModel.Answer asked =
        model.ask(
            new LanguageModel.Prompt(
                "Answer with one word.",
                List.of(new LanguageModel.CallerSaid("Say yes.")),
                List.of(),
                MOST_TOKENS),
            new LanguageModel.Listener() {
              @Override
              public void onText(String piece) {
                answer.complete(Optional.empty());
              }

              @Override
              public void onToolCall(String tool, String argumentsJson) {
                answer.complete(Optional.empty());
              }

              @Override
              public void onDone(LanguageModel.Usage usage) {
                answer.complete(Optional.empty());
              }

              @Override
              public void onFailed(Failure failure) {
                answer.complete(Optional.of(failure));
              }
            });
    return inTime(answer, asked::cancel);
  }

  private CompletionStage<Optional<Failure>> inTime(
      CompletableFuture<Optional<Failure>> answer, Runnable after) {
    return answer
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(Probe::failure)
        .whenComplete((found, unexpected) -> after.run());
  }

  private static Optional<Failure> failure(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return Optional.of(
        cause instanceof TimeoutException
            ? Failure.LATE
            : Failure.of(Failure.Kind.BROKEN, cause.getClass().getSimpleName()));
  }
}
