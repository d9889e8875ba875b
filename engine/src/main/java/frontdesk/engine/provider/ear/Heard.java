package frontdesk.engine.provider.ear;

import frontdesk.protocol.provider.Failure;

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

  /** What was said in the whole utterance; empty text: nothing. */
  record Final(String text, double confidence) implements Heard {
    @Override
    public String toString() {
      return "Final[" + text.length() + " characters]";
    }
  }

  /** The connection is of no more use. */
  record Failed(Failure failure) implements Heard {}
}
