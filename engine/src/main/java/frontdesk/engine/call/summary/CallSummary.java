package frontdesk.engine.call.summary;

import frontdesk.engine.call.ToolKeys;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallEvent.Ending;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call came to: facts of its journal, none of them a patient's word, name or number.
 *
 * @param began when the call arrived
 * @param lasted until its last event
 * @param language IETF BCP 47 tag that was spoken last
 * @param caller whether the clinic knew the patient before
 * @param outcome the most important thing that happened
 * @param happened everything that happened, the most important first
 * @param actions what was written to the ledger, in order
 * @param waited how the caller came onto the waiting list and off it, in order
 * @param callbackDue until when the promised callback is due
 * @param topics what the caller wanted to know, in order
 * @param reason why the conversation ended the call; empty where it did not
 * @param ending how the call ended; empty while it goes on
 */
public record CallSummary(
    CallId call,
    ClinicId clinic,
    Instant began,
    Duration lasted,
    String language,
    Standing caller,
    Outcome outcome,
    List<Outcome> happened,
    List<Action> actions,
    List<Waited> waited,
    Optional<Instant> callbackDue,
    Preferences preferences,
    List<Topic> topics,
    Satisfaction satisfaction,
    Optional<EndReason> reason,
    Optional<Ending> ending) {

  public CallSummary {
    happened = List.copyOf(happened);
    actions = List.copyOf(actions);
    waited = List.copyOf(waited);
    topics = List.copyOf(topics);
  }

  /** Whether the clinic knew the patient. */
  public enum Standing {
    /** This call made them known. */
    NEW,
    RETURNING,
    /** It was not found out who they are. */
    UNKNOWN
  }

  /**
   * Something that was written to the ledger.
   *
   * @param reference the appointment's, a few digits
   * @param slot where the appointment is now, or was
   * @param from the slot that a changed one left
   */
  public record Action(Kind did, String reference, Slot slot, Optional<Slot> from) {
    /** What was done. */
    public enum Kind {
      BOOKED,
      CHANGED,
      NOTED,
      CANCELLED
    }

    private static Stream<Action> of(ToolAnswer answer) {
      if (answer instanceof ToolAnswer.AppointmentMade made) {
        return Stream.of(of(Kind.BOOKED, made.appointment(), Optional.empty()));
      } else if (answer instanceof ToolAnswer.SeriesMade series) {
        return series.appointments().stream().map(one -> of(Kind.BOOKED, one, Optional.empty()));
      } else if (answer instanceof ToolAnswer.AppointmentModified changed) {
        return Stream.of(of(Kind.CHANGED, changed.appointment(), Optional.of(changed.from())));
      } else if (answer instanceof ToolAnswer.AppointmentNoted noted) {
        return Stream.of(of(Kind.NOTED, noted.appointment(), Optional.empty()));
      } else if (answer instanceof ToolAnswer.AppointmentCancelled gone) {
        return Stream.of(of(Kind.CANCELLED, gone.appointment(), Optional.empty()));
      }
      return Stream.empty();
    }

    private static Action of(Kind did, Appointment appointment, Optional<Slot> from) {
      return new Action(did, appointment.reference(), appointment.slot(), from);
    }
  }

  /** The summary of a call whose events these are, in order; there is at least one. */
  public static CallSummary of(CallId call, List<CallEvent> events) {
    List<CallTurn> turns = CallTurn.of(events);
    Optional<Ending> ending =
        events.stream()
            .filter(CallEvent.CallEnded.class::isInstance)
            .map(event -> ((CallEvent.CallEnded) event).ending())
            .findFirst();
    Set<Outcome> happened = Outcome.happened(turns, ending);
    Instant began = events.get(0).header().at();
    return new CallSummary(
        call,
        events.get(0).header().clinic(),
        began,
        Duration.between(began, events.get(events.size() - 1).header().at()),
        language(turns),
        standing(call, turns),
        Outcome.of(turns, ending),
        List.copyOf(happened),
        answers(turns).stream().flatMap(Action::of).toList(),
        Waited.of(answers(turns)),
        callbackDue(turns),
        Preferences.of(turns),
        topics(turns),
        Satisfaction.of(turns),
        reason(turns),
        ending);
  }

  private static List<ToolAnswer> answers(List<CallTurn> turns) {
    List<ToolAnswer> answers = new ArrayList<>();
    for (CallTurn turn : turns) {
      if (turn.input() instanceof Input.ToolAnswered answered) {
        answers.add(answered.answer());
      }
    }
    return answers;
  }

  private static String language(List<CallTurn> turns) {
    String language = "";
    for (CallTurn turn : turns) {
      if (turn.input() instanceof Input.CallOpened opened) {
        language = opened.language();
      }
      for (Decision decision : turn.decisions()) {
        if (decision instanceof Decision.LanguageChanged changed) {
          language = changed.language();
        }
      }
    }
    return language;
  }

  /** The first whom the call was linked to: others may be the caller's children. */
  private static Standing standing(CallId call, List<CallTurn> turns) {
    for (CallTurn turn : turns) {
      if (turn.input() instanceof Input.ToolAnswered answered) {
        if (answered.answer() instanceof ToolAnswer.PatientIdentified) {
          return Standing.RETURNING;
        }
        if (answered.answer() instanceof ToolAnswer.PatientRegistered registered) {
          return ToolKeys.madeBy(call, answered.tool(), registered.patient())
              ? Standing.NEW
              : Standing.RETURNING;
        }
      }
    }
    return Standing.UNKNOWN;
  }

  private static Optional<Instant> callbackDue(List<CallTurn> turns) {
    return answers(turns).stream()
        .filter(ToolAnswer.CallbackPromised.class::isInstance)
        .map(answer -> ((ToolAnswer.CallbackPromised) answer).due())
        .findFirst();
  }

  private static List<Topic> topics(List<CallTurn> turns) {
    Set<Topic> topics = new LinkedHashSet<>();
    Optional<Decision.Say> last = Optional.empty();
    for (CallTurn turn : turns) {
      turn.meant(last).flatMap(CallSummary::topic).ifPresent(topics::add);
      Optional<Decision.Say> before = last;
      last = turn.says().reduce((one, other) -> other).or(() -> before);
    }
    return List.copyOf(topics);
  }

  private static Optional<Topic> topic(Understanding meant) {
    boolean ofService =
        meant.intent().equals(Optional.of(Intent.INFORMATION)) && meant.service().isPresent();
    return meant.topic().or(() -> ofService ? Optional.of(Topic.SERVICES) : Optional.empty());
  }

  private static Optional<EndReason> reason(List<CallTurn> turns) {
    return turns.stream()
        .flatMap(turn -> turn.decisions().stream())
        .filter(Decision.EndCall.class::isInstance)
        .map(decision -> ((Decision.EndCall) decision).reason())
        .findFirst();
  }
}
