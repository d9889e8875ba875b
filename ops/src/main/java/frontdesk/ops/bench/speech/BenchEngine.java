package frontdesk.ops.bench.speech;

import frontdesk.engine.speech.recognizer.PooledRecognizer;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One recognizer under test, and what it costs. */
final class BenchEngine implements AutoCloseable {
  private static final int FRAME = 160;
  private static final String LANGUAGE = "en";
  private static final double THOUSANDTHS = 1_000;

  private final PooledRecognizer recognizer;
  private final int alternatives;
  private final Duration longest;
  private final String threads;
  private final long cpuBefore;
  private final double mb;
  private long samplesHeard;

  private BenchEngine(PooledRecognizer recognizer, int alternatives, Duration longest, double mb) {
    this.recognizer = recognizer;
    this.alternatives = alternatives;
    this.longest = longest;
    this.threads = "recognizer-" + recognizer.name() + "-";
    this.mb = mb;
    this.cpuBefore = ListeningCost.cpuNanos(threads);
  }

  /**
   * Loads the engine and compiles the grammars; blocks for seconds.
   *
   * @param inHeap where its memory is
   */
  static BenchEngine warm(
      PooledRecognizer recognizer,
      List<Grammar> grammars,
      int alternatives,
      Duration longest,
      boolean inHeap)
      throws IOException, InterruptedException {
    ListeningCost.Memory before = ListeningCost.Memory.now();
    recognizer.warm(grammars);
    ListeningCost.Memory after = ListeningCost.Memory.now();
    double mb = inHeap ? after.heap() - before.heap() : after.resident() - before.resident();
    return new BenchEngine(recognizer, alternatives, longest, mb);
  }

  String name() {
    return recognizer.name();
  }

  /** What it hears in a clip; empty where it gives no answer. */
  CompletableFuture<Optional<Transcript>> hear(short[] samples, Grammar grammar) {
    CompletableFuture<Optional<Transcript>> answer = new CompletableFuture<>();
    SpeechRecognizer.Session session =
        recognizer.open(
            new SpeechRecognizer.Request(LANGUAGE, grammar, alternatives, longest),
            new SpeechRecognizer.Listener() {
              @Override
              public void onPartial(Transcript partial) {
                // Embedded recognizers have none, and the conversation does not act on them.
              }

              @Override
              public void onFinal(Transcript transcript) {
                answer.complete(Optional.of(transcript));
              }

              @Override
              public void onFailed(Failure failure) {
                answer.complete(Optional.empty());
              }
            });
    for (int at = 0; at < samples.length; at += FRAME) {
      short[] frame = Arrays.copyOfRange(samples, at, Math.min(at + FRAME, samples.length));
      session.audio(new AudioFrame(at, frame, false));
    }
    session.finish();
    samplesHeard += samples.length;
    return answer;
  }

  /** Processor time by length of audio so far; compiling by the virtual machine not included. */
  double realTimeFactor() {
    double seconds = (double) samplesHeard / TelephoneBand.RATE_HZ;
    double cpu = (ListeningCost.cpuNanos(threads) - cpuBefore) / 1e9;
    return Math.round(THOUSANDTHS * cpu / Math.max(1e-9, seconds)) / THOUSANDTHS;
  }

  /** Memory that loading it took. */
  double mb() {
    return Math.round(10 * mb) / 10.0;
  }

  @Override
  public void close() {
    recognizer.close();
  }
}
