package frontdesk.ops.chaos.partition;

import frontdesk.ops.chaos.cluster.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;

/** What the nodes of a broken network say: their clients' history, and how they stand. */
final class NodeWords {
  private static final String STANDING = "this node is ";
  private static final String OUT = "this node is out of its cluster";
  private static final int MOST = 10_000;

  private final History history = new History();
  private final List<Said> said = new ArrayList<>();

  private record Said(int node, long at, String line) {}

  synchronized void take(int node, String line) {
    history.take(line);
    if ((line.contains(STANDING)
            || line.startsWith(BookersCommand.SLOTS)
            || line.equals(BookersCommand.RESTED))
        && said.size() < MOST) {
      said.add(new Said(node, System.nanoTime(), line));
      notifyAll();
    }
  }

  /** When this node first found, after a moment, that it may be on the wrong side, or is out. */
  synchronized OptionalLong foundOut(int node, long after) {
    return said.stream()
        .filter(one -> one.node() == node && one.at() >= after)
        .filter(one -> one.line().contains("IN_DOUBT") || one.line().contains(OUT))
        .mapToLong(Said::at)
        .findFirst();
  }

  /** Whether this node has said that it is out of its cluster, since a moment. */
  synchronized boolean isOut(int node, long after) {
    return said.stream()
        .anyMatch(one -> one.node() == node && one.at() >= after && one.line().contains(OUT));
  }

  /** How this node has stood since a moment: a line with milliseconds for each change. */
  synchronized List<String> standings(int node, long after) {
    return said.stream()
        .filter(one -> one.node() == node && one.at() >= after && one.line().contains(STANDING))
        .map(
            one ->
                "node-%d after %d ms: %s"
                    .formatted(
                        node,
                        (one.at() - after) / 1_000_000,
                        one.line().substring(one.line().indexOf(STANDING))))
        .toList();
  }

  /** Waits for a line of this node that begins so; the rest of it. */
  synchronized String await(int node, String beginning, Duration patience)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      for (Said one : said) {
        if (one.node() == node && one.line().startsWith(beginning)) {
          return one.line().substring(beginning.length());
        }
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new TimeoutException("node " + node + " does not say: " + beginning);
      }
      wait(left);
    }
  }

  /** The clients' history so far; see {@link History#operations}. */
  synchronized List<Operation> operations(Duration keep) {
    return history.operations(keep);
  }

  /** What went wrong with clients themselves. */
  synchronized List<String> problems() {
    return history.problems();
  }
}
