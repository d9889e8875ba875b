package frontdesk.protocol.audit;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import org.apache.pekko.actor.typed.ActorRef;

/** The words spoken to and by one clinic's access journal. */
public interface AccessProtocol {
  /** Everything the journal understands. */
  sealed interface Command extends NodeMessage {}

  /**
   * Somebody wants to see the words of a call; they may only after {@link Outcome#COMMITTED}.
   *
   * @param who the operating-system or console user
   * @param reason what they gave as the reason; it must hold no patient data
   */
  record OpenRecord(CallId call, String who, String reason, ActorRef<Answer> replyTo)
      implements Command {}

  /**
   * Somebody wants to erase a call, and its patient where it has one; they may only after {@link
   * Outcome#COMMITTED}.
   *
   * @param who the operating-system or console user
   * @param reason what they gave as the reason; it must hold no patient data
   */
  record EraseRecord(CallId call, String who, String reason, ActorRef<Answer> replyTo)
      implements Command {}

  /**
   * Somebody wants to correct or merge a patient; they may only after {@link Outcome#COMMITTED}.
   *
   * @param call by which the patient was named
   * @param who the operating-system or console user
   * @param reason what they gave as the reason; it must hold no patient data
   */
  record ChangePatient(
      CallId call, PatientId patient, String who, String reason, ActorRef<Answer> replyTo)
      implements Command {}

  /** Whether the access is in the journal. */
  enum Outcome {
    /** It is: the reader may read, or the eraser erase. */
    COMMITTED,
    /** No user or no reason was given, or one is longer than allowed; nothing was written. */
    REASON_MISSING_OR_TOO_LONG,
    /** The write's fate is not known: nobody may read or erase; they ask again. */
    OUTCOME_UNKNOWN
  }

  /** The answer to a command. */
  record Answer(CallId call, Outcome outcome) implements NodeMessage {}
}
