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
 * Ledger commands and calls on clusters of one node, two, and so on, each cluster fresh on a
 * database of its own: ledgers that live somewhere already would not move to the node that is
 * added. One thread.
 */
final class ClusterSizes {
  /** A second for the compiler before anything is measured. */
  private static final int WARM_UP_S = 3;

  private final ClusterPlan plan;
  private final List<Integer> clinics;
  private final int clients;
  private final int seconds;
  private final ClusterSetups calls;
  private final Consumer<String> people;
  private final List<ClusterFigures.Ledgers> ledgers = new ArrayList<>();
  private final List<ClusterFigures.Setups> setups = new ArrayList<>();

  /**
   * @param clinics how many share the clients, one measurement for each
   * @param clients asking at once, of each node
   * @param seconds measured
   */
  ClusterSizes(
      ClusterPlan plan,
      List<Integer> clinics,
      int clients,
      int seconds,
      ClusterSetups calls,
      Consumer<String> people) {
    this.plan = plan;
    this.clinics = List.copyOf(clinics);
    this.clients = clients;
    this.seconds = seconds;
    this.calls = calls;
    this.people = people;
  }

  /** Measures; blocks. */
  void measure() throws IOException, InterruptedException {
    for (int nodes = 1; nodes <= plan.nodes(); nodes++) {
      measure(nodes);
    }
  }

  List<ClusterFigures.Ledgers> ledgers() {
    return List.copyOf(ledgers);
  }

  List<ClusterFigures.Setups> setups() {
    return List.copyOf(setups);
  }

  private void measure(int nodes) throws IOException, InterruptedException {
    int most = clinics.stream().mapToInt(Integer::intValue).max().orElse(1);
    ClinicFolder folder = ClinicFolder.create(most);
    List<LoadProcess> processes = new ArrayList<>();
    try (folder;
        Playground playground = Playground.prepare(plan.withOverrides(folder.setting()))) {
      try {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
          NodePlace place = playground.configure();
          processes.add(started(place));
          addresses.add(place.sipAddress());
        }
        load(processes, most, WARM_UP_S);
        for (int count : clinics) {
          ledgers(processes, count);
        }
        setups.add(calls.measure(addresses, BenchClinics.number(0), setups, people));
      } finally {
        processes.forEach(LoadProcess::close);
      }
    }
  }

  private void ledgers(List<LoadProcess> processes, int count) throws IOException {
    ClusterFigures.Ledgers one =
        ClusterFigures.Ledgers.of(
            processes.size(), count, seconds, load(processes, count, seconds), ledgers);
    ledgers.add(one);
    people.accept(
        "%d nodes, %d clinics: %.0f commands/s, p50 %.2f ms, p99 %.2f ms, %d refused"
            .formatted(
                processes.size(),
                count,
                one.commandsPerS(),
                one.p50Ms(),
                one.p99Ms(),
                one.refused()));
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

  private LoadProcess started(NodePlace place) throws IOException {
    LoadProcess node =
        LoadProcess.start(
            List.of("bench", "cluster-ledgers", "--config", place.config().toString()));
    boolean ready = false;
    try {
      String line = node.line();
      while (!line.equals("ready")) {
        people.accept(line); // why it does not start, most likely
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
