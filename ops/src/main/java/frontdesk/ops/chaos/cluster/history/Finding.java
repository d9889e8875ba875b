package frontdesk.ops.chaos.cluster.history;

import java.util.List;

/** What a check found. */
public sealed interface Finding {
  /** Everything can have happened one after the other, each between its call and its return. */
  record Linearizable(int operations, int groups) implements Finding {}

  /**
   * Nothing that happens one after the other gives these answers.
   *
   * @param longest the most that could be put in order
   * @param stuck what cannot come after it, though one of them must
   */
  record Violated(List<Operation> longest, List<Operation> stuck) implements Finding {
    public Violated {
      longest = List.copyOf(longest);
      stuck = List.copyOf(stuck);
    }
  }

  /** It was not found out within the bound. */
  record Undecided(long configurations) implements Finding {}
}
