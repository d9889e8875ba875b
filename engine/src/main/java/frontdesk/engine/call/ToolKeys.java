package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import java.time.Instant;

/**
 * The ids of what a call makes: they follow from its id and the tool's number, so that a tool done
 * again makes nothing twice. The call's own id is random: nobody else makes the same.
 */
public record ToolKeys(CallId call) {
  /** Whether this patient was made known by this tool of this call, and not before it. */
  public static boolean madeBy(CallId call, int tool, PatientId patient) {
    return patient.equals(new ToolKeys(call).patient(tool));
  }

  CommandKey command(PendingTool tool) {
    return new CommandKey(new CommandId(call.value() + "/t" + tool.number()), tool.madeAt());
  }

  /** Of the last command of a call. */
  CommandKey end(Instant endedAt) {
    return new CommandKey(new CommandId(call.value() + "/end"), endedAt);
  }

  HoldId hold(PendingTool tool) {
    return new HoldId(call.value() + "/h" + tool.number());
  }

  AppointmentId appointment(PendingTool tool) {
    return new AppointmentId("a-" + randomPart() + "-" + tool.number());
  }

  /** One of several that are made at once. */
  AppointmentId appointment(PendingTool tool, int index) {
    return new AppointmentId(appointment(tool).value() + "-" + index);
  }

  WaitingId waiting(PendingTool tool) {
    return new WaitingId("w-" + randomPart() + "-" + tool.number());
  }

  PatientId patient(PendingTool tool) {
    return patient(tool.number());
  }

  private PatientId patient(int tool) {
    return new PatientId("p-" + randomPart() + "-" + tool);
  }

  CallbackId callback() {
    return new CallbackId("c-" + randomPart());
  }

  /** The random bits of the call id: nobody else has them. */
  private String randomPart() {
    return call.value().substring(call.value().indexOf('.') + 1);
  }
}
