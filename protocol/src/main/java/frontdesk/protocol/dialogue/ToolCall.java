package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Something outside the conversation that it wants done. The ids of what is made (hold, patient,
 * appointment, callback) follow from the call id and the tool's number at the edge, so that doing
 * it again does it once.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToolCall.SearchSlots.class, name = "SearchSlots"),
  @JsonSubTypes.Type(value = ToolCall.HoldSlot.class, name = "HoldSlot"),
  @JsonSubTypes.Type(value = ToolCall.ReleaseHold.class, name = "ReleaseHold"),
  @JsonSubTypes.Type(value = ToolCall.RegisterPatient.class, name = "RegisterPatient"),
  @JsonSubTypes.Type(value = ToolCall.ConfirmHold.class, name = "ConfirmHold"),
  @JsonSubTypes.Type(value = ToolCall.PromiseCallback.class, name = "PromiseCallback"),
  @JsonSubTypes.Type(value = ToolCall.IdentifyPatient.class, name = "IdentifyPatient"),
  @JsonSubTypes.Type(value = ToolCall.RetrieveAppointments.class, name = "RetrieveAppointments"),
  @JsonSubTypes.Type(value = ToolCall.CancelAppointment.class, name = "CancelAppointment"),
  @JsonSubTypes.Type(value = ToolCall.ModifyAppointment.class, name = "ModifyAppointment"),
  @JsonSubTypes.Type(value = ToolCall.RecallWish.class, name = "RecallWish"),
  @JsonSubTypes.Type(value = ToolCall.JoinWaitingList.class, name = "JoinWaitingList"),
  @JsonSubTypes.Type(value = ToolCall.LeaveWaitingList.class, name = "LeaveWaitingList"),
  @JsonSubTypes.Type(value = ToolCall.AnswerOffer.class, name = "AnswerOffer"),
  @JsonSubTypes.Type(value = ToolCall.FindSeries.class, name = "FindSeries"),
  @JsonSubTypes.Type(value = ToolCall.BookSeries.class, name = "BookSeries"),
  @JsonSubTypes.Type(value = ToolCall.NoteAppointment.class, name = "NoteAppointment"),
})
public sealed interface ToolCall {
  /** Free slots that fit a wish. */
  record SearchSlots(SlotQuery query) implements ToolCall {}

  /**
   * Keep a slot for this call.
   *
   * @param replaces the appointment that is to move there
   */
  record HoldSlot(Slot slot, Optional<AppointmentId> replaces) implements ToolCall {
    @JsonCreator
    public HoldSlot {}

    /** For a new appointment. */
    public HoldSlot(Slot slot) {
      this(slot, Optional.empty());
    }
  }

  /** Give a hold back. */
  record ReleaseHold(HoldId hold) implements ToolCall {}

  /**
   * Make the caller known as a patient and link the call to them. Who is known by the same number
   * and the same name already is not made known twice.
   *
   * @param insurer as the catalogue writes it
   * @param language IETF BCP 47 tag
   * @param email as they said it; who is known already keeps the one that is known
   */
  record RegisterPatient(
      Optional<Sealed> name,
      Optional<Sealed> recordedName,
      Optional<Sealed> number,
      Optional<Sealed> birthDate,
      Optional<String> insurer,
      Optional<String> language,
      Optional<Sealed> email)
      implements ToolCall {
    @JsonCreator
    public RegisterPatient {}

    /** With the least that is asked for. */
    public RegisterPatient(
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

    /** With an e-mail address besides, if there is one. */
    public RegisterPatient withEmail(Optional<Sealed> value) {
      return new RegisterPatient(name, recordedName, number, birthDate, insurer, language, value);
    }
  }

  /** Make the hold an appointment. */
  record ConfirmHold(HoldId hold, PatientId patient, Optional<Sealed> note) implements ToolCall {}

  /** Promise to call back, with what is known of the wish. */
  record PromiseCallback(
      Optional<Sealed> number,
      Optional<ServiceId> service,
      Optional<PractitionerId> practitioner,
      Optional<LocalDate> date,
      Optional<LocalTime> time)
      implements ToolCall {}

  /**
   * Find out which patient the caller is: what they said is compared at the edge with what is known
   * of the clinic's patients. Two facts must match, or nobody is found.
   *
   * @param reference of one of their appointments, as it was spoken when it was booked
   */
  record IdentifyPatient(
      Optional<Sealed> name,
      Optional<Sealed> number,
      Optional<Sealed> birthDate,
      Optional<String> reference)
      implements ToolCall {}

  /** The appointments of an identified patient that are not over. */
  record RetrieveAppointments(PatientId patient) implements ToolCall {}

  /** Cancel an appointment of an identified patient. */
  record CancelAppointment(AppointmentId appointment) implements ToolCall {}

  /**
   * Put an appointment into the slot of a hold: another time, service or practitioner, in one
   * write. A note replaces the appointment's note.
   */
  record ModifyAppointment(AppointmentId appointment, HoldId hold, Optional<Sealed> note)
      implements ToolCall {}

  /** Give an appointment another note and leave it where it is; needs no hold. */
  record NoteAppointment(AppointmentId appointment, Sealed note) implements ToolCall {}

  /** What a call from this number wished that was cut off a moment ago, if there was one. */
  record RecallWish() implements ToolCall {}

  /** Put an identified patient on the waiting list. */
  record JoinWaitingList(PatientId patient, WaitingWish wish) implements ToolCall {}

  /** Take an identified patient off the waiting list: the place that was read back. */
  record LeaveWaitingList(WaitingId entry) implements ToolCall {}

  /**
   * Take or leave a slot that became free for an identified patient; taking it books it.
   *
   * @param instead the patient's appointment that moves there; empty: it is one more
   */
  record AnswerOffer(WaitingId entry, Slot slot, boolean accepted, Optional<AppointmentId> instead)
      implements ToolCall {}

  /**
   * Where the further appointments of a series could be.
   *
   * @param first what this call booked
   */
  record FindSeries(AppointmentId first, Period every) implements ToolCall {}

  /** Book the further appointments of a series, all or none. */
  record BookSeries(AppointmentId first, List<Slot> slots) implements ToolCall {
    public BookSeries {
      slots = List.copyOf(slots);
    }
  }
}
