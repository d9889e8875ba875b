package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Limits;
import java.util.Map;

/**
 * What calls of one clinic work with, made once: new calls name it by the hashes of its contents.
 *
 * @param contents the hashes under which catalogue, texts, grammars and limits are stored
 * @param texts templates by key, the clinic's own over the bundled ones
 */
public record ClinicKnowledge(
    Catalogue catalogue, CallEvent.Contents contents, Map<String, String> texts, Limits limits) {

  /** What the conversation reads besides its inputs. */
  public Conversation.Context context() {
    return new Conversation.Context(catalogue, limits);
  }
}
