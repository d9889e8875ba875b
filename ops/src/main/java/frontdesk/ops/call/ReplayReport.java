package frontdesk.ops.call;

import frontdesk.engine.call.Replay;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import java.util.List;

/**
 * What replaying a call showed, for people and for machines.
 *
 * @param call the call id
 * @param clinic whose call it was; empty when nothing of it is known
 * @param madeBy the build that made it
 * @param readBy the build that replayed it
 * @param verdict {@link #IDENTICAL}, {@link #DIFFERENT}, {@link #DIFFERENT_BUILD}, {@link
 *     #NOT_REDECIDABLE} or {@link #UNKNOWN_CALL}
 * @param decisions how many were compared
 * @param missing what is missing when it is not re-decidable, else empty
 * @param altered contents that are not what their hashes name
 * @param differences every turn that was decided otherwise
 * @param timeline what happened, in order
 */
public record ReplayReport(
    String call,
    String clinic,
    String madeBy,
    String readBy,
    String verdict,
    int decisions,
    String missing,
    List<String> altered,
    List<Difference> differences,
    List<Moment> timeline) {
  /** Every decision was made again exactly. */
  static final String IDENTICAL = "identical";

  /** The build that made a turn decides it otherwise now. */
  static final String DIFFERENT = "different";

  /** Only turns of other builds are decided otherwise. */
  static final String DIFFERENT_BUILD = "different-build";

  /** An event, or a content that the call names, is missing. */
  static final String NOT_REDECIDABLE = "not-re-decidable";

  /** The journal has no such call. */
  static final String UNKNOWN_CALL = "unknown-call";

  public ReplayReport {
    altered = List.copyOf(altered);
    differences = List.copyOf(differences);
    timeline = List.copyOf(timeline);
  }

  /**
   * One turn, as it was decided and as it is decided now.
   *
   * @param madeBy the build that decided it
   */
  public record Difference(int turn, String madeBy, List<String> recorded, List<String> redecided) {
    public Difference {
      recorded = List.copyOf(recorded);
      redecided = List.copyOf(redecided);
    }

    private static Difference of(Replay.TurnDifference turn) {
      return new Difference(
          turn.turn(),
          turn.madeBy().value(),
          turn.recorded().stream().map(Object::toString).toList(),
          turn.redecided().stream().map(Object::toString).toList());
    }
  }

  /**
   * One event.
   *
   * @param offsetMs since the call arrived
   * @param turn 0 outside turns
   * @param what its kind
   * @param detail what it says, without words, names or numbers
   * @param words what was said or heard, only when asked for; {@code [erased]} when its key is gone
   */
  public record Moment(long offsetMs, int turn, String what, String detail, String words) {}

  /** Whether every decision was made again exactly. */
  public boolean identical() {
    return verdict.equals(IDENTICAL);
  }

  static ReplayReport unknown(CallId call, BuildId reader) {
    return new ReplayReport(
        call.value(), "", "", reader.value(), UNKNOWN_CALL, 0, "", List.of(), List.of(), List.of());
  }

  /** What a verdict over these events comes to; there is at least one entry of the call. */
  static ReplayReport of(
      CallId call,
      List<CallEvent> events,
      BuildId reader,
      Replay.Verdict verdict,
      List<String> altered,
      List<Moment> timeline) {
    String clinic = events.isEmpty() ? "" : events.get(0).header().clinic().value();
    String madeBy = events.isEmpty() ? "" : events.get(0).header().build().value();
    String name = NOT_REDECIDABLE;
    int decisions = 0;
    String missing = "";
    List<Difference> differences = List.of();
    if (verdict instanceof Replay.Identical identical) {
      name = IDENTICAL;
      decisions = identical.decisions();
    } else if (verdict instanceof Replay.Different different) {
      name = different.otherBuild() ? DIFFERENT_BUILD : DIFFERENT;
      decisions = different.decisions();
      differences = different.differences().stream().map(Difference::of).toList();
    } else if (verdict instanceof Replay.NotRedecidable not) {
      missing = not.missing();
    }
    return new ReplayReport(
        call.value(),
        clinic,
        madeBy,
        reader.value(),
        name,
        decisions,
        missing,
        altered,
        differences,
        timeline);
  }
}
