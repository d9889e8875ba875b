package frontdesk.ops.playground;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration file of a node of the playground. Pure. */
final class NodeFile {
  private NodeFile() {}

  /**
   * Its text.
   *
   * @param seeds whom it joins, in this order; itself first makes a cluster of its own
   * @param masterKey a file that all nodes share
   * @param database its settings, HOCON with full paths
   */
  static String text(
      NodePlace place, List<NodePlace> seeds, String masterKey, String database, String overrides) {
    String joined =
        seeds.stream()
            .map(seed -> '"' + seed.clusterAddress() + '"')
            .collect(Collectors.joining(", "));
    return """
    frontdesk {
      node {
        name = "%s"
        data-directory = "%s"
        cluster-host = "%s"
        cluster-port = %d
      }
      %s
      sip { bind-addresses = ["%s"], port = %d }
      media { bind-addresses = ["%s"], port-min = %d, port-max = %d }
      speech { engines = 1, recognizer = auto, synthesizer = freetts }
      keys.master-key-file = "%s"
    }
    %s
    %s
    """
        .formatted(
            place.name(),
            place.data(),
            place.address(),
            NodePlace.CLUSTER_PORT,
            !seeds.isEmpty() ? "cluster.seed-nodes = [" + joined + "]" : "",
            place.address(),
            NodePlace.SIP_PORT,
            place.address(),
            NodePlace.FIRST_MEDIA_PORT,
            NodePlace.LAST_MEDIA_PORT,
            masterKey,
            database,
            overrides);
  }
}
