package frontdesk.ops.provider;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.firstcall.harness.FinishedCall;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.harness.Patients;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call that books at the quick dentist's. What is said aloud is what sphinx4 hears; a vendor's
 * stand-in hears what it is told to.
 */
final class QuickBooking {
  private static final CallScript SCRIPT =
      new CallScript(
          "slt",
          List.of(
              CallScript.say("book-all-in-one-anna"),
              CallScript.say("maria-jones"),
              CallScript.say("yes"),
              CallScript.say("yes"),
              CallScript.press("1"),
              CallScript.waitForHangUp()));

  private QuickBooking() {}

  static FinishedCall call(NodeUnderTest node, ClinicId clinic)
      throws InterruptedException, ExecutionException, TimeoutException {
    return call(node, clinic, SCRIPT);
  }

  /** A call to the same clinic in which other things are said. */
  static FinishedCall call(NodeUnderTest node, ClinicId clinic, CallScript script)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Patients patients = new Patients(node)) {
      return patients
          .call(Duration.ZERO, "+442079460701", clinic.value(), script)
          .toCompletableFuture()
          .get(3, TimeUnit.MINUTES);
    }
  }
}
