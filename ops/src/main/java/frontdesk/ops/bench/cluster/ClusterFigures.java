package frontdesk.ops.bench.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.calls.CallsStep;
import frontdesk.ops.bench.ledger.LedgerClient;
import frontdesk.ops.bench.node.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the benchmark of several nodes came to.
 *
 * @param ledgers one entry for each number of nodes and of clinics
 * @param setups one entry for each number of nodes
 * @param takeovers one entry for each node that was killed under its calls
 * @param clientsPerNode asking at once
 * @param seconds measured for each entry
 */
record ClusterFigures(
    List<Ledgers> ledgers,
    List<Setups> setups,
    List<Map<String, Object>> takeovers,
    int clientsPerNode,
    int seconds) {
  ClusterFigures {
    setups = List.copyOf(setups);
    ledgers = List.copyOf(ledgers);
    takeovers = List.copyOf(takeovers);
  }

  /**
   * The ledgers' commands from all nodes together.
   *
   * @param oneMoreNode commands a second over those of one node less; 1 is no gain; -1 for one node
   * @param refused commands that were refused or whose outcome was unknown
   */
  record Ledgers(
      int nodes,
      int clinics,
      double commandsPerS,
      double p50Ms,
      double p99Ms,
      double oneMoreNode,
      long refused) {

    /** Of what the clients of all nodes measured. */
    static Ledgers of(
        int nodes,
        int clinics,
        int seconds,
        List<LedgerClient.Tally> tallies,
        List<Ledgers> before) {
      List<Long> nanos = new ArrayList<>();
      long refused = 0;
      for (LedgerClient.Tally tally : tallies) {
        nanos.addAll(tally.nanos());
        refused += tally.refused();
      }
      Percentiles times = Percentiles.of(nanos);
      double rate = rounded((double) nanos.size() / seconds);
      double more =
          before.stream()
              .filter(other -> other.nodes == nodes - 1 && other.clinics == clinics)
              .mapToDouble(other -> rounded(rate / other.commandsPerS))
              .findFirst()
              .orElse(-1);
      return new Ledgers(nodes, clinics, rate, times.ms(0.5), times.ms(0.99), more, refused);
    }

    static double rounded(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }

  /**
   * Calls that all nodes together set up and end.
   *
   * @param callsPerS of the highest step that was clean; 0 if none was
   * @param p50Ms from INVITE to 200 in that step, or in the lowest one if none was
   * @param oneMoreNode calls a second over those of one node less; 1 is no gain; -1 for one node
   */
  record Setups(int nodes, double callsPerS, double p50Ms, double p99Ms, double oneMoreNode) {

    /** Of steps in the order in which they were run, one at least. */
    static Setups of(int nodes, List<CallsStep> steps, List<Setups> before) {
      CallsStep told = steps.get(0);
      double rate = 0;
      for (CallsStep step : steps) {
        if (step.clean(0) && step.rate() > rate) {
          rate = step.rate();
          told = step;
        }
      }
      double most = rate;
      double more =
          before.stream()
              .filter(other -> other.nodes == nodes - 1 && other.callsPerS > 0)
              .mapToDouble(other -> Ledgers.rounded(most / other.callsPerS))
              .findFirst()
              .orElse(-1);
      return new Setups(nodes, rate, told.p50Ms(), told.p99Ms(), more);
    }
  }

  /** One line of JSON; names in lower case with underscores. */
  String json() throws JsonProcessingException {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValueAsString(this);
  }
}
