package frontdesk.protocol.patient;

import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The words spoken to and by the patients of one clinic. */
public interface PatientProtocol {
  /** Everything the patients' entity understands. */
  sealed interface Command extends NodeMessage {}

  /** Messages it sends to itself. */
  non-sealed interface Internal extends Command {}

  /**
   * Personal data of a patient, all sealed with the patient's own key ({@code patient/<patient
   * id>}), at the places that {@link PatientEvent} names.
   *
   * @param name words, where the recognizer knew them
   * @param recordedName 8 kHz mu-law audio of the patient saying the name
   * @param number E.164
   */
  record PatientData(
      Optional<Sealed> name, Optional<Sealed> recordedName, Optional<Sealed> number) {}

  /**
   * Registers a patient unless the id is known, and links the call to it.
   *
   * @param patient random, made by the caller of this command: the same on every retry
   * @param numberHmac HMAC of the E.164 number under the clinic's secret, if there is a number
   */
  record Register(
      PatientId patient,
      Optional<String> numberHmac,
      PatientData data,
      CallId call,
      ActorRef<Answer> replyTo)
      implements Command {}

  /** Links a call to a patient: erasing the patient erases the call's words too. */
  record LinkCall(PatientId patient, CallId call, ActorRef<Answer> replyTo) implements Command {}

  /** Asks who is known by this number. Caller ID is a hint, never proof. */
  record FindByNumber(String numberHmac, ActorRef<Patients> replyTo) implements Command {}

  /** Asks for one patient's sealed data and calls. */
  record Describe(PatientId patient, ActorRef<Description> replyTo) implements Command {}

  /** Erases a patient: the answer names the calls whose keys are to be destroyed with it. */
  record Erase(PatientId patient, ActorRef<Answer> replyTo) implements Command {}

  /** Patients found, in the order in which they were registered. */
  record Patients(List<PatientId> patients) implements NodeMessage {
    public Patients {
      patients = List.copyOf(patients);
    }
  }

  /** A patient's sealed data and linked calls, if the patient is known and not erased. */
  record Description(Optional<PatientData> data, List<CallId> calls) implements NodeMessage {
    public Description {
      calls = List.copyOf(calls);
    }
  }

  /** How a command ended. */
  enum Outcome {
    COMMITTED,
    NOT_FOUND,
    ERASED,
    OUTCOME_UNKNOWN
  }

  /** The answer to a command; {@code calls} are those linked, when the patient was erased. */
  record Answer(PatientId patient, Outcome outcome, List<CallId> calls) implements NodeMessage {
    public Answer {
      calls = List.copyOf(calls);
    }
  }
}
