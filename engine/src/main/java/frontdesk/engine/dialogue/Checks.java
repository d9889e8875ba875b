package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.List;
import java.util.Optional;

/** Asks the guardrails, in order, what they have against something. */
final class Checks {
  private Checks() {}

  /** Why this tool may not be used now; empty when it may. */
  static Optional<Objection> against(Draft draft, ToolCall call) {
    Guardrails rules = draft.guardrails();
    if (!rules.isPermitted(draft, call)) {
      return Optional.of(Objection.TOOL_NOT_PERMITTED_HERE);
    } else if (!rules.isCallers(draft, call)) {
      return Optional.of(Objection.NOT_THE_CALLERS);
    } else if (!rules.isReturned(draft, call)) {
      return Optional.of(Objection.SLOT_NOT_RETURNED);
    } else if (!rules.isIdentified(draft, call)) {
      return Optional.of(Objection.NOT_IDENTIFIED);
    } else if (!rules.isAgreed(draft, call)) {
      return Optional.of(Objection.NOT_AGREED);
    } else if (ConversationState.writes(call) && !rules.mayWrite(draft)) {
      return Optional.of(Objection.TOO_MANY_WRITES);
    } else if (!rules.isDeclared(draft, call)) {
      return Optional.of(Objection.NOT_DECLARED);
    }
    return Optional.empty();
  }

  /** Why this may not be said now; empty when it may. */
  static Optional<Objection> against(Draft draft, List<Phrase> phrases) {
    return phrases.stream().flatMap(phrase -> against(draft, phrase).stream()).findFirst();
  }

  static Optional<Objection> against(Draft draft, Phrase phrase) {
    Guardrails rules = draft.guardrails();
    if (!rules.isCallersAppointment(draft, phrase)) {
      return Optional.of(Objection.NOT_IDENTIFIED);
    } else if (!rules.isKnownMoment(draft, phrase)) {
      return Optional.of(Objection.SLOT_NOT_RETURNED);
    } else if (!rules.isInCatalogue(draft, phrase)) {
      return Optional.of(Objection.NOT_IN_CATALOGUE);
    } else if (!rules.isTrue(draft, phrase)) {
      return Optional.of(Objection.NOT_TRUE_YET);
    }
    return Optional.empty();
  }
}
