package frontdesk.engine.call.brain;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.summary.CallTurn;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.engine.dialogue.ConversationState;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The point of a call at which the model is asked.
 *
 * @param turns what was recorded so far, oldest first
 * @param words opens what was said in them
 * @param now in the clinic's zone
 */
public record BrainPoint(
    ConversationState state,
    List<CallTurn> turns,
    OpenedWords words,
    Catalogue catalogue,
    LocalDateTime now) {
  public BrainPoint {
    turns = List.copyOf(turns);
  }
}
