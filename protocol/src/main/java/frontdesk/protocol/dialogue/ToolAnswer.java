package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.SeriesDate;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.patient.UsualChoice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a {@link ToolCall}: only committed facts, or that there is none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToolAnswer.SlotsFound.class, name = "SlotsFound"),
  @JsonSubTypes.Type(value = ToolAnswer.SlotHeld.class, name = "SlotHeld"),
  @JsonSubTypes.Type(value = ToolAnswer.HoldReleased.class, name = "HoldReleased"),
  @JsonSubTypes.Type(value = ToolAnswer.PatientRegistered.class, name = "PatientRegistered"),
  @JsonSubTypes.Type(value = ToolAnswer.AppointmentMade.class, name = "AppointmentMade"),
  @JsonSubTypes.Type(value = ToolAnswer.CallbackPromised.class, name = "CallbackPromised"),
  @JsonSubTypes.Type(value = ToolAnswer.PatientIdentified.class, name = "PatientIdentified"),
  @JsonSubTypes.Type(value = ToolAnswer.NotIdentified.class, name = "NotIdentified"),
  @JsonSubTypes.Type(value = ToolAnswer.AppointmentsFound.class, name = "AppointmentsFound"),
  @JsonSubTypes.Type(value = ToolAnswer.AppointmentCancelled.class, name = "AppointmentCancelled"),
  @JsonSubTypes.Type(value = ToolAnswer.AppointmentModified.class, name = "AppointmentModified"),
  @JsonSubTypes.Type(value = ToolAnswer.WishRecalled.class, name = "WishRecalled"),
  @JsonSubTypes.Type(value = ToolAnswer.NoWish.class, name = "NoWish"),
  @JsonSubTypes.Type(value = ToolAnswer.WaitingListJoined.class, name = "WaitingListJoined"),
  @JsonSubTypes.Type(value = ToolAnswer.WaitingListLeft.class, name = "WaitingListLeft"),
  @JsonSubTypes.Type(value = ToolAnswer.OfferDeclined.class, name = "OfferDeclined"),
  @JsonSubTypes.Type(value = ToolAnswer.SeriesFound.class, name = "SeriesFound"),
  @JsonSubTypes.Type(value = ToolAnswer.SeriesMade.class, name = "SeriesMade"),
  @JsonSubTypes.Type(value = ToolAnswer.AppointmentNoted.class, name = "AppointmentNoted"),
  @JsonSubTypes.Type(value = ToolAnswer.Refused.class, name = "Refused"),
  @JsonSubTypes.Type(value = ToolAnswer.Unavailable.class, name = "Unavailable"),
})
public sealed interface ToolAnswer {
  /** Free slots, best first. */
  record SlotsFound(List<Slot> slots, boolean exactFit) implements ToolAnswer {
    public SlotsFound {
      slots = List.copyOf(slots);
    }
  }

  /** The slot is kept until then. */
  record SlotHeld(HoldId hold, Slot slot, Instant until) implements ToolAnswer {}

  /** The hold is free again. */
  record HoldReleased(HoldId hold) implements ToolAnswer {}

  /** The caller is this patient now. */
  record PatientRegistered(PatientId patient) implements ToolAnswer {}

  /** The appointment is committed. */
  record AppointmentMade(Appointment appointment) implements ToolAnswer {}

  /** The callback is committed. */
  record CallbackPromised(CallbackId callback, Instant due) implements ToolAnswer {}

  /**
   * Two facts that the caller gave are this patient's.
   *
   * @param usual what the patient mostly chose so far
   */
  record PatientIdentified(PatientId patient, Optional<UsualChoice> usual) implements ToolAnswer {
    @JsonCreator
    public PatientIdentified {}

    /** One of whom nothing is usual. */
    public PatientIdentified(PatientId patient) {
      this(patient, Optional.empty());
    }
  }

  /**
   * Fewer than two facts are anybody's, or they are of more than one patient. What matched is not
   * told: it would tell a stranger who is a patient here.
   */
  record NotIdentified() implements ToolAnswer {}

  /**
   * A patient's appointments that are not over, soonest first.
   *
   * @param offers slots that became free and are kept for them; empty when there are none
   * @param waiting what they wait for, first the first; empty: that is not known
   */
  record AppointmentsFound(
      List<Appointment> appointments,
      Optional<List<SlotOffer>> offers,
      Optional<List<WaitingEntry>> waiting)
      implements ToolAnswer {
    @JsonCreator
    public AppointmentsFound {
      appointments = List.copyOf(appointments);
      offers = offers.map(List::copyOf);
      waiting = waiting.map(List::copyOf);
    }

    /** Those of one for whom nothing is kept. */
    public AppointmentsFound(List<Appointment> appointments) {
      this(appointments, Optional.empty(), Optional.empty());
    }
  }

  /** The cancellation is committed. */
  record AppointmentCancelled(Appointment appointment) implements ToolAnswer {}

  /** The change is committed: the appointment as it is now, and the slot that it left. */
  record AppointmentModified(Appointment appointment, Slot from) implements ToolAnswer {}

  /** The note is committed; the appointment is where it was. */
  record AppointmentNoted(Appointment appointment) implements ToolAnswer {}

  /** A call from this number was cut off a moment ago, and this is what it wished. */
  record WishRecalled(RecentWish wish) implements ToolAnswer {}

  /** There is nothing to go on with. */
  record NoWish() implements ToolAnswer {}

  /** The patient waits, and that is committed. */
  record WaitingListJoined(WaitingEntry entry) implements ToolAnswer {}

  /** The patient waits for that no longer, and that is committed. */
  record WaitingListLeft(WaitingId entry) implements ToolAnswer {}

  /** The slot that became free is kept for the patient no longer. */
  record OfferDeclined(WaitingId entry) implements ToolAnswer {}

  /** Where the further appointments of a series could be, in order. */
  record SeriesFound(List<SeriesDate> dates) implements ToolAnswer {
    public SeriesFound {
      dates = List.copyOf(dates);
    }
  }

  /** The further appointments of a series are committed. */
  record SeriesMade(List<Appointment> appointments) implements ToolAnswer {
    public SeriesMade {
      appointments = List.copyOf(appointments);
    }
  }

  /** The ledger refused. */
  record Refused(Refusal reason) implements ToolAnswer {}

  /** No answer in time, and it is known that nothing was done, or was done once and stays. */
  record Unavailable() implements ToolAnswer {}
}
