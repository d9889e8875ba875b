package frontdesk.protocol.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.SeriesId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What has happened in a clinic's ledger: stored data, never an actor reference, never clear
 * personal data. Patients stand here by id only.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LedgerEvent.HoldPlaced.class, name = "HoldPlaced"),
  @JsonSubTypes.Type(value = LedgerEvent.HoldsReleased.class, name = "HoldsReleased"),
  @JsonSubTypes.Type(value = LedgerEvent.HoldExpired.class, name = "HoldExpired"),
  @JsonSubTypes.Type(value = LedgerEvent.AppointmentBooked.class, name = "AppointmentBooked"),
  @JsonSubTypes.Type(value = LedgerEvent.AppointmentCancelled.class, name = "AppointmentCancelled"),
  @JsonSubTypes.Type(value = LedgerEvent.AppointmentMoved.class, name = "AppointmentMoved"),
  @JsonSubTypes.Type(value = LedgerEvent.CommandRefused.class, name = "CommandRefused"),
  @JsonSubTypes.Type(value = LedgerEvent.WaitingListJoined.class, name = "WaitingListJoined"),
  @JsonSubTypes.Type(value = LedgerEvent.WaitingListLeft.class, name = "WaitingListLeft"),
  @JsonSubTypes.Type(value = LedgerEvent.WaitingEnded.class, name = "WaitingEnded"),
  @JsonSubTypes.Type(value = LedgerEvent.SlotOffered.class, name = "SlotOffered"),
  @JsonSubTypes.Type(value = LedgerEvent.OfferRefused.class, name = "OfferRefused"),
  @JsonSubTypes.Type(value = LedgerEvent.OfferExpired.class, name = "OfferExpired"),
  @JsonSubTypes.Type(value = LedgerEvent.ReminderDue.class, name = "ReminderDue"),
  @JsonSubTypes.Type(value = LedgerEvent.AppointmentNoted.class, name = "AppointmentNoted"),
})
public sealed interface LedgerEvent extends StoredEvent {
  /** Stands in an appointment that needed no hold. */
  HoldId NO_HOLD = new HoldId("none");

  /**
   * The stored answer to the command that caused an event.
   *
   * @param bodyHmac HMAC of the command's body under the clinic's secret
   */
  record Answered(CommandKey key, String bodyHmac, LedgerProtocol.Answer answer) {}

  /**
   * Whom an event counts for.
   *
   * @param caller a keyed hash under the clinic's secret, never a number; or a call, as such
   * @param day the clinic's day in which it counts
   */
  record CountedFor(String caller, LocalDate day) {}

  /**
   * A stretch of time that a practitioner or a room is busy for an appointment; longer than the
   * slot when the service needs time before or after.
   *
   * @param from inclusive
   * @param to exclusive
   */
  record Occupied(ResourceId resource, Instant from, Instant to) {}

  /**
   * A slot is kept for a call.
   *
   * @param resources all that it occupies
   * @param occupied from when to when; empty: each resource for just the slot
   * @param replaces an appointment that is to move here, and is in nobody's way but its own
   */
  record HoldPlaced(
      EventHeader header,
      Answered answered,
      HoldId hold,
      Slot slot,
      List<ResourceId> resources,
      CallId call,
      Instant until,
      Optional<CountedFor> counted,
      Optional<List<Occupied>> occupied,
      Optional<AppointmentId> replaces)
      implements LedgerEvent {
    public HoldPlaced {
      resources = List.copyOf(resources);
    }
  }

  /** Holds were given back; none when they were gone already. */
  record HoldsReleased(EventHeader header, Answered answered, List<HoldId> holds)
      implements LedgerEvent {
    public HoldsReleased {
      holds = List.copyOf(holds);
    }
  }

  /** A hold's time was over, by the ledger's clock. */
  record HoldExpired(EventHeader header, HoldId hold) implements LedgerEvent {}

  /**
   * A hold became an appointment; or an offer to somebody who waited, or a place in a series.
   *
   * @param hold that it had, or {@link #NO_HOLD}
   * @param occupied as in {@link HoldPlaced}
   * @param waiting whose offer was accepted; their waiting is over
   * @param series that it belongs to
   */
  record AppointmentBooked(
      EventHeader header,
      Answered answered,
      HoldId hold,
      Appointment appointment,
      List<ResourceId> resources,
      CallId call,
      Optional<Sealed> note,
      Optional<CountedFor> counted,
      Optional<List<Occupied>> occupied,
      Optional<WaitingId> waiting,
      Optional<SeriesId> series)
      implements LedgerEvent {
    @JsonCreator
    public AppointmentBooked {
      resources = List.copyOf(resources);
    }

    /** One that became of a hold. */
    public AppointmentBooked(
        EventHeader header,
        Answered answered,
        HoldId hold,
        Appointment appointment,
        List<ResourceId> resources,
        CallId call,
        Optional<Sealed> note,
        Optional<CountedFor> counted,
        Optional<List<Occupied>> occupied) {
      this(
          header,
          answered,
          hold,
          appointment,
          resources,
          call,
          note,
          counted,
          occupied,
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * An appointment was cancelled.
   *
   * @param call the call that it was cancelled in
   */
  record AppointmentCancelled(
      EventHeader header,
      Answered answered,
      AppointmentId appointment,
      Optional<CallId> call,
      Optional<List<CountedFor>> counted)
      implements LedgerEvent {}

  /**
   * An appointment took the slot of a hold, or one that was kept for whoever waited, and left its
   * own.
   *
   * @param hold that it had, or {@link #NO_HOLD}
   * @param occupied as in {@link HoldPlaced}
   * @param note in place of the one before; empty: that one stays
   * @param call the call that it was moved in
   * @param waiting whose offer was accepted; their waiting is over
   */
  record AppointmentMoved(
      EventHeader header,
      Answered answered,
      HoldId hold,
      Appointment appointment,
      List<ResourceId> resources,
      Slot from,
      Optional<List<Occupied>> occupied,
      Optional<Sealed> note,
      Optional<CallId> call,
      Optional<List<CountedFor>> counted,
      Optional<WaitingId> waiting)
      implements LedgerEvent {
    @JsonCreator
    public AppointmentMoved {
      resources = List.copyOf(resources);
    }

    /** One that took the slot of a hold. */
    public AppointmentMoved(
        EventHeader header,
        Answered answered,
        HoldId hold,
        Appointment appointment,
        List<ResourceId> resources,
        Slot from,
        Optional<List<Occupied>> occupied,
        Optional<Sealed> note,
        Optional<CallId> call,
        Optional<List<CountedFor>> counted) {
      this(
          header,
          answered,
          hold,
          appointment,
          resources,
          from,
          occupied,
          note,
          call,
          counted,
          Optional.empty());
    }
  }

  /**
   * An appointment got another note and stays where it is.
   *
   * @param note in place of the one before
   * @param call the call that it was said in
   */
  record AppointmentNoted(
      EventHeader header,
      Answered answered,
      AppointmentId appointment,
      Sealed note,
      Optional<CallId> call,
      Optional<List<CountedFor>> counted)
      implements LedgerEvent {}

  /** A patient waits for a slot that fits their wish, behind those who waited before. */
  record WaitingListJoined(EventHeader header, Answered answered, WaitingEntry entry)
      implements LedgerEvent {}

  /** A patient waits no longer, as they said. */
  record WaitingListLeft(EventHeader header, Answered answered, WaitingId entry)
      implements LedgerEvent {}

  /** A patient waits no longer: the wish is over, or they let too many offers pass. */
  record WaitingEnded(EventHeader header, WaitingId entry) implements LedgerEvent {}

  /**
   * A slot became free and is kept for the first who waits for such a one.
   *
   * @param resources all that it occupies
   * @param occupied as in {@link HoldPlaced}
   * @param until the first instant at which it is kept no longer
   */
  record SlotOffered(
      EventHeader header,
      WaitingId entry,
      Slot slot,
      List<ResourceId> resources,
      Optional<List<Occupied>> occupied,
      Instant until)
      implements LedgerEvent {
    public SlotOffered {
      resources = List.copyOf(resources);
    }
  }

  /** An offer was declined. */
  record OfferRefused(EventHeader header, Answered answered, WaitingId entry, Slot slot)
      implements LedgerEvent {}

  /** An offer's time was over, by the ledger's clock. */
  record OfferExpired(EventHeader header, WaitingId entry, Slot slot) implements LedgerEvent {}

  /**
   * It is time to remind a patient of an appointment, or of what comes after one; written once for
   * each reminder. Whoever reads the ledgers' tags sends it.
   *
   * @param appointment that is near; or that lies behind, for a follow-up
   * @param before which reminder it is: so long before the appointment; zero for a follow-up
   * @param due when it was due, out of the quiet hours
   * @param followUp the service that comes after the appointment's, by the clinic's rules, and that
   *     the patient has no appointment for
   */
  record ReminderDue(
      EventHeader header,
      Appointment appointment,
      Duration before,
      Instant due,
      Optional<ServiceId> followUp)
      implements LedgerEvent {
    @JsonCreator
    public ReminderDue {}

    /** Of an appointment that is near. */
    public ReminderDue(EventHeader header, Appointment appointment, Duration before, Instant due) {
      this(header, appointment, before, due, Optional.empty());
    }
  }

  /** A command was refused; the refusal is kept so that a retry hears the same. */
  record CommandRefused(EventHeader header, Answered answered) implements LedgerEvent {}
}
