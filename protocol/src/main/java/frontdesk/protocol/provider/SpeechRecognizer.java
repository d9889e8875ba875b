package frontdesk.protocol.provider;

import frontdesk.protocol.media.AudioFrame;
import java.time.Duration;
import java.util.List;

/**
 * Turns a caller's audio into words: a port that embedded engines and vendors implement.
 *
 * <p>Opening never blocks for longer than taking an engine from a bounded pool; results arrive on
 * threads of the implementation.
 */
public interface SpeechRecognizer extends AutoCloseable {
  /** The name for logs and metrics, such as {@code sphinx4}. */
  String name();

  /**
   * The languages that it understands, as primary subtags of IETF BCP 47; one that understands
   * several finds out by itself which of them is spoken.
   */
  default List<String> languages() {
    return List.of("en");
  }

  /** Starts listening to one utterance. A refusal arrives as {@link Listener#onFailed}. */
  Session open(Request request, Listener listener);

  /** Releases engines and threads; open sessions fail. */
  @Override
  void close();

  /**
   * What to listen for.
   *
   * @param language IETF BCP 47 tag
   * @param grammar what can be said now; engines without grammars may use its words as hints
   * @param maxAlternatives how many hypotheses are wanted at most, 1 or more
   * @param maxDuration audio beyond this is not recognized
   */
  record Request(String language, Grammar grammar, int maxAlternatives, Duration maxDuration) {}

  /** One utterance being heard. Methods are called by one thread at a time. */
  interface Session {
    /** More audio; frames come in order. */
    void audio(AudioFrame frame);

    /** The utterance is over: the final transcript is wanted now. */
    void finish();

    /** The utterance is of no interest any more; nothing is reported after this. */
    void cancel();
  }

  /** Hears of one session; called from the recognizer's threads, at most one final or failure. */
  interface Listener {
    /** What seems to be said so far; may never come. */
    void onPartial(Transcript partial);

    /** What was said. */
    void onFinal(Transcript transcript);

    /** The recognizer could not do its work. */
    void onFailed(Failure failure);
  }

  /** Why an utterance was not recognized at all. */
  enum Failure {
    /** All engines are busy. */
    BUSY,
    /** The engine threw, or its process or connection broke. */
    BROKEN,
    /** The engine did not answer in time. */
    LATE,
    /** The recognizer is closed. */
    CLOSED
  }
}
