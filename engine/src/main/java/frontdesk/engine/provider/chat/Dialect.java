package frontdesk.engine.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel.Usage;

/**
 * What a vendor says that the library does not tell on: how an answer ends, how it fails, what it
 * took. One for each answer; used by one thread at a time.
 */
public interface Dialect {
  /** The request as the library wrote it, to be put right where it stands. */
  void complete(ObjectNode request);

  /**
   * What a refusal means.
   *
   * @param usual what its status means
   * @param body JSON; missing where it was something else
   */
  Failure refused(Failure usual, JsonNode body);

  /**
   * Reads an event before the library does.
   *
   * @param name the event's, empty where it has none
   */
  Step read(String name, JsonNode event);

  /** Whether the vendor said why the answer ended: one that merely stops coming was cut off. */
  boolean finished();

  /** What the answer took, as far as the vendor said. */
  Usage usage();
}
