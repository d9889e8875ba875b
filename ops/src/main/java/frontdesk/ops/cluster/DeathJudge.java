package frontdesk.ops.cluster;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what members saw proves that one of them is dead. Pure.
 *
 * <p>A sighting is two refusals on fresh connections, to the subject's Artery port and to its
 * management port. One observer may be cut off by a device that answers in the subject's name, so a
 * majority of the others must have seen it. Where such a device stands between halves of a cluster,
 * each half of an even one is the majority of the others to every node beyond: so the database,
 * which ends the session of a process that has ended and of no other, has the last word.
 */
final class DeathJudge {
  private DeathJudge() {}

  /** What follows from the sightings. */
  enum Verdict {
    /** Suspicion at most: failure detector and split brain resolver decide. */
    NOT_PROVEN,
    /** Seen by enough: proven if the database says that its session is over. */
    ASK_WITNESS
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
    return saw * 2 > others ? Verdict.ASK_WITNESS : Verdict.NOT_PROVEN;
  }

  private static boolean isFresh(@Nullable Long at, long now, long valid) {
    return at != null && now - at <= valid;
  }
}
