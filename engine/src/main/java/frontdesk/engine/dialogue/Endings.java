package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.Map;
import java.util.Optional;

/** The ways in which a call ends without a human being promised. */
final class Endings {
  private Endings() {}

  /** The appointment is in the ledger: only now is it said. */
  static void booked(Draft draft, Confirmation.ReadBack booked, String reference) {
    draft.enter(Phase.COMPLETE);
    draft.tell(
        false,
        Line.BOOKED.say(Map.of("date", booked.date(), "time", booked.time())),
        Line.BOOKED_REFERENCE.say("reference", new Argument.Digits(reference)),
        clinicLine(Line.GOODBYE_BOOKED));
    draft.end(EndReason.BOOKED);
  }

  /** Danger to life or health: the emergency text at once, then nothing more. */
  static void emergency(Draft draft) {
    draft.tell(false, emergencyLine(Line.EMERGENCY));
    draft.releaseHold();
    draft.end(EndReason.EMERGENCY);
  }

  static Phrase emergencyLine(Line line) {
    return line.say("emergency", new Argument.OfClinic(ClinicFact.EMERGENCY_NUMBER));
  }

  static Phrase clinicLine(Line line) {
    return line.say("clinic", new Argument.OfClinic(ClinicFact.NAME));
  }

  /** The caller says goodbye before anything was booked. */
  static void goodbye(Draft draft) {
    draft.releaseHold();
    draft.tell(false, Line.NOTHING_BOOKED.say(), clinicLine(Line.GOODBYE));
    draft.end(EndReason.CALLER_SAID_GOODBYE);
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
    if (!draft.state().isPending(ToolCall.ConfirmHold.class)) {
      draft.releaseHold();
    }
  }
}
