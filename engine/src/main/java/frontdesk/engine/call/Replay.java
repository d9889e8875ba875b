package frontdesk.engine.call;

import frontdesk.engine.dialogue.Conversation;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.Turn;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.BuildId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides a recorded call again, turn by turn, from the recorded state and inputs, and compares.
 * Pure: what the conversation reads comes in as its context.
 */
public final class Replay {
  /** What replaying a call shows. */
  public sealed interface Verdict {}

  /** Every decision was made again exactly. */
  public record Identical(int decisions) implements Verdict {}

  /**
   * Some turns were decided otherwise; each is compared from the recorded state, so one difference
   * does not cause the next.
   *
   * @param madeBy the build that made the call
   * @param readBy the build that replays it
   */
  public record Different(
      int decisions, List<TurnDifference> differences, BuildId madeBy, BuildId readBy)
      implements Verdict {
    public Different {
      differences = List.copyOf(differences);
    }

    /** Whether another build than the one that made the call decided otherwise. */
    public boolean otherBuild() {
      return !madeBy.equals(readBy);
    }
  }

  /** The call cannot be decided again: something of it is missing. */
  public record NotRedecidable(String missing) implements Verdict {}

  /** One turn, as it was decided and as it is decided now. */
  public record TurnDifference(int turn, List<Decision> recorded, List<Decision> redecided) {
    public TurnDifference {
      recorded = List.copyOf(recorded);
      redecided = List.copyOf(redecided);
    }
  }

  private Replay() {}

  /** Replays events, in order, of one call. */
  public static Verdict of(List<CallEvent> events, Conversation.Context context, BuildId reader) {
    Optional<String> missing = missing(events);
    if (missing.isPresent()) {
      return new NotRedecidable(missing.get());
    }
    ConversationState state = ConversationState.initial();
    List<TurnDifference> differences = new ArrayList<>();
    int decisions = 0;
    for (RecordedTurn turn : turns(events)) {
      List<Decision> redecided = Turn.of(context, state, turn.input()).decisions();
      if (!redecided.equals(turn.decisions())) {
        differences.add(new TurnDifference(turn.number(), turn.decisions(), redecided));
      }
      decisions += turn.decisions().size();
      state = turn.appliedTo(state);
    }
    if (differences.isEmpty()) {
      return new Identical(decisions);
    }
    return new Different(decisions, differences, events.get(0).header().build(), reader);
  }

  private static Optional<String> missing(List<CallEvent> events) {
    if (events.isEmpty()) {
      return Optional.of("no event of this call is in the journal");
    }
    if (!(events.get(0) instanceof CallEvent.CallArrived)) {
      return Optional.of("the call's first event");
    }
    int expected = 1;
    for (RecordedTurn turn : turns(events)) {
      if (turn.number() != expected) {
        return Optional.of("turn " + expected);
      }
      expected++;
    }
    return Optional.empty();
  }

  private static List<RecordedTurn> turns(List<CallEvent> events) {
    List<RecordedTurn> turns = new ArrayList<>();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.InputRecorded input) {
        turns.add(new RecordedTurn(input.turn(), input.input(), new ArrayList<>()));
      } else if (event instanceof CallEvent.DecisionMade made && !turns.isEmpty()) {
        turns.get(turns.size() - 1).decisions().add(made.decision());
      }
    }
    return turns;
  }

  private record RecordedTurn(int number, Input input, List<Decision> decisions) {
    ConversationState appliedTo(ConversationState state) {
      ConversationState next = state.apply(input);
      for (Decision decision : decisions) {
        next = next.apply(decision);
      }
      return next;
    }
  }
}
