package frontdesk.protocol.provider;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Turns text into audio: a port that embedded engines and vendors implement. */
public interface SpeechSynthesizer extends AutoCloseable {
  /** The name for logs, metrics and cache keys, such as {@code freetts-kevin}. */
  String name();

  /**
   * What tells the sound of a text in this manner apart from any other, such as provider, model and
   * voice: audio that is kept is kept by it. Changes with whatever changes the sound.
   */
  default String sound(Manner manner) {
    return name();
  }

  /**
   * Speaks a text. Audio reaches the listener in pieces as it is made, from the synthesizer's
   * threads; cancelling stops it.
   *
   * @param text one sentence or a few; plain text, no markup
   * @param manner a voice or pace that the engine does not have is spoken by its usual one
   */
  Utterance speak(String text, Manner manner, Listener listener);

  /** The same in the usual manner of a language. */
  default Utterance speak(String text, String language, Listener listener) {
    return speak(text, Manner.usual(language), listener);
  }

  /** The languages that it has voices for, as primary subtags of IETF BCP 47. */
  default List<String> languages() {
    return List.of("en");
  }

  /** Releases engines and threads. */
  @Override
  void close();

  /**
   * How a text is spoken.
   *
   * @param language IETF BCP 47 tag
   * @param voice one of the engine's voices by name; empty: the usual one of the language
   * @param rate how fast; 1 is the voice's own pace, 0.5 takes twice as long; from 0.1 to 10
   */
  record Manner(String language, Optional<String> voice, double rate) {
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 10;

    public Manner {
      if (!(rate >= SLOWEST && rate <= FASTEST)) {
        throw new IllegalArgumentException("rate must be from 0.1 to 10");
      }
    }

    /** The usual voice of a language at its own pace. */
    public static Manner usual(String language) {
      return new Manner(language, Optional.empty(), 1);
    }
  }

  /** A text being spoken. */
  interface Utterance {
    /** Stops making audio; nothing is reported after this. */
    void cancel();

    /** Completes when the last piece was reported, exceptionally never. */
    CompletionStage<Outcome> done();

    /** Whether it was spoken as {@link #sound} says; a stand-in's audio is not kept. */
    default boolean asAsked() {
      return true;
    }

    /** Why, once it is done and neither complete nor cancelled. */
    default Failure failure() {
      return Failure.BROKEN;
    }
  }

  /** Hears the audio of one text. */
  interface Listener {
    /** The next samples: linear 16 bit, mono, 8 kHz. */
    void onAudio(short[] samples);
  }

  /** How speaking a text ended. */
  enum Outcome {
    COMPLETE,
    CANCELLED,
    BUSY,
    BROKEN
  }
}
