package frontdesk.engine.speech.language;

import java.util.Arrays;

/** A stretch of what is said: words to synthesize, sound to play as it is, or what is gone. */
public sealed interface Segment {
  /** A sentence or a part of one, for the synthesizer; may hold personal data. */
  record Words(String text) implements Segment {
    /** What is said to a patient never reaches a log. */
    @Override
    public String toString() {
      return "Words[" + count() + "]";
    }

    int count() {
      return (int) text.chars().filter(c -> c == ' ').count() + (text.isEmpty() ? 0 : 1);
    }
  }

  /** The caller's own voice, as it was recorded. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Recorded(byte[] audio) implements Segment {
    @Override
    public boolean equals(Object other) {
      return other instanceof Recorded that && Arrays.equals(audio, that.audio);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(audio);
    }

    @Override
    public String toString() {
      return "Recorded[" + audio.length + " bytes]";
    }
  }

  /** Something whose key is destroyed: silent, and shown as {@code [erased]}. */
  record Erased() implements Segment {}
}
