package frontdesk.ops.chaos.partition;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** A way in which the network between nodes breaks. */
enum NetFault {
  /** One node's host is off the network altogether, silently. */
  HOSTLOSS(3, Losers.VICTIM) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      nets.cut(victim);
    }
  },
  /** One node and the others do not hear each other; callers and database hear all. */
  SILENT(3, Losers.VICTIM) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      for (int other : others(victim, nodes)) {
        nets.lose(victim, other);
        nets.lose(other, victim);
      }
    }
  },
  /**
   * The first seed node and the others do not hear each other, and when it has stopped it is
   * started again before the network heals, as its supervisor does: it must not found a second
   * cluster.
   */
  RESTARTED(3, Losers.VICTIM) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      SILENT.make(nets, victim, nodes);
    }
  },
  /** No node hears any other; callers and database hear all. */
  ALONE(3, Losers.ALL) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      for (int one = 1; one <= nodes; one++) {
        for (int other : others(one, nodes)) {
          nets.lose(one, other);
        }
      }
    }
  },
  /** One node's words to one other get lost; all else arrives. */
  ONE_WAY(3, Losers.SOME) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      nets.lose(victim, victim % nodes + 1);
    }
  },
  /** Between one node and the others something resets every connection, old and new. */
  RESETS(3, Losers.VICTIM) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      for (int other : others(victim, nodes)) {
        nets.reset(victim, other);
        nets.reset(other, victim);
      }
    }
  },
  /** The same between two nodes that have nobody else: the one with the higher address stops. */
  PAIR_RESETS(2, Losers.HIGHER) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      nets.reset(1, 2);
      nets.reset(2, 1);
    }
  },
  /** Every connection between two nodes is reset once; new ones are taken. */
  ONE_RESET(3, Losers.NOBODY) {
    @Override
    void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException {
      nets.breakConnections(victim, victim % nodes + 1);
    }
  };

  private final int nodes;
  private final Losers losers;

  /** Who has to stop. */
  enum Losers {
    NOBODY,
    VICTIM,
    HIGHER,
    /** Those that do not hear each other, and not all. */
    SOME,
    ALL
  }

  NetFault(int nodes, Losers losers) {
    this.nodes = nodes;
    this.losers = losers;
  }

  abstract void make(Nets nets, int victim, int nodes) throws IOException, InterruptedException;

  /** How many nodes it is for. */
  int nodes() {
    return nodes;
  }

  Losers losers() {
    return losers;
  }

  /** Whether the node that stops is started again before the network heals. */
  boolean isRestarted() {
    return this == RESTARTED;
  }

  /** As it is named on the command line. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static List<Integer> others(int node, int nodes) {
    return IntStream.rangeClosed(1, nodes).filter(other -> other != node).boxed().toList();
  }
}
