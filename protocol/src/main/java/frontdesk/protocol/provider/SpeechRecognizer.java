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

  /**
   * The ear of one call: its utterances follow one another, so that one connection may serve them
   * all. Without a connection there is nothing to keep between them.
   */
  default Ear ear() {
    return new Ear() {
      @Override
      public void expect(Request next) {
        // Nothing has to be ready before the caller speaks.
      }

      @Override
      public Session open(Request request, Listener listener) {
        return SpeechRecognizer.this.open(request, listener);
      }

      @Override
      public void close() {
        // Sessions are ended by whoever opened them.
      }
    };
  }

  /** Releases engines and threads; open sessions fail. */
  @Override
  void close();

  /**
   * What to listen for.
   *
   * @param language IETF BCP 47 tag
   * @param grammar what can be said now, for engines that work by grammar
   * @param hints names and terms that are likely now, most likely first, for engines without one
   * @param maxAlternatives how many hypotheses are wanted at most, 1 or more
   * @param maxDuration audio beyond this is not recognized
   */
  record Request(
      String language,
      Grammar grammar,
      List<String> hints,
      int maxAlternatives,
      Duration maxDuration) {
    public Request {
      hints = List.copyOf(hints);
    }

    /** Where only the grammar says what is likely. */
    public Request(String language, Grammar grammar, int maxAlternatives, Duration maxDuration) {
      this(language, grammar, List.of(), maxAlternatives, maxDuration);
    }
  }

  /** The ear of one call. Methods are called by one thread at a time. */
  interface Ear extends AutoCloseable {
    /** This will be listened for next: what takes time may be made ready. Never blocks. */
    void expect(Request next);

    /** As {@link SpeechRecognizer#open}; at most one session is open at a time. */
    Session open(Request request, Listener listener);

    /** The call is over; never blocks. */
    @Override
    void close();
  }

  /** One utterance being heard. Methods are called by one thread at a time. */
  interface Session {
    /** More audio; frames come in order. */
    void audio(AudioFrame frame);

    /**
     * The caller pauses, which may be the end of what they say: what was said so far may be made
     * final, and told as {@link Listener#onLikelyFinished}. A {@link #finish} after it, without a
     * {@link #goOn} between, takes what came of that and asks for nothing more.
     *
     * @return whether it is being made final: audio of the pause is of no use then unless the
     *     caller goes on, and may be kept back until they do
     */
    default boolean pause() {
      return false;
    }

    /** The caller goes on after a pause: what was made final stays the beginning of it all. */
    default void goOn() {
      // Who made nothing final has nothing to go on from.
    }

    /** The utterance is over: the final transcript is wanted now. */
    void finish();

    /** The utterance is of no interest any more; nothing is reported after this. */
    void cancel();
  }

  /** Hears of one session; called from the recognizer's threads, at most one final or failure. */
  interface Listener {
    /** What seems to be said so far; may never come. */
    void onPartial(Transcript partial);

    /**
     * As {@link #onPartial} where the recognizer judges that the sentence is likely over: early
     * thinking may begin. Another partial after it means that the caller goes on.
     */
    default void onLikelyFinished(Transcript partial) {
      onPartial(partial);
    }

    /** What was said. */
    void onFinal(Transcript transcript);

    /** The recognizer could not do its work. */
    void onFailed(Failure failure);
  }
}
