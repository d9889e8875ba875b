package frontdesk.ops.chaos.cluster;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.Verdict;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What judges of scenarios are given: calls, what was heard, and what is stored. */
final class Planted {
  static final long MS = 1_000_000;
  static final long DEATH = 10_000 * MS;
  static final Duration BOUND = Duration.ofSeconds(2);
  static final CallFacts WELL =
      new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 1, true, 0, true, false);

  private Planted() {}

  static HeardCall refused(int index) {
    SoundLog.Heard nothing = new SoundLog.Heard(0, 0, 0, List.of(), List.of());
    MeasuredCall measured = call(index, "", nothing).measured();
    return new HeardCall(
        index,
        new MeasuredCall(
            MeasuredCall.Outcome.REFUSED,
            503,
            "the call was refused",
            MeasuredCall.EndedBy.NOBODY,
            1,
            0,
            null,
            null,
            0,
            0,
            "",
            0,
            List.of(),
            measured.packets(),
            measured.heard(),
            "",
            null),
        nothing);
  }

  static List<String> broken(Verdict verdict) {
    return verdict.broken().stream().map(Verdict.Check::promise).toList();
  }

  static StoredCalls stored(Map<String, CallFacts> calls, List<Booking> bookings) {
    return new StoredCalls(calls, bookings, new Verification.Sound(3, 1), 0);
  }

  static List<Booking> bookings() {
    return List.of(booking("a", 9, "one"), booking("b", 10, "one"));
  }

  static Booking booking(String call, int hour, String practitioner) {
    return new Booking(
        "clinic",
        new Slot(
            new ServiceId("consultation"),
            new PractitionerId(practitioner),
            Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour)),
            Duration.ofMinutes(15)),
        call);
  }

  static List<HeardCall> heard(long gapMs) {
    return List.of(call(0, "a", pause(gapMs)), call(1, "b", steady()));
  }

  static SoundLog.Heard steady() {
    return new SoundLog.Heard(
        0, DEATH + 20_000 * MS, 1_500, List.of(), List.of(new SoundLog.Span(0, DEATH)));
  }

  static SoundLog.Heard pause(long ms) {
    long again = DEATH + ms * MS;
    return new SoundLog.Heard(
        0,
        DEATH + 20_000 * MS,
        1_500,
        List.of(new SoundLog.Span(DEATH, again)),
        List.of(new SoundLog.Span(0, DEATH), new SoundLog.Span(again, again + 900 * MS)));
  }

  static HeardCall call(int index, String id, SoundLog.Heard sound) {
    return call(index, id, sound, 0);
  }

  static HeardCall call(int index, String id, SoundLog.Heard sound, long notAdmitted) {
    return new HeardCall(
        index,
        new MeasuredCall(
            MeasuredCall.Outcome.CUT_SHORT,
            200,
            "the far end hung up",
            MeasuredCall.EndedBy.FAR_END,
            1,
            1,
            5L,
            10L,
            0,
            1_000,
            "PCMA",
            3,
            List.of(),
            new MeasuredCall.Packets(1_500, 0, 0, 0, 40, notAdmitted),
            new MeasuredCall.Heard(List.of(), 0),
            id,
            null),
        sound);
  }
}
