package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Instant;
import java.util.List;

/** What became of a {@link ToolCall}: only committed facts, or that there is none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToolAnswer.SlotsFound.class, name = "SlotsFound"),
  @JsonSubTypes.Type(value = ToolAnswer.SlotHeld.class, name = "SlotHeld"),
  @JsonSubTypes.Type(value = ToolAnswer.HoldReleased.class, name = "HoldReleased"),
  @JsonSubTypes.Type(value = ToolAnswer.PatientRegistered.class, name = "PatientRegistered"),
  @JsonSubTypes.Type(value = ToolAnswer.AppointmentMade.class, name = "AppointmentMade"),
  @JsonSubTypes.Type(value = ToolAnswer.CallbackPromised.class, name = "CallbackPromised"),
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

  /** The ledger refused. */
  record Refused(Refusal reason) implements ToolAnswer {}

  /** No answer in time, and it is known that nothing was done, or was done once and stays. */
  record Unavailable() implements ToolAnswer {}
}
