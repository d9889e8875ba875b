package frontdesk.protocol.patient;

import com.fasterxml.jackson.annotation.JsonCreator;
import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
   * @param birthDate as {@code 1988-04-02}
   * @param insurer as the catalogue writes it
   * @param language IETF BCP 47 tag of the language that they speak
   */
  record PatientData(
      Optional<Sealed> name,
      Optional<Sealed> recordedName,
      Optional<Sealed> number,
      Optional<Sealed> birthDate,
      Optional<Sealed> email,
      Optional<Sealed> insurer,
      Optional<Sealed> language) {
    /** Nothing is known. */
    public static final PatientData NOTHING =
        new PatientData(Optional.empty(), Optional.empty(), Optional.empty());

    @JsonCreator
    public PatientData {}

    /** The least that a clinic asks for. */
    public PatientData(
        Optional<Sealed> name, Optional<Sealed> recordedName, Optional<Sealed> number) {
      this(
          name,
          recordedName,
          number,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** With what this correction holds in place of what was known. */
    public PatientData corrected(PatientData by) {
      return new PatientData(
          by.name.or(() -> name),
          by.recordedName.or(() -> recordedName),
          by.number.or(() -> number),
          by.birthDate.or(() -> birthDate),
          by.email.or(() -> email),
          by.insurer.or(() -> insurer),
          by.language.or(() -> language));
    }
  }

  /**
   * Registers a patient unless the id is known, and links the call to it.
   *
   * @param patient random, made by the caller of this command: the same on every retry
   * @param numberHmac HMAC of the E.164 number under the clinic's secret, if there is a number
   * @param birthDateHmac HMAC of {@link #birthDateText} under the clinic's secret, if it is known
   */
  record Register(
      PatientId patient,
      Optional<String> numberHmac,
      PatientData data,
      CallId call,
      Optional<String> birthDateHmac,
      ActorRef<Answer> replyTo)
      implements Command {
    @JsonCreator
    public Register {}

    /** One whose birth date is not known. */
    public Register(
        PatientId patient,
        Optional<String> numberHmac,
        PatientData data,
        CallId call,
        ActorRef<Answer> replyTo) {
      this(patient, numberHmac, data, call, Optional.empty(), replyTo);
    }
  }

  /** Links a call to a patient: erasing the patient erases the call's words too. */
  record LinkCall(PatientId patient, CallId call, ActorRef<Answer> replyTo) implements Command {}

  /**
   * Replaces what is known of an entry by what is there; the hashes go with number and birth date.
   *
   * @param data sealed with that entry's key
   * @param call in which it is corrected, if it is in one
   */
  record Correct(
      PatientId patient,
      Optional<String> numberHmac,
      Optional<String> birthDateHmac,
      PatientData data,
      Optional<CallId> call,
      ActorRef<Answer> replyTo)
      implements Command {}

  /**
   * Makes one person of two entries. Whoever looks for the merged one finds the survivor; a merge
   * that was done is no refusal.
   */
  record Merge(PatientId survivor, PatientId merged, ActorRef<Answer> replyTo) implements Command {}

  /** Asks who is known by this number. Caller ID is a hint, never proof. */
  record FindByNumber(String numberHmac, ActorRef<Patients> replyTo) implements Command {}

  /**
   * Asks who has this number, or this birth date, or one of these ids: whom a caller may be. That
   * somebody is among them proves nothing.
   */
  record FindCandidates(
      Optional<String> numberHmac,
      Optional<String> birthDateHmac,
      List<PatientId> named,
      ActorRef<Candidates> replyTo)
      implements Command {
    public FindCandidates {
      named = List.copyOf(named);
    }
  }

  /** Asks for one patient's sealed data and calls. */
  record Describe(PatientId patient, ActorRef<Description> replyTo) implements Command {}

  /** Erases a patient: the answer names the calls whose keys are to be destroyed with it. */
  record Erase(PatientId patient, ActorRef<Answer> replyTo) implements Command {}

  /**
   * Keeps what a lost call had come to, for the next call from its number.
   *
   * @param lostAt when it was lost: it is kept for a while from then
   */
  record KeepWish(String numberHmac, RecentWish wish, Instant lostAt, ActorRef<KeptWish> replyTo)
      implements Command {}

  /** Asks for the wish of this number, for one call: the same call is told again, no other is. */
  record TakeWish(String numberHmac, CallId by, ActorRef<KeptWish> replyTo) implements Command {}

  /**
   * Asks to try to say who is calling, before it is tried: it counts until it is forgiven. The same
   * attempt counts once.
   *
   * @param caller a keyed hash under the clinic's secret, never a number
   * @param day the clinic's day
   */
  record CountGuess(String caller, LocalDate day, CommandId attempt, ActorRef<GuessCount> replyTo)
      implements Command {}

  /** That attempt was right; one that does not count is no refusal. */
  record ForgiveGuess(String caller, CommandId attempt, ActorRef<GuessCount> replyTo)
      implements Command {}

  /** Whether it may be tried: COMMITTED, or TOO_MANY when the day's attempts are used up. */
  record GuessCount(Outcome outcome) implements NodeMessage {}

  /** Patients found, in the order in which they were registered. */
  record Patients(List<PatientId> patients) implements NodeMessage {
    public Patients {
      patients = List.copyOf(patients);
    }
  }

  /**
   * One of the entries of a patient.
   *
   * @param data sealed with the key of this id
   */
  record Entry(
      PatientId id,
      Optional<String> numberHmac,
      Optional<String> birthDateHmac,
      PatientData data) {}

  /** A patient with all entries that were merged; the patient's own is the first. */
  record Candidate(PatientId patient, List<Entry> entries) {
    public Candidate {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Whom a caller may be, in the order in which they were registered.
   *
   * @param all false when there are more: then nobody can be said to be the only one
   */
  record Candidates(List<Candidate> candidates, boolean all) implements NodeMessage {
    public Candidates {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The sealed data of one entry and the calls linked to its patient, if it is known and not
   * erased.
   */
  record Description(Optional<PatientData> data, List<CallId> calls) implements NodeMessage {
    public Description {
      calls = List.copyOf(calls);
    }
  }

  /** What is known of a wish after a command about it. */
  record KeptWish(Outcome outcome, Optional<RecentWish> wish) implements NodeMessage {}

  /** How a command ended. */
  enum Outcome {
    COMMITTED,
    NOT_FOUND,
    ERASED,
    OUTCOME_UNKNOWN,
    /** A bound is reached; nothing was written. */
    TOO_MANY
  }

  /**
   * The answer to a command.
   *
   * @param calls those linked, when the patient was erased
   * @param entries those erased with the patient, the patient's own included: their keys are to be
   *     destroyed
   */
  record Answer(PatientId patient, Outcome outcome, List<CallId> calls, List<PatientId> entries)
      implements NodeMessage {
    @JsonCreator
    public Answer {
      calls = List.copyOf(calls);
      // A node of an older build names none.
      entries = List.copyOf(Objects.requireNonNullElse(entries, List.of()));
    }

    /** One that erased no entry. */
    public Answer(PatientId patient, Outcome outcome, List<CallId> calls) {
      this(patient, outcome, calls, List.of());
    }
  }

  /**
   * What is hashed of a birth date, so that its hash is not that of a number.
   *
   * @param isoDate as {@code 1988-04-02}
   */
  static String birthDateText(String isoDate) {
    return "birth-date|" + isoDate;
  }
}
