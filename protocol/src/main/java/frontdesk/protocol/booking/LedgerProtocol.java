package frontdesk.protocol.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The words spoken to and by one clinic's appointment ledger. */
public interface LedgerProtocol {
  /** Everything the ledger understands. */
  sealed interface Command extends NodeMessage {}

  /** A command that may write, safe to repeat by its key. */
  sealed interface Mutation extends Command {
    /** The idempotency key and when it was made. */
    CommandKey key();

    /** Who gets the answer. */
    ActorRef<Answer> replyTo();
  }

  /** Messages the ledger sends to itself; never sent from outside. */
  non-sealed interface Internal extends Command {}

  /** Asks for free slots that fit a wish, best first. */
  record FindFree(SlotQuery query, ActorRef<FreeSlots> replyTo) implements Command {}

  /**
   * Keeps a slot for a call, for a while.
   *
   * @param keep no longer than {@code ledger.hold-duration}; that long when zero or less
   * @param caller whose hold it is, and whose booking it will be, by the limits per caller and day:
   *     a keyed hash under the clinic's secret, never a number; empty: it counts for nobody
   * @param replaces an appointment that is to move here: what it occupies is no obstacle, so that
   *     it can move by a quarter of an hour, or become another service at its own time
   */
  record PlaceHold(
      CommandKey key,
      HoldId hold,
      Slot slot,
      CallId call,
      Duration keep,
      Optional<String> caller,
      Optional<AppointmentId> replaces,
      ActorRef<Answer> replyTo)
      implements Mutation {
    @JsonCreator
    public PlaceHold {}

    /** One for a new appointment. */
    public PlaceHold(
        CommandKey key,
        HoldId hold,
        Slot slot,
        CallId call,
        Duration keep,
        Optional<String> caller,
        ActorRef<Answer> replyTo) {
      this(key, hold, slot, call, keep, caller, Optional.empty(), replyTo);
    }

    /** One that counts for no caller. */
    public PlaceHold(
        CommandKey key,
        HoldId hold,
        Slot slot,
        CallId call,
        Duration keep,
        ActorRef<Answer> replyTo) {
      this(key, hold, slot, call, keep, Optional.empty(), replyTo);
    }
  }

  /** Turns a hold into an appointment. */
  record ConfirmHold(
      CommandKey key,
      HoldId hold,
      AppointmentId appointment,
      PatientId patient,
      Optional<Sealed> note,
      ActorRef<Answer> replyTo)
      implements Mutation {}

  /** Gives a hold back; giving back one that is gone already is no refusal. */
  record ReleaseHold(CommandKey key, HoldId hold, ActorRef<Answer> replyTo) implements Mutation {}

  /** Gives back every hold of a call that has ended. */
  record ReleaseCall(CommandKey key, CallId call, ActorRef<Answer> replyTo) implements Mutation {}

  /**
   * Who changes an appointment, by the limits of changes.
   *
   * @param caller as in {@link PlaceHold}
   */
  record ChangedBy(CallId call, Optional<String> caller) {}

  /**
   * Cancels an appointment.
   *
   * @param by empty: it counts for nobody
   */
  record CancelAppointment(
      CommandKey key, AppointmentId appointment, Optional<ChangedBy> by, ActorRef<Answer> replyTo)
      implements Mutation {
    @JsonCreator
    public CancelAppointment {}

    /** One that counts for nobody. */
    public CancelAppointment(CommandKey key, AppointmentId appointment, ActorRef<Answer> replyTo) {
      this(key, appointment, Optional.empty(), replyTo);
    }
  }

  /**
   * Moves an appointment to the slot of a hold, in one event: the old slot is never lost first. The
   * slot may be another practitioner's and of another service.
   *
   * @param note replaces the appointment's note; empty: that stays
   * @param by empty: it counts for nobody
   */
  record MoveAppointment(
      CommandKey key,
      AppointmentId appointment,
      HoldId hold,
      Optional<Sealed> note,
      Optional<ChangedBy> by,
      ActorRef<Answer> replyTo)
      implements Mutation {
    @JsonCreator
    public MoveAppointment {}

    /** One that leaves the note and counts for nobody. */
    public MoveAppointment(
        CommandKey key, AppointmentId appointment, HoldId hold, ActorRef<Answer> replyTo) {
      this(key, appointment, hold, Optional.empty(), Optional.empty(), replyTo);
    }
  }

  /** Asks for a patient's appointments that are not over, soonest first. */
  record FindAppointments(PatientId patient, ActorRef<Appointments> replyTo) implements Command {}

  /** Asks for the appointment of this reference, unless it is over. */
  record FindByReference(String reference, ActorRef<Appointments> replyTo) implements Command {}

  /**
   * Asks for a patient's appointments that are over, the latest first.
   *
   * @param limit how many are wanted at most
   */
  record FindHistory(PatientId patient, int limit, ActorRef<Appointments> replyTo)
      implements Command {}

  /**
   * Asks for a patient's appointments that begin in a period, those that are over included.
   *
   * @param service empty for any
   * @param from the first instant
   * @param before the first instant after it
   */
  record FindVisits(
      PatientId patient,
      Optional<ServiceId> service,
      Instant from,
      Instant before,
      ActorRef<Appointments> replyTo)
      implements Command {}

  /** Asks what became of a command whose answer was lost. */
  record ResolveCommand(CommandId id, ActorRef<Resolution> replyTo) implements Command {}

  /** Free slots, best first; the first fits the whole wish when {@code exactFit}. */
  record FreeSlots(List<Slot> slots, boolean exactFit) implements NodeMessage {
    public FreeSlots {
      slots = List.copyOf(slots);
    }
  }

  /** Appointments, soonest first. */
  record Appointments(List<Appointment> appointments) implements NodeMessage {
    public Appointments {
      appointments = List.copyOf(appointments);
    }
  }

  /** What became of a command: its stored answer, or empty when it was never executed. */
  record Resolution(Optional<Answer> answer) implements NodeMessage {}

  /** The answer to a mutation; stored with its key and repeated. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Held.class, name = "Held"),
    @JsonSubTypes.Type(value = Booked.class, name = "Booked"),
    @JsonSubTypes.Type(value = Released.class, name = "Released"),
    @JsonSubTypes.Type(value = Cancelled.class, name = "Cancelled"),
    @JsonSubTypes.Type(value = Moved.class, name = "Moved"),
    @JsonSubTypes.Type(value = Refused.class, name = "Refused"),
    @JsonSubTypes.Type(value = OutcomeUnknown.class, name = "OutcomeUnknown"),
  })
  sealed interface Answer extends NodeMessage {}

  /** The slot is kept until then. */
  record Held(HoldId hold, Slot slot, Instant until) implements Answer {}

  /** The appointment is in the ledger. */
  record Booked(Appointment appointment) implements Answer {}

  /** These holds are free again. */
  record Released(List<HoldId> holds) implements Answer {
    public Released {
      holds = List.copyOf(holds);
    }
  }

  /** The appointment is no more. */
  record Cancelled(Appointment appointment) implements Answer {}

  /** The appointment stands in its new slot. */
  record Moved(Appointment appointment, Slot from) implements Answer {}

  /** Nothing was done, for this reason. */
  record Refused(Refusal reason) implements Answer {}

  /** The write's fate is not known here; ask by {@link ResolveCommand}. Never stored. */
  record OutcomeUnknown() implements Answer {}
}
