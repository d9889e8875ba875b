package frontdesk.protocol.provider;

import java.util.concurrent.CompletionStage;

/** Turns text into audio: a port that embedded engines and vendors implement. */
public interface SpeechSynthesizer extends AutoCloseable {
  /** The name for logs, metrics and cache keys, such as {@code freetts-kevin}. */
  String name();

  /**
   * Speaks a text. Audio reaches the listener in pieces as it is made, from the synthesizer's
   * threads; cancelling stops it.
   *
   * @param text one sentence or a few; plain text, no markup
   * @param language IETF BCP 47 tag
   */
  Utterance speak(String text, String language, Listener listener);

  /** Releases engines and threads. */
  @Override
  void close();

  /** A text being spoken. */
  interface Utterance {
    /** Stops making audio; nothing is reported after this. */
    void cancel();

    /** Completes when the last piece was reported, exceptionally never. */
    CompletionStage<Outcome> done();
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
