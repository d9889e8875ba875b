package frontdesk.ops.bench.cluster;

import frontdesk.ops.bench.ledger.LedgerClient;
import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.NodePlace;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ledger commands on clusters of one node, two, and so on, each cluster fresh on a database of its
 * own: ledgers that live somewhere already would not move to the node that is added.
 *
 * @param clinics how many share the clients, one measurement for each
 * @param clients asking at once, of each node
 * @param seconds measured
 */
record ClusterLedgers(ClusterPlan plan, List<Integer> clinics, int clients, int seconds) {
  /** A second for the compiler before anything is measured. */
  private static final int WARM_UP_S = 3;

  ClusterLedgers {
    clinics = List.copyOf(clinics);
  }

  /** Measures; blocks. */
  List<ClusterFigures.Ledgers> measure(Consumer<String> people)
      throws IOException, InterruptedException {
    List<ClusterFigures.Ledgers> figures = new ArrayList<>();
    for (int nodes = 1; nodes <= plan.nodes(); nodes++) {
      measure(nodes, figures, people);
    }
    return figures;
  }

  private void measure(int nodes, List<ClusterFigures.Ledgers> figures, Consumer<String> people)
      throws IOException, InterruptedException {
    int most = clinics.stream().mapToInt(Integer::intValue).max().orElse(1);
    ClinicFolder folder = ClinicFolder.create(most);
    List<LoadProcess> processes = new ArrayList<>();
    try (folder;
        Playground playground = Playground.prepare(plan.withOverrides(folder.setting()))) {
      try {
        for (int i = 0; i < nodes; i++) {
          processes.add(started(playground.configure()));
        }
        load(processes, most, WARM_UP_S);
        for (int count : clinics) {
          ClusterFigures.Ledgers one =
              ClusterFigures.Ledgers.of(
                  nodes, count, seconds, load(processes, count, seconds), figures);
          figures.add(one);
          people.accept(
              "%d nodes, %d clinics: %.0f commands/s, p50 %.2f ms, p99 %.2f ms, %d refused"
                  .formatted(
                      nodes, count, one.commandsPerS(), one.p50Ms(), one.p99Ms(), one.refused()));
        }
      } finally {
        processes.forEach(LoadProcess::close);
      }
    }
  }

  private List<LedgerClient.Tally> load(List<LoadProcess> processes, int count, int during)
      throws IOException {
    for (int i = 0; i < processes.size(); i++) {
      processes
          .get(i)
          .order(
              ClusterLedgerCommand.JSON.writeValueAsString(
                  new ClusterLoad.Order(during, count, clients, i * clients)));
    }
    List<LedgerClient.Tally> tallies = new ArrayList<>();
    for (LoadProcess process : processes) {
      tallies.add(ClusterLedgerCommand.JSON.readValue(process.line(), LedgerClient.Tally.class));
    }
    return tallies;
  }

  private static LoadProcess started(NodePlace place) throws IOException {
    LoadProcess node =
        LoadProcess.start(
            List.of("bench", "cluster-ledgers", "--config", place.config().toString()));
    boolean ready = false;
    try {
      String line = node.line();
      while (!line.equals("ready")) {
        line = node.line();
      }
      ready = true;
      return node;
    } finally {
      if (!ready) {
        node.close();
      }
    }
  }
}
