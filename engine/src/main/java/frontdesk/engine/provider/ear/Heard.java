package frontdesk.engine.provider.ear;

import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import java.util.Optional;

/** What a vendor's message says of the utterance that is being heard. */
public sealed interface Heard {
  /**
   * What seems to be said since the utterance began.
   *
   * @param likelyFinished whether the vendor judges that the sentence is over
   */
  record Partial(String text, double confidence, boolean likelyFinished) implements Heard {
    @Override
    public String toString() {
      return "Partial[" + text.length() + " characters]";
    }
  }

  /**
   * What was said since the last one, or since the utterance began; empty text: nothing.
   *
   * @param until how much of the connection's audio it is of, where the vendor says so
   */
  record Final(String text, double confidence, Optional<Duration> until) implements Heard {
    /** Of all audio so far. */
    public Final(String text, double confidence) {
      this(text, confidence, Optional.empty());
    }

    @Override
    public String toString() {
      return "Final[" + text.length() + " characters]";
    }
  }

  /** The connection is of no more use. */
  record Failed(Failure failure) implements Heard {}
}
