package frontdesk.ops.demo;

import java.util.Optional;

/**
 * What the demonstration came to; its JSON is the last line of {@code demo --json}.
 *
 * @param booked whether the appointment is in the ledger
 * @param appointment what was booked
 * @param replay what replaying the call showed
 * @param recording the stereo WAV of the call, caller left, Frontdesk right
 */
record DemoResult(
    boolean booked, Optional<BookedAppointment> appointment, Replayed replay, String recording) {
  /** An appointment for people: times are in the clinic's zone. */
  record BookedAppointment(
      String id,
      String reference,
      String clinic,
      String service,
      String practitioner,
      String start,
      long minutes) {}

  /** How many decisions were compared, and whether all were the same. */
  record Replayed(String call, int decisions, boolean identical) {}
}
