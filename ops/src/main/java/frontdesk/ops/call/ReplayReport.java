package frontdesk.ops.call;

import java.util.List;

/**
 * What replaying a call showed, for people and for machines.
 *
 * @param call the call id
 * @param clinic whose call it was; empty when nothing of it is known
 * @param madeBy the build that made it
 * @param readBy the build that replayed it
 * @param verdict {@code identical}, {@code different}, {@code different-build} or {@code
 *     not-re-decidable}
 * @param decisions how many were compared
 * @param missing what is missing when it is not re-decidable, else empty
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
    List<Difference> differences,
    List<Moment> timeline) {
  public ReplayReport {
    differences = List.copyOf(differences);
    timeline = List.copyOf(timeline);
  }

  /** One turn, as it was decided and as it is decided now. */
  public record Difference(int turn, List<String> recorded, List<String> redecided) {}

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
    return verdict.equals("identical");
  }
}
