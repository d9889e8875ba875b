package frontdesk.ops.cluster;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what members saw proves that one of them is dead. Pure.
 *
 * <p>A sighting is two refusals on fresh connections, to the subject's Artery port and to its
 * management port. One observer may be cut off by a device that answers in the subject's name, so a
 * majority of the others must have seen it; in a cluster of two the only other one, if the database
 * takes its side.
 */
final class DeathJudge {
  private DeathJudge() {}

  /** What follows from the sightings. */
  enum Verdict {
    /** Suspicion at most: failure detector and split brain resolver decide. */
    NOT_PROVEN,
    /** The only other member saw it: proven if the database answers it. */
    ASK_WITNESS,
    /** It is to be downed at once. */
    PROVEN
  }

  /**
   * Judges one member.
   *
   * @param subject the life in question: a later one at the same address is another
   * @param members all whose word counts, by life; the subject among them
   * @param sightings who saw the subject's both ports refuse, and when (monotonic, ns)
   * @param nowNanos on the same clock
   * @param validNanos how long a sighting counts
   */
  static Verdict judge(
      Incarnation subject,
      Set<Incarnation> members,
      Map<Incarnation, Long> sightings,
      long nowNanos,
      long validNanos) {
    if (!members.contains(subject)) {
      return Verdict.NOT_PROVEN;
    }
    long others = members.size() - 1L;
    long saw =
        members.stream()
            .filter(member -> !member.equals(subject))
            .filter(member -> isFresh(sightings.get(member), nowNanos, validNanos))
            .count();
    if (saw * 2 <= others) {
      return Verdict.NOT_PROVEN;
    }
    return others == 1 ? Verdict.ASK_WITNESS : Verdict.PROVEN;
  }

  private static boolean isFresh(@Nullable Long at, long now, long valid) {
    return at != null && now - at <= valid;
  }
}
