package frontdesk.engine.call;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.ClinicId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can still be read of a call that cannot recover.
 *
 * @param events in order; holes are left out
 * @param lost rows that cannot be read
 */
public record CallRemains(List<CallEvent> events, int lost) {
  /** Nothing can be read. */
  static final CallRemains NONE = new CallRemains(List.of(), 0);

  public CallRemains {
    events = List.copyOf(events);
  }

  Optional<ClinicId> clinic() {
    return events.stream().findFirst().map(event -> event.header().clinic());
  }

  /** When it last wrote something that can be read. */
  Instant lastAt() {
    return events.isEmpty() ? Instant.EPOCH : events.get(events.size() - 1).header().at();
  }

  /** The newest dialog that can be read. */
  Optional<CallEvent.StoredDialog> dialog() {
    Optional<CallEvent.StoredDialog> newest = Optional.empty();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.CallAnswered answered) {
        newest = Optional.of(answered.dialog());
      } else if (event instanceof CallEvent.DialogChanged changed) {
        newest = Optional.of(changed.dialog());
      }
    }
    return newest;
  }

  /** Whether there is nobody left to talk to. */
  boolean ended() {
    return events.stream().anyMatch(CallEvent.CallEnded.class::isInstance);
  }

  /** Whether the conversation had begun, and was not at its end. */
  boolean talking() {
    return events.stream().anyMatch(CallEvent.InputRecorded.class::isInstance)
        && events.stream().noneMatch(CallRemains::endsCall);
  }

  /** Whether a slot may be held or booked for this caller: then nobody may say that none is. */
  boolean mayBeBooked() {
    return lost > 1 || events.stream().anyMatch(CallRemains::touchesSlot);
  }

  private static boolean endsCall(CallEvent event) {
    return event instanceof CallEvent.CallEnded
        || (event instanceof CallEvent.DecisionMade made
            && made.decision() instanceof Decision.EndCall);
  }

  private static boolean touchesSlot(CallEvent event) {
    if (event instanceof CallEvent.DecisionMade made
        && made.decision() instanceof Decision.UseTool use) {
      return use.call() instanceof ToolCall.HoldSlot || use.call() instanceof ToolCall.ConfirmHold;
    }
    return event instanceof CallEvent.InputRecorded recorded
        && recorded.input() instanceof Input.ToolAnswered answered
        && (answered.answer() instanceof ToolAnswer.SlotHeld
            || answered.answer() instanceof ToolAnswer.AppointmentMade);
  }
}
