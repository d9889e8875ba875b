package frontdesk.ops.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.JournalSettings;
import frontdesk.ops.cluster.ClusterConfig;
import frontdesk.persistence.journal.JournalConfig;

/**
 * The configuration of a node's actor system: Pekko's part of it. Holds secrets: never print it.
 */
final class NodeConfig {
  private NodeConfig() {}

  static Config actorSystem(FrontdeskSettings settings, JournalSettings journal, Config libraries) {
    return ClusterConfig.pekko(settings.node(), settings.cluster())
        .withFallback(libraries)
        .withFallback(JournalConfig.pekko(journal))
        .withFallback(ConfigFactory.parseResources("frontdesk/ops/node/pekko.conf"))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }
}
