package frontdesk.ops.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.ClusterSettings;
import frontdesk.config.ClusterSettings.Discovery;
import frontdesk.config.NodeAddress;
import frontdesk.config.NodeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the settings of a node in its cluster into Pekko's. */
public final class ClusterConfig {
  private static final String ARTERY = "pekko.remote.artery.";
  private static final String CLUSTER = "pekko.cluster.";
  private static final String RESOLVER = CLUSTER + "split-brain-resolver.";
  private static final String HTTP = "pekko.management.http.";
  private static final String BOOTSTRAP = "pekko.management.cluster.bootstrap.";
  private static final String DISCOVERY = BOOTSTRAP + "contact-point-discovery.";

  /** Of the management port in a pod's specification. */
  private static final String PORT_NAME = "management";

  private ClusterConfig() {}

  /** Configuration to put before Frontdesk's {@code pekko.conf}. */
  public static Config pekko(NodeSettings node, ClusterSettings cluster) {
    Map<String, Object> values = new HashMap<>();
    values.put(ARTERY + "canonical.hostname", node.clusterHost());
    values.put(ARTERY + "canonical.port", node.clusterPort());
    values.put(CLUSTER + "roles", List.of(NodeRole.of(node.name())));
    suspicion(cluster.suspicion(), values);
    cluster.tls().ifPresent(tls -> encryption(tls, values));
    values.put(HTTP + "hostname", cluster.managementHost());
    values.put(HTTP + "port", cluster.managementPort());
    values.put(HTTP + "routes.health-checks", HealthRoutes.class.getName());
    discovery(cluster, values);
    return ConfigFactory.parseMap(values, "cluster settings");
  }

  private static void suspicion(ClusterSettings.Suspicion suspicion, Map<String, Object> values) {
    values.put(
        CLUSTER + "failure-detector.acceptable-heartbeat-pause",
        millis(suspicion.acceptablePause()));
    values.put(RESOLVER + "stable-after", millis(suspicion.stableAfter()));
    values.put(RESOLVER + "down-all-when-unstable", millis(suspicion.unstableAfter()));
  }

  private static void encryption(ClusterSettings.Tls tls, Map<String, Object> values) {
    String ssl = ARTERY + "ssl.";
    values.put(ARTERY + "transport", "tls-tcp");
    values.put(
        ssl + "ssl-engine-provider",
        "org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider");
    values.put(ssl + "rotating-keys-engine.key-file", absolute(tls.key()));
    values.put(ssl + "rotating-keys-engine.cert-file", absolute(tls.certificate()));
    values.put(ssl + "rotating-keys-engine.ca-cert-file", absolute(tls.authority()));
  }

  private static void discovery(ClusterSettings cluster, Map<String, Object> values) {
    Discovery discovery = cluster.discovery();
    if (discovery.method() == Discovery.Method.NONE) {
      values.put(HTTP + "routes.cluster-bootstrap", ""); // nobody asks there
      return;
    }
    values.put(DISCOVERY + "service-name", discovery.service());
    values.put(DISCOVERY + "required-contact-point-nr", discovery.required());
    switch (discovery.method()) {
      case CONFIG -> {
        values.put(DISCOVERY + "discovery-method", "config");
        values.put(
            "pekko.discovery.config.services",
            Map.of(
                discovery.service(),
                Map.of(
                    "endpoints",
                    discovery.contactPoints().stream().map(ClusterConfig::endpoint).toList())));
      }
      case DNS -> {
        values.put(DISCOVERY + "discovery-method", "pekko-dns");
        values.put(BOOTSTRAP + "contact-point.fallback-port", cluster.managementPort());
      }
      case KUBERNETES_API -> {
        values.put(DISCOVERY + "discovery-method", "kubernetes-api");
        values.put(DISCOVERY + "port-name", PORT_NAME);
        // Names of pods are resolved only where the cluster's DNS is set up for that.
        values.put("pekko.discovery.kubernetes-api.use-raw-ip", true);
        values.put("pekko.discovery.kubernetes-api.pod-label-selector", discovery.labelSelector());
        discovery
            .namespace()
            .ifPresent(name -> values.put("pekko.discovery.kubernetes-api.pod-namespace", name));
      }
      case NONE -> throw new IllegalStateException("no discovery");
    }
  }

  private static Map<String, Object> endpoint(NodeAddress node) {
    return Map.of("host", node.host(), "port", node.port());
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().toString();
  }

  private static String millis(Duration span) {
    return span.toMillis() + "ms";
  }
}
