package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways in which a call ends without a human being promised. */
final class Endings {
  private static final Set<String> NUMBER_NAMED =
      Set.of(Line.EMERGENCY.say().key(), Line.EMERGENCY_MAYBE.say().key());

  private Endings() {}

  /** Danger to life or health: the emergency text at once, then nothing more. */
  static void emergency(Draft draft) {
    draft.tell(false, emergencyLine(Line.EMERGENCY));
    draft.releaseHold();
    draft.end(EndReason.EMERGENCY);
  }

  static Phrase emergencyLine(Line line) {
    return line.say("emergency", new Argument.OfClinic(ClinicFact.EMERGENCY_NUMBER));
  }

  /** Whether words of danger were heard, sure or not. */
  static boolean isDanger(Understanding said) {
    return said.urgent().isPresent() || said.intent().equals(Optional.of(Intent.EMERGENCY));
  }

  /** Whether the number to call in danger is named, for danger that was heard. */
  static boolean nameTheNumber(List<Phrase> phrases) {
    return phrases.stream().map(Phrase::key).anyMatch(NUMBER_NAMED::contains);
  }

  static Phrase clinicLine(Line line) {
    return line.say("clinic", new Argument.OfClinic(ClinicFact.NAME));
  }

  static Phrase humanLine(Line line) {
    return line.say("human", new Argument.OfClinic(ClinicFact.HUMAN_NUMBER));
  }

  /** The caller says goodbye: what was begun and not finished is given up. */
  static void goodbye(Draft draft) {
    if (draft.state().phase() == Phase.FALLBACK || Done.outcome(draft.state()).isEmpty()) {
      boolean appointments = draft.state().aim().isPresent();
      boolean asked = draft.state().question() == Question.MORE;
      draft.releaseHold();
      if (!asked) {
        draft.lead(appointments ? Line.NOTHING_CHANGED.say() : Line.NOTHING_BOOKED.say());
      }
      draft.tell(false, clinicLine(Line.GOODBYE));
      draft.end(EndReason.CALLER_SAID_GOODBYE);
    } else {
      farewell(draft);
    }
  }

  /** Nothing more is wished after something was done or told. */
  static void farewell(Draft draft) {
    Optional<EndReason> outcome = Done.outcome(draft.state());
    boolean booked = outcome.equals(Optional.of(EndReason.BOOKED));
    draft.releaseHold();
    draft.tell(false, clinicLine(booked ? Line.GOODBYE_BOOKED : Line.GOODBYE));
    draft.end(outcome.orElse(EndReason.CALLER_SAID_GOODBYE));
  }

  /** The caller is gone. A hold that is just being confirmed is not given back: the ledger says. */
  static void callerGone(Draft draft) {
    draft.releaseHold();
    draft.end(EndReason.CALLER_GONE);
  }

  /**
   * Answers may come after the end: a hold that comes so late is given back. And danger may be told
   * while the last words are still spoken.
   */
  static void afterEnd(Draft draft, Input input) {
    if (input instanceof Input.Heard heard
        && heard.understanding().intent().equals(Optional.of(Intent.EMERGENCY))
        && heard.confidence() >= draft.limits().emergencyMinConfidence()) {
      draft.tell(false, emergencyLine(Line.EMERGENCY));
    }
    draft.releaseHold();
  }
}
