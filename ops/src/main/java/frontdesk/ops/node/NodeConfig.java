package frontdesk.ops.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.JournalSettings;
import frontdesk.ops.cluster.ClusterConfig;
import frontdesk.ops.tools.ToolRoutes;
import frontdesk.persistence.journal.JournalConfig;
import java.util.Map;

/**
 * The configuration of a node's actor system: Pekko's part of it. Holds secrets: never print it.
 */
final class NodeConfig {
  private NodeConfig() {}

  static Config actorSystem(FrontdeskSettings settings, JournalSettings journal, Config libraries) {
    return tools(settings)
        .withFallback(ClusterConfig.pekko(settings.node(), settings.cluster()))
        .withFallback(libraries)
        .withFallback(JournalConfig.pekko(journal))
        .withFallback(ConfigFactory.parseResources("frontdesk/ops/node/pekko.conf"))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  private static Config tools(FrontdeskSettings settings) {
    return settings.tools().enabled()
        ? ConfigFactory.parseMap(
            Map.of("pekko.management.http.routes.tools", ToolRoutes.class.getName()))
        : ConfigFactory.empty();
  }
}
