package frontdesk.ops.chaos.crash;

import frontdesk.protocol.passage.Passage;
import java.util.Locale;
import java.util.Optional;

/**
 * What one run does.
 *
 * @param index from 0
 * @param passage where a node halts; empty for a kill from outside
 * @param nth at which of its passages, from 1
 * @param node which node, from 0: the one that halts or is killed, or whose calls are taken over
 * @param drained whether calls are taken over because their node was told to stop; else it is
 *     killed
 * @param afterMs how long after the beginning a kill from outside comes
 * @param callers who call at once
 * @param clients who give the ledgers commands of their own, at once
 */
record Choice(
    int index,
    Optional<Passage> passage,
    int nth,
    int node,
    boolean drained,
    long afterMs,
    int callers,
    int clients) {

  /** Of this part of the work. */
  boolean is(Passage.Part part) {
    return passage.filter(where -> where.part() == part).isPresent();
  }

  /** For whoever watches. */
  String told() {
    return passage
        .map(
            where ->
                String.format(
                    Locale.ROOT,
                    "%s, passage %d, node %d%s",
                    where.spelled(),
                    nth,
                    node + 1,
                    is(Passage.Part.TAKEOVER) ? (drained ? " drained" : " killed") : ""))
        .orElseGet(
            () ->
                String.format(Locale.ROOT, "from outside, node %d after %d ms", node + 1, afterMs));
  }
}
