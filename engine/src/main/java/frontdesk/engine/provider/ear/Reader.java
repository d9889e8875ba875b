package frontdesk.engine.provider.ear;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the messages of one connection, in order; keeps what has been said since the last {@link
 * Heard.Final}, which may end an utterance or only what was said before a pause. Used by one thread
 * at a time.
 */
public interface Reader {
  /** Nothing for messages that say nothing of the utterance, unknown ones among them. */
  List<Heard> read(String message);

  /**
   * The utterance is over; a final here needs no answer of the vendor.
   *
   * @param sent how much audio the connection has carried
   */
  default List<Heard> finish(Duration sent) {
    return List.of();
  }

  /**
   * What there is where the vendor, asked for a final, does not answer: not every vendor does when
   * nothing is left to be made final. Empty: something is, and it is late.
   *
   * @param sent as above
   */
  default Optional<Heard.Final> rest(Duration sent) {
    return Optional.empty();
  }
}
