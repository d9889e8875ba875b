package frontdesk.ops.bench.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the calls that count. One thread. */
final class CallTally {
  private final List<Long> setupNanos = new ArrayList<>();
  private final List<Long> lateNanos = new ArrayList<>();
  private final Map<Integer, Integer> refused = new TreeMap<>();
  private int offered;
  private int completed;
  private int failedInvites;
  private int failedByes;
  private int cutByFarEnd;
  private int inviteRepeats;
  private int byeRepeats;
  private int answerRepeats;

  /** An INVITE was sent for the first time, so much later than it was due. */
  void offered(long late) {
    offered++;
    lateNanos.add(late);
  }

  /** It was answered, so long after it was sent for the first time. */
  void answered(long nanos) {
    setupNanos.add(nanos);
  }

  /** It was refused. */
  void refused(int status) {
    refused.merge(status, 1, Integer::sum);
  }

  /** Its BYE was answered with 200. */
  void ended() {
    completed++;
  }

  /** Nobody answered the INVITE in the time of Timer B. */
  void inviteFailed() {
    failedInvites++;
  }

  /** The BYE was not answered, or not with 200. */
  void byeFailed() {
    failedByes++;
  }

  /** The far end hung up on a caller who was still there. */
  void cutByFarEnd() {
    cutByFarEnd++;
  }

  void inviteRepeated() {
    inviteRepeats++;
  }

  void byeRepeated() {
    byeRepeats++;
  }

  /** The 200 to an INVITE came again. */
  void answerRepeated() {
    answerRepeats++;
  }

  int offered() {
    return offered;
  }

  int completed() {
    return completed;
  }

  int failed() {
    return failedInvites + failedByes + cutByFarEnd;
  }

  Map<Integer, Integer> refused() {
    return new TreeMap<>(refused);
  }

  int inviteRepeats() {
    return inviteRepeats;
  }

  int byeRepeats() {
    return byeRepeats;
  }

  int answerRepeats() {
    return answerRepeats;
  }

  /** From an INVITE to its 200. */
  List<Long> setupNanos() {
    return List.copyOf(setupNanos);
  }

  /** How late INVITEs were sent. */
  List<Long> lateNanos() {
    return List.copyOf(lateNanos);
  }
}
