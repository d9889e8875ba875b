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
 * Pure: what the conversation reads comes in as its context, and how it decides as its decider.
 */
public final class Replay {
  /** The rules of this build: what calls are decided by. */
  public static final Decider THIS_BUILD = Turn::of;

  /** How a turn is decided; pure. There is one in production, {@link #THIS_BUILD}. */
  @FunctionalInterface
  public interface Decider {
    /** Decides one turn; {@code before} is the state before the input. */
    Turn decide(Conversation.Context context, ConversationState before, Input input);
  }

  /** What replaying a call shows. */
  public sealed interface Verdict {}

  /** Every decision was made again exactly. */
  public record Identical(int decisions) implements Verdict {}

  /**
   * Some turns were decided otherwise; each is compared from the recorded state, so one difference
   * does not cause the next.
   *
   * @param differences in the order of turns, never empty
   * @param readBy the build that replays it
   */
  public record Different(int decisions, List<TurnDifference> differences, BuildId readBy)
      implements Verdict {
    public Different {
      differences = List.copyOf(differences);
    }

    /**
     * Whether each of the differing turns was decided by another build: one that this build decided
     * itself, and decides otherwise now, is never excused by the others.
     */
    public boolean otherBuild() {
      return differences.stream().noneMatch(difference -> difference.madeBy().equals(readBy));
    }
  }

  /** The call cannot be decided again: this of it is missing. */
  public record NotRedecidable(String missing) implements Verdict {}

  /**
   * One turn, as it was decided and as it is decided now.
   *
   * @param madeBy the build that decided it: a call that was resumed may have several
   */
  public record TurnDifference(
      int turn, BuildId madeBy, List<Decision> recorded, List<Decision> redecided) {
    public TurnDifference {
      recorded = List.copyOf(recorded);
      redecided = List.copyOf(redecided);
    }
  }

  private Replay() {}

  /** Replays the events of one call, in order, by these rules. */
  public static Verdict of(
      List<CallEvent> events, Conversation.Context context, BuildId reader, Decider decider) {
    List<RecordedTurn> turns = new ArrayList<>();
    Optional<String> missing = collect(events, turns);
    if (missing.isPresent()) {
      return new NotRedecidable(missing.get());
    }
    ConversationState state = ConversationState.initial();
    List<TurnDifference> differences = new ArrayList<>();
    int decisions = 0;
    for (RecordedTurn turn : turns) {
      List<Decision> redecided = decider.decide(context, state, turn.input()).decisions();
      if (!redecided.equals(turn.decisions())) {
        differences.add(
            new TurnDifference(turn.number(), turn.madeBy(), turn.decisions(), redecided));
      }
      decisions += turn.decisions().size();
      state = turn.appliedTo(state);
    }
    return differences.isEmpty()
        ? new Identical(decisions)
        : new Different(decisions, differences, reader);
  }

  /** Puts the events' turns together; answers what of them is missing. */
  private static Optional<String> collect(List<CallEvent> events, List<RecordedTurn> turns) {
    if (events.isEmpty() || !(events.get(0) instanceof CallEvent.CallArrived)) {
      return Optional.of("the call's first event");
    }
    for (CallEvent event : events) {
      int last = turns.size();
      if (event instanceof CallEvent.InputRecorded input) {
        if (input.turn() != last + 1) {
          return Optional.of("turn " + (last + 1));
        }
        turns.add(
            new RecordedTurn(
                input.turn(), input.header().build(), input.input(), new ArrayList<>()));
      } else if (event instanceof CallEvent.DecisionMade made) {
        if (made.turn() != last) {
          return Optional.of("the input of turn " + made.turn());
        }
        turns.get(last - 1).decisions().add(made.decision());
      }
    }
    return Optional.empty();
  }

  private record RecordedTurn(int number, BuildId madeBy, Input input, List<Decision> decisions) {
    ConversationState appliedTo(ConversationState state) {
      ConversationState next = state.apply(input);
      for (Decision decision : decisions) {
        next = next.apply(decision);
      }
      return next;
    }
  }
}
