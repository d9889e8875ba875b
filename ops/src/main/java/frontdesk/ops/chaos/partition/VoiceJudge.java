package frontdesk.ops.chaos.partition;

import frontdesk.ops.chaos.cluster.SoundLog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether two nodes spoke to the same callers at once. Pure; times in nanoseconds of one clock. */
final class VoiceJudge {
  /** Five packets of one line; one may be late. */
  private static final long WINDOW_NANOS = 100_000_000;

  private static final long VOICE_DATAGRAMS = 4;

  /** What a node sent may still be under way, and looks are 20 ms apart. */
  private static final long BLUR_NANOS = 100_000_000;

  private VoiceJudge() {}

  /** The pause that a caller heard when the owner changed. */
  record Gap(long from, long to) {}

  /** When a node last played any line between two moments; empty if it did not. */
  static OptionalLong lastVoice(List<VoiceMeter.Sent> sent, long from, long to) {
    long last = -1;
    int first = 0;
    for (int i = 0; i < sent.size(); i++) {
      VoiceMeter.Sent now = sent.get(i);
      while (now.at() - sent.get(first).at() > WINDOW_NANOS) {
        first++;
      }
      if (now.at() > from
          && now.at() <= to
          && sent.get(first).at() >= from
          && now.datagrams() - sent.get(first).datagrams() >= VOICE_DATAGRAMS) {
        last = now.at();
      }
    }
    return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /**
   * The longest pause that began soon after a fault.
   *
   * @param within how soon
   */
  static Optional<Gap> gap(SoundLog.Heard heard, long fault, long within) {
    return heard.pauses().stream()
        .filter(pause -> pause.to() > fault && pause.from() <= fault + within)
        .max(Comparator.comparingLong(pause -> pause.to() - pause.from()))
        .map(pause -> new Gap(pause.from(), pause.to()));
  }

  /**
   * How many callers heard, or could have heard, their old node after the new one began.
   *
   * @param last when the old node last played any line
   * @param gaps of its callers
   */
  static long secondVoices(long last, List<Gap> gaps) {
    return gaps.stream().filter(gap -> last > gap.to() + BLUR_NANOS).count();
  }
}
