package frontdesk.ops.talk;

import frontdesk.ops.talk.TalkFile.Outcome;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The most important thing that happened in a conversation. Pure. */
final class HappenedMost {
  private HappenedMost() {}

  static Outcome in(TalkResult result) {
    if (result.ended().equals(Optional.of(EndReason.EMERGENCY))) {
      return Outcome.EMERGENCY;
    }
    Set<Outcome> happened = EnumSet.noneOf(Outcome.class);
    result.turns().forEach(turn -> of(turn.input()).ifPresent(happened::add));
    if (result.ended().equals(Optional.of(EndReason.HUMAN_NUMBER_NAMED))) {
      happened.add(Outcome.HUMAN);
    }
    if (result.hungUp()) {
      happened.add(Outcome.ABANDONED);
    }
    if (ToldFacts.anything(result)) {
      happened.add(Outcome.INFORMED);
    }
    // The order of the constants is that of importance, but for being informed of something.
    return happened.stream()
        .filter(outcome -> outcome != Outcome.INFORMED)
        .findFirst()
        .or(() -> happened.stream().findFirst())
        .orElse(Outcome.NOTHING);
  }

  private static Optional<Outcome> of(Input input) {
    if (!(input instanceof Input.ToolAnswered answered)) {
      return Optional.empty();
    }
    ToolAnswer answer = answered.answer();
    if (answer instanceof ToolAnswer.AppointmentMade) {
      return Optional.of(Outcome.BOOKED);
    } else if (answer instanceof ToolAnswer.AppointmentModified) {
      return Optional.of(Outcome.CHANGED);
    } else if (answer instanceof ToolAnswer.AppointmentCancelled) {
      return Optional.of(Outcome.CANCELLED);
    }
    return answer instanceof ToolAnswer.CallbackPromised
        ? Optional.of(Outcome.CALLBACK)
        : Optional.empty();
  }
}
