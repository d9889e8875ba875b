package frontdesk.ops.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.JournalSettings;
import frontdesk.ops.cluster.NodeRole;
import frontdesk.persistence.journal.JournalConfig;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a node's actor system: Pekko's part of it. Holds secrets: never print it.
 */
final class NodeConfig {
  private NodeConfig() {}

  static Config actorSystem(FrontdeskSettings settings, JournalSettings journal, Config libraries) {
    Config node =
        ConfigFactory.parseMap(
            Map.of(
                "pekko.remote.artery.canonical.hostname", settings.node().clusterHost(),
                "pekko.remote.artery.canonical.port", settings.node().clusterPort(),
                "pekko.cluster.roles", List.of(NodeRole.of(settings.node().name()))),
            "node settings");
    return node.withFallback(libraries)
        .withFallback(JournalConfig.pekko(journal))
        .withFallback(ConfigFactory.parseResources("frontdesk/ops/node/pekko.conf"))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }
}
