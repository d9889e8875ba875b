package frontdesk.engine.call;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.util.Optional;

/**
 * Who is asked whether a number is theirs and says that very number has said yes. The decider never
 * looks into a sealed number: it is compared here, and the answer is part of what was heard.
 */
final class SameNumber {
  private SameNumber() {}

  static Understanding answered(Understanding said, ConversationState state, CallSeals seals) {
    if (state.question() != Question.CONTACT_CONFIRM || said.yes().isPresent()) {
      return said;
    }
    Optional<String> asked =
        state.heardNumber().flatMap(number -> seals.open(CallSeals.Field.NUMBER, number));
    boolean same =
        asked.isPresent()
            && said.number()
                .flatMap(number -> seals.open(CallSeals.Field.NUMBER, number))
                .equals(asked);
    return same ? said.withYes(true) : said;
  }
}
