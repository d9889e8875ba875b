package frontdesk.engine.provider.ear;

import java.util.List;
import java.util.Optional;

/**
 * Reads the messages of one connection, in order; keeps what has been said of the utterance that is
 * being heard, and begins the next one with its {@link Heard.Final}. Used by one thread at a time.
 */
public interface Reader {
  /** Nothing for messages that say nothing of the utterance, unknown ones among them. */
  List<Heard> read(String message);

  /** The utterance is over; a final here needs no answer of the vendor. */
  default List<Heard> finish() {
    return List.of();
  }

  /** What there is where the vendor does not answer in time; empty: it is late. */
  default Optional<Heard.Final> rest() {
    return Optional.empty();
  }
}
