package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A voice whose audio is its text: each character is 65 ms of samples that carry the character, so
 * that a test reads what was heard.
 */
final class FakeSynthesizer implements SpeechSynthesizer {
  static final int PER_CHARACTER = 520;

  private final VirtualTime time;
  private final String name;
  private final List<String> languages;
  private final long everyMillis;

  /** Characters after which it fails; -1: never. */
  int failAfter = -1;

  /** Empty: it says nothing more. */
  Optional<Failure> failure = Optional.empty();

  final List<String> asked = new ArrayList<>();
  int cancelled;

  /** Five characters of audio each so many milliseconds. */
  FakeSynthesizer(VirtualTime time, String name, long everyMillis, String... languages) {
    this.time = time;
    this.name = name;
    this.everyMillis = everyMillis;
    this.languages = List.of(languages);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> languages() {
    return languages;
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    asked.add(text);
    Speaking speaking = new Speaking(text, listener);
    speaking.later();
    return speaking;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private final class Speaking implements Utterance {
    private static final int PIECE = 5;

    private final String text;
    private final Listener listener;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private int at;

    Speaking(String text, Listener listener) {
      this.text = text;
      this.listener = listener;
    }

    void later() {
      var unused = time.timing().after(Duration.ofMillis(everyMillis), this::next);
    }

    private void next() {
      int end = Math.min(text.length(), at + PIECE);
      end = failAfter < 0 ? end : Math.min(end, failAfter);
      short[] samples = new short[(end - at) * PER_CHARACTER];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) text.charAt(at + i / PER_CHARACTER);
      }
      listener.onAudio(samples);
      at = end;
      if (at == failAfter) {
        failure.ifPresent(
            why -> done.complete(why.kind() == Failure.Kind.BUSY ? Outcome.BUSY : Outcome.BROKEN));
      } else if (at == text.length()) {
        done.complete(Outcome.COMPLETE);
      } else {
        later();
      }
    }

    @Override
    public void cancel() {
      cancelled++;
    }

    @Override
    public CompletionStage<Outcome> done() {
      return done;
    }

    @Override
    public Failure failure() {
      return failure.orElse(Failure.BROKEN);
    }
  }
}
