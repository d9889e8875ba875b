package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
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
})
public sealed interface ToolCall {
  /** Free slots that fit a wish. */
  record SearchSlots(SlotQuery query) implements ToolCall {}

  /** Keep a slot for this call. */
  record HoldSlot(Slot slot) implements ToolCall {}

  /** Give a hold back. */
  record ReleaseHold(HoldId hold) implements ToolCall {}

  /** Make the caller known as a patient and link the call to them. */
  record RegisterPatient(
      Optional<Sealed> name, Optional<Sealed> recordedName, Optional<Sealed> number)
      implements ToolCall {}

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
}
