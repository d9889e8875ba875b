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
import frontdesk.protocol.id.SeriesId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
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

  /**
   * Gives an appointment another note; it stays in its slot, and needs no hold.
   *
   * @param note in place of the one before
   * @param by empty: it counts for nobody
   */
  record NoteAppointment(
      CommandKey key,
      AppointmentId appointment,
      Sealed note,
      Optional<ChangedBy> by,
      ActorRef<Answer> replyTo)
      implements Mutation {}

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

  /** Puts a patient on the waiting list, behind whoever waits already. */
  record JoinWaitingList(
      CommandKey key,
      WaitingId entry,
      PatientId patient,
      WaitingWish wish,
      ActorRef<Answer> replyTo)
      implements Mutation {}

  /** Takes a patient off the waiting list; what is offered to them goes to the next. */
  record LeaveWaitingList(CommandKey key, WaitingId entry, ActorRef<Answer> replyTo)
      implements Mutation {}

  /**
   * Says yes or no to an offer; yes books the slot, or moves an appointment there, in the same
   * write.
   *
   * @param slot what was offered: an answer to another offer is none
   * @param appointment the id of what is booked
   * @param caller as in {@link PlaceHold}
   * @param instead the appointment of whoever waited that moves there; empty: it is one more
   */
  record AnswerOffer(
      CommandKey key,
      WaitingId entry,
      Slot slot,
      boolean accepted,
      AppointmentId appointment,
      CallId call,
      Optional<String> caller,
      Optional<AppointmentId> instead,
      ActorRef<Answer> replyTo)
      implements Mutation {}

  /** Asks for what a patient waits for and is offered, in the order in which they began to wait. */
  record FindOffers(PatientId patient, ActorRef<Offers> replyTo) implements Command {}

  /**
   * Asks where the further appointments of a series could be: at the same time on the same weekday,
   * or nearest to it, with the same practitioner.
   *
   * @param first the appointment that there is
   * @param every the distance from one to the next
   * @param most how many are wanted at most, the first not counted
   */
  record FindSeries(AppointmentId first, Period every, int most, ActorRef<SeriesFound> replyTo)
      implements Command {}

  /**
   * Books the further appointments of a series: all of them in one write, or none.
   *
   * @param first the appointment that there is, the same patient's
   * @param slots in order
   * @param appointments the ids of what is booked, one for each slot
   * @param caller as in {@link PlaceHold}
   */
  record BookSeries(
      CommandKey key,
      AppointmentId first,
      List<Slot> slots,
      List<AppointmentId> appointments,
      CallId call,
      Optional<String> caller,
      ActorRef<Answer> replyTo)
      implements Mutation {
    public BookSeries {
      slots = List.copyOf(slots);
      appointments = List.copyOf(appointments);
    }
  }

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

  /** What a patient waits for, and what they are offered of it. */
  record Offers(List<WaitingEntry> waiting, List<SlotOffer> offers) implements NodeMessage {
    public Offers {
      waiting = List.copyOf(waiting);
      offers = List.copyOf(offers);
    }
  }

  /** Where the further appointments of a series could be, in order; none of a series unknown. */
  record SeriesFound(List<SeriesDate> dates) implements NodeMessage {
    public SeriesFound {
      dates = List.copyOf(dates);
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
    @JsonSubTypes.Type(value = Noted.class, name = "Noted"),
    @JsonSubTypes.Type(value = Joined.class, name = "Joined"),
    @JsonSubTypes.Type(value = Left.class, name = "Left"),
    @JsonSubTypes.Type(value = OfferDeclined.class, name = "OfferDeclined"),
    @JsonSubTypes.Type(value = SeriesBooked.class, name = "SeriesBooked"),
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

  /** The appointment has this note now. */
  record Noted(Appointment appointment) implements Answer {}

  /** The patient is on the waiting list. */
  record Joined(WaitingEntry entry) implements Answer {}

  /** The patient is off the waiting list. */
  record Left(WaitingId entry) implements Answer {}

  /** The slot is kept for this patient no longer. */
  record OfferDeclined(WaitingId entry) implements Answer {}

  /** All further appointments of a series are in the ledger. */
  record SeriesBooked(SeriesId series, List<Appointment> appointments) implements Answer {
    public SeriesBooked {
      appointments = List.copyOf(appointments);
    }
  }

  /** Nothing was done, for this reason. */
  record Refused(Refusal reason) implements Answer {}

  /** The write's fate is not known here; ask by {@link ResolveCommand}. Never stored. */
  record OutcomeUnknown() implements Answer {}
}
