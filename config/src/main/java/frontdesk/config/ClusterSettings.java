package frontdesk.config;

import frontdesk.config.check.Section;
import java.util.List;

/**
 * How nodes find each other, and what they take for the death of one.
 *
 * @param seedNodes nodes that a new one asks to be let in, in an order that all of them share;
 *     empty for a cluster of its own
 */
public record ClusterSettings(List<NodeAddress> seedNodes) {

  static ClusterSettings read(Section section) {
    ClusterSettings settings =
        new ClusterSettings(
            section.distinct(
                section.texts(
                    "seed-nodes",
                    "host:port, such as 192.0.2.1:7355 or [2001:db8::1]:7355",
                    "write the node.cluster-host and node.cluster-port of that node",
                    NodeAddress::parse)));
    section.finish();
    return settings;
  }
}
