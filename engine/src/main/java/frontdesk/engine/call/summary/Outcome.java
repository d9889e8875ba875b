package frontdesk.engine.call.summary;

import frontdesk.engine.dialogue.Line;
import frontdesk.protocol.call.CallEvent.Ending;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call came to, the most important first: of several things that happened, the one that
 * stands highest here decides.
 */
public enum Outcome {
  /** Life or health was in danger, and the emergency number was named. */
  EMERGENCY,
  /** An appointment was made. */
  BOOKED,
  /** An appointment was moved or changed. */
  CHANGED,
  /** An appointment was cancelled. */
  CANCELLED,
  /** The caller was put on the waiting list, or taken off it. */
  WAITING,
  /** A callback was promised. */
  CALLBACK,
  /** The caller was told the number of a human, because the call could not go on. */
  HUMAN,
  /** The caller left, or was lost, before anything came to an end. */
  ABANDONED,
  /** The caller was told what anybody may know, or what they have. */
  INFORMED,
  /** Nothing of all that. */
  NOTHING;

  private static final Set<String> INFORMING =
      keys(
          Line.PAYMENT,
          Line.INFO_CLINIC,
          Line.INFO_ADDRESS,
          Line.INFO_HOURS,
          Line.INFO_HOURS_DAY,
          Line.INFO_CLOSED,
          Line.INFO_HOLIDAY,
          Line.INFO_SERVICES,
          Line.INFO_SERVICE,
          Line.INFO_PRICE,
          Line.INFO_PRACTITIONERS,
          Line.INFO_DOES,
          Line.INFO_INSURERS,
          Line.INFO_INSURERS_NONE,
          Line.INFO_INSURED,
          Line.INFO_INSURED_NONE,
          Line.INFO_PREPARATION,
          Line.INFO_OTHER_SERVICE,
          Line.INFO_WORKS,
          Line.INFO_WORKS_DAY,
          Line.INFO_AWAY,
          Line.APPOINTMENT_ONE,
          Line.APPOINTMENT_NONE,
          Line.WAITING_PLACE,
          Line.WAITING_NONE);

  private static final Set<String> DANGER = keys(Line.EMERGENCY);
  private static final Set<String> HUMAN_NAMED = keys(Line.HUMAN_NUMBER);

  /** The outcome of these turns. */
  public static Outcome of(List<CallTurn> turns, Optional<Ending> ending) {
    return happened(turns, ending).stream().findFirst().orElse(NOTHING);
  }

  /**
   * Everything that happened, the most important first.
   *
   * @param ending how the call ended, where that is known
   */
  static Set<Outcome> happened(List<CallTurn> turns, Optional<Ending> ending) {
    Set<Outcome> happened = EnumSet.noneOf(Outcome.class);
    for (CallTurn turn : turns) {
      done(turn.input()).ifPresent(happened::add);
      if (endsBy(turn, EndReason.EMERGENCY) || says(turn, DANGER)) {
        happened.add(EMERGENCY);
      }
      if (endsBy(turn, EndReason.HUMAN_NUMBER_NAMED) || says(turn, HUMAN_NAMED)) {
        happened.add(HUMAN);
      }
    }
    Set<Integer> unheard = CallTurn.unheard(turns);
    turns.stream()
        .flatMap(CallTurn::says)
        .filter(say -> !unheard.contains(say.prompt()) && says(say, INFORMING))
        .forEach(say -> happened.add(INFORMED));
    if (isLeft(turns, ending, !happened.isEmpty())) {
      happened.add(ABANDONED);
    }
    return happened;
  }

  private static Optional<Outcome> done(Input input) {
    if (!(input instanceof Input.ToolAnswered answered)) {
      return Optional.empty();
    }
    ToolAnswer answer = answered.answer();
    if (answer instanceof ToolAnswer.AppointmentMade) {
      return Optional.of(BOOKED);
    } else if (answer instanceof ToolAnswer.AppointmentModified
        || answer instanceof ToolAnswer.AppointmentNoted) {
      return Optional.of(CHANGED);
    } else if (answer instanceof ToolAnswer.AppointmentCancelled) {
      return Optional.of(CANCELLED);
    } else if (answer instanceof ToolAnswer.WaitingListJoined
        || answer instanceof ToolAnswer.WaitingListLeft) {
      return Optional.of(WAITING);
    }
    return answer instanceof ToolAnswer.CallbackPromised ? Optional.of(CALLBACK) : Optional.empty();
  }

  /**
   * Whether the caller was gone before the conversation ended. Who hangs up when asked for anything
   * else, after something happened, has left nothing behind.
   */
  private static boolean isLeft(
      List<CallTurn> turns, Optional<Ending> ending, boolean somethingHappened) {
    Question question = Question.NONE;
    for (CallTurn turn : turns) {
      if (turn.input() instanceof Input.CallerGone) {
        return !(somethingHappened && question == Question.MORE);
      }
      if (turn.decisions().stream().anyMatch(Decision.EndCall.class::isInstance)) {
        return false;
      }
      question = turn.asked().orElse(question);
    }
    return ending.filter(how -> how != Ending.COMPLETED).isPresent();
  }

  private static boolean endsBy(CallTurn turn, EndReason reason) {
    return turn.decisions().contains(new Decision.EndCall(reason));
  }

  private static boolean says(CallTurn turn, Set<String> keys) {
    return turn.says().anyMatch(say -> says(say, keys));
  }

  private static boolean says(Decision.Say say, Set<String> keys) {
    return say.phrases().stream().map(Phrase::key).anyMatch(keys::contains);
  }

  private static Set<String> keys(Line... lines) {
    Set<String> keys = new HashSet<>();
    Stream.of(lines).map(Line::keys).forEach(keys::addAll);
    return Set.copyOf(keys);
  }
}
