package frontdesk.ops.chaos.cluster.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for an order of a history that the specification allows. Pure; one thread. */
public final class LinearizabilityCheck {
  /*
   * Wing and Gong's search: of the operations that are not in order yet, one may come next if none
   * of them had returned before it was invoked. It is put there if the specification allows its
   * answer; where nothing fits, the last one is taken back and another tried. Lowe's memory: a set
   * of operations in order, with the state that they lead to, is tried once, whatever their order.
   *
   * An operation of unknown outcome never returns, so that it holds up nobody. It may be put
   * anywhere after its invocation, done; or it is left out, not done. So the search has succeeded
   * when all that remain are unknown.
   */
  private final long maxConfigurations;

  /**
   * @param maxConfigurations of one group, after which it is given up: the search is exponential in
   *     the number of operations at once
   */
  public LinearizabilityCheck(long maxConfigurations) {
    this.maxConfigurations = maxConfigurations;
  }

  /** Checks each group of slots by itself; every slot is free at the beginning. */
  public Finding check(List<Operation> history) {
    Collection<List<Operation>> groups = SlotGroups.of(history);
    for (List<Operation> group : groups) {
      Finding finding = new Search(group).run();
      if (!(finding instanceof Finding.Linearizable)) {
        return finding;
      }
    }
    return new Finding.Linearizable(history.size(), groups.size());
  }

  private record Configuration(BitSet done, SlotsState state) {}

  /** One step of the search: the next candidate to try, and how to take it back. */
  private static final class Level {
    private final SlotsState state;
    private final int chosen;
    private int next;

    Level(SlotsState state, int chosen) {
      this.state = state;
      this.chosen = chosen;
    }
  }

  private final class Search {
    private final List<Operation> operations;
    private final BitSet done = new BitSet();
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Set<Configuration> seen = new HashSet<>();
    private List<Operation> longest = List.of();
    private List<Operation> stuck = List.of();

    Search(List<Operation> group) {
      operations = group.stream().sorted(Comparator.comparingLong(Operation::invoked)).toList();
    }

    Finding run() {
      levels.push(new Level(SlotsState.EMPTY, -1));
      while (!levels.isEmpty()) {
        if (onlyUnknownRemain()) {
          return new Finding.Linearizable(operations.size(), 1);
        }
        if (seen.size() > maxConfigurations) {
          return new Finding.Undecided(seen.size());
        }
        if (!advance(levels.element())) {
          remember();
          Level back = levels.pop();
          if (back.chosen >= 0) {
            done.clear(back.chosen);
          }
        }
      }
      return new Finding.Violated(longest, stuck);
    }

    private boolean onlyUnknownRemain() {
      for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
        if (!operations.get(i).isUnknown()) {
          return false;
        }
      }
      return true;
    }

    /** Puts the next candidate that fits in order; false if there is none. */
    private boolean advance(Level level) {
      long firstReturn = firstReturn();
      for (int i = done.nextClearBit(level.next);
          i < operations.size() && operations.get(i).invoked() <= firstReturn;
          i = done.nextClearBit(i + 1)) {
        Optional<SlotsState> after = level.state.after(operations.get(i));
        if (after.isPresent()) {
          done.set(i);
          if (seen.add(new Configuration((BitSet) done.clone(), after.get()))) {
            level.next = i + 1;
            levels.push(new Level(after.get(), i));
            return true;
          }
          done.clear(i);
        }
      }
      return false;
    }

    private long firstReturn() {
      long first = Operation.NEVER;
      for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
        first = Math.min(first, operations.get(i).returned());
      }
      return first;
    }

    /** For the finding: how far it went at best, and what it stopped at. */
    private void remember() {
      if (levels.size() - 1 < longest.size()
          || (!stuck.isEmpty() && levels.size() - 1 == longest.size())) {
        return;
      }
      List<Operation> order = new ArrayList<>();
      levels
          .descendingIterator()
          .forEachRemaining(
              level -> {
                if (level.chosen >= 0) {
                  order.add(operations.get(level.chosen));
                }
              });
      longest = order;
      long firstReturn = firstReturn();
      List<Operation> candidates = new ArrayList<>();
      for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
        if (operations.get(i).invoked() <= firstReturn && !operations.get(i).isUnknown()) {
          candidates.add(operations.get(i));
        }
      }
      stuck = candidates;
    }
  }
}
