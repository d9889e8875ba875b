package frontdesk.ops.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What one call was told, by whichever nodes it was on. A node does not say to whom it speaks: what
 * it had said before this call began, it said to others. Safe for all threads; no other call may go
 * on beside it.
 */
public final class CallWords {
  private final IntFunction<List<String>> said;
  private final List<Integer> before;
  private final List<Integer> moves;

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
    this.moves = new CopyOnWriteArrayList<>(List.of(first));
  }

  /** From now on this node has the call. */
  public void movedTo(int node) {
    moves.add(node);
  }

  /** In the order of the moves: a node that is gone says nothing more. */
  public List<String> prompts() {
    return moves.stream()
        .flatMap(node -> said.apply(node).stream().skip(before.get(node - 1)))
        .toList();
  }
}
