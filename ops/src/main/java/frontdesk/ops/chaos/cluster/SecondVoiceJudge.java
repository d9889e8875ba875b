package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.Verdict;
import java.time.Duration;
import java.util.List;

/** Judges whether two nodes spoke to one caller at a time. Pure. */
public final class SecondVoiceJudge {
  private static final Duration PACKET = Duration.ofMillis(20);

  /** The first packets of a new source are on probation, as those of the new node rightly are. */
  private static final long PROBATION = 10;

  private SecondVoiceJudge() {}

  /**
   * Says what held.
   *
   * @param calls that were taken over from a node that may wake
   * @param silenced within which it has to be silent then
   */
  public static void judge(List<HeardCall> calls, Duration silenced, Verdict verdict) {
    long most = silenced.dividedBy(PACKET) + PROBATION;
    long worst =
        calls.stream().mapToLong(call -> call.measured().packets().notAdmitted()).max().orElse(0);
    verdict
        .check(
            "a caller hears one voice: no second one sends for longer than "
                + silenced.toMillis()
                + " ms",
            worst <= most,
            "at most " + worst + " packets of a second one")
        .figure("second_voice_packets", worst);
  }
}
