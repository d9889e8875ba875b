package frontdesk.protocol.booking;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.privacy.Sealed;
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
})
public sealed interface LedgerEvent extends StoredEvent {
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
   * A hold became an appointment.
   *
   * @param occupied as in {@link HoldPlaced}
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
      Optional<List<Occupied>> occupied)
      implements LedgerEvent {
    public AppointmentBooked {
      resources = List.copyOf(resources);
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
   * An appointment took the slot of a hold and left its own.
   *
   * @param occupied as in {@link HoldPlaced}
   * @param note in place of the one before; empty: that one stays
   * @param call the call that it was moved in
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
      Optional<List<CountedFor>> counted)
      implements LedgerEvent {
    public AppointmentMoved {
      resources = List.copyOf(resources);
    }
  }

  /** A command was refused; the refusal is kept so that a retry hears the same. */
  record CommandRefused(EventHeader header, Answered answered) implements LedgerEvent {}
}
