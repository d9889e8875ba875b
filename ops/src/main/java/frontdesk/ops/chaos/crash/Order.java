package frontdesk.ops.chaos.crash;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.passage.Passage;

/** What a node of crash runs is told, a line of JSON each; the answer bears the same number. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Order.Free.class, name = "Free"),
  @JsonSubTypes.Type(value = Order.Place.class, name = "Place"),
  @JsonSubTypes.Type(value = Order.Confirm.class, name = "Confirm"),
  @JsonSubTypes.Type(value = Order.Cancel.class, name = "Cancel"),
  @JsonSubTypes.Type(value = Order.Arm.class, name = "Arm"),
  @JsonSubTypes.Type(value = Order.Disarm.class, name = "Disarm"),
})
sealed interface Order {
  long number();

  /** Which slots of the clinic are free? */
  record Free(long number, String clinic) implements Order {}

  /** Hold one. */
  record Place(long number, String clinic, CommandKey key, HoldId hold, Slot slot, CallId call)
      implements Order {}

  /** Make an appointment of a hold. */
  record Confirm(
      long number,
      String clinic,
      CommandKey key,
      HoldId hold,
      AppointmentId appointment,
      PatientId patient)
      implements Order {}

  /** Cancel an appointment. */
  record Cancel(long number, String clinic, CommandKey key, AppointmentId appointment)
      implements Order {}

  /**
   * Halt at the nth passage from now on, unless another node was first.
   *
   * @param token a file that whoever halts makes
   */
  record Arm(long number, Passage passage, int nth, String token) implements Order {}

  /** Halt nowhere. */
  record Disarm(long number) implements Order {}
}
