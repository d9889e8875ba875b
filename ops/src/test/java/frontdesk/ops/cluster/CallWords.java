package frontdesk.ops.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What one call was told, by whichever nodes it was on. A node does not say to whom it speaks: what
 * it had said before this call began it said to others, and what a zombie says after the call has
 * moved nobody hears. Safe for all threads; no other call may go on beside it.
 */
public final class CallWords {
  /** Of one node's prompts those from the first number to before the second. */
  private record Stretch(int node, int from, int to) {}

  private final IntFunction<List<String>> said;
  private final List<Integer> before;
  private final List<Stretch> over = new ArrayList<>();
  private int now;

  /**
   * Of a call that is about to be made.
   *
   * @param said what a node has said so far, by its number
   * @param nodes how many there are, numbered from 1
   * @param first the node that is called
   */
  public CallWords(IntFunction<List<String>> said, int nodes, int first) {
    this.said = said;
    this.before = IntStream.rangeClosed(1, nodes).mapToObj(i -> said.apply(i).size()).toList();
    this.now = first;
  }

  /** From now on this node has the call, which was not on it before. */
  public synchronized void movedTo(int node) {
    over.add(new Stretch(now, before.get(now - 1), said.apply(now).size()));
    now = node;
  }

  /** In the order of the moves. */
  public synchronized List<String> prompts() {
    List<String> prompts = new ArrayList<>();
    over.forEach(part -> prompts.addAll(said.apply(part.node()).subList(part.from(), part.to())));
    List<String> last = said.apply(now);
    prompts.addAll(last.subList(before.get(now - 1), last.size()));
    return prompts;
  }
}
