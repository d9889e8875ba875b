package frontdesk.config;

import frontdesk.config.check.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How nodes find each other, and what they take for the death of one.
 *
 * @param seedNodes nodes that a new one asks to be let in, in an order that all of them share;
 *     empty for a cluster of its own
 * @param managementHost where health is told and other nodes look whether this one lives
 * @param managementPort 0 lets the system choose
 * @param strangersPatience how long a node waits for the sessions of nodes that it does not know to
 *     end; then another cluster uses its database, and it does not start
 * @param tls nodes show each other certificates; empty where their network is trusted
 */
public record ClusterSettings(
    List<NodeAddress> seedNodes,
    String managementHost,
    int managementPort,
    Discovery discovery,
    Duration strangersPatience,
    Optional<Tls> tls,
    Watch watch,
    Suspicion suspicion) {
  private static final int SESSION_GIVEN_UP_CHECKS = 10;

  /**
   * Finding nodes instead of naming them.
   *
   * @param contactPoints management addresses, for {@code CONFIG}
   * @param service the name in DNS, or the value for the label selector of Kubernetes
   * @param namespace of Kubernetes; empty for the pod's own
   * @param labelSelector of Kubernetes, with %s for the service
   * @param required nodes that must be found before one of them starts a new cluster
   */
  public record Discovery(
      Method method,
      List<NodeAddress> contactPoints,
      String service,
      Optional<String> namespace,
      String labelSelector,
      int required) {

    /** Where they are looked up. */
    public enum Method {
      NONE,
      CONFIG,
      DNS,
      KUBERNETES_API
    }

    static Discovery read(Section section) {
      Discovery discovery =
          new Discovery(
              section.choice("method", Method.class),
              section.distinct(
                  section.texts(
                      "contact-points",
                      "host:port, such as 192.0.2.1:7626 or [2001:db8::1]:7626",
                      "write the cluster.management-host and management-port of a node",
                      NodeAddress::parse)),
              section.text("service"),
              section.optionalText("namespace"),
              section.text("label-selector"),
              section.number("required", 1, 100));
      section.rule(
          (discovery.method == Method.CONFIG) == !discovery.contactPoints.isEmpty(),
          "contact points with the method config, and only with it",
          "list the management addresses of two or three nodes, or choose another method",
          "contact-points",
          "method");
      section.finish();
      return discovery;
    }
  }

  /**
   * Files in PEM, read at the start: a new certificate is put in place and the nodes are started
   * again one by one. All certificates share a subject name, by which nodes know each other.
   *
   * @param key RSA, not encrypted
   * @param certificate issued by {@code authority} itself
   */
  public record Tls(Path key, Path certificate, Path authority) {

    static Optional<Tls> read(Section section) {
      Optional<Path> key = section.optionalPath("key-file");
      Optional<Path> certificate = section.optionalPath("certificate-file");
      Optional<Path> authority = section.optionalPath("authority-file");
      long given = Stream.of(key, certificate, authority).filter(Optional::isPresent).count();
      String missing =
          key.isEmpty()
              ? "key-file"
              : certificate.isEmpty() ? "certificate-file" : "authority-file";
      section.rule(
          given == 0 || given == 3,
          "key-file, certificate-file and authority-file",
          "set all three, or none",
          missing);
      section.finish();
      return given == 3
          ? Optional.of(new Tls(key.get(), certificate.get(), authority.get()))
          : Optional.empty();
    }
  }

  /**
   * How nodes watch each other.
   *
   * @param rollCall between two questions to every other node
   * @param doubtAfter without an answer, after which a node does not count as seen
   * @param probeTimeout for one fresh connection to be taken or refused
   * @param probePause between two probes of a node that is suspected
   * @param sightingValid how long another node's sighting counts
   * @param witnessTimeout for the database to answer whether a node's session is over
   * @param sessionCheck between two looks of a node whether it still has its own
   */
  public record Watch(
      Duration rollCall,
      Duration doubtAfter,
      Duration probeTimeout,
      Duration probePause,
      Duration sightingValid,
      Duration witnessTimeout,
      Duration sessionCheck) {

    static Watch read(Section section) {
      Watch watch =
          new Watch(
              section.duration("roll-call", Duration.ofMillis(50), Duration.ofSeconds(5)),
              section.duration("doubt-after", Duration.ofMillis(200), Duration.ofSeconds(30)),
              section.duration("probe-timeout", Duration.ofMillis(20), Duration.ofSeconds(5)),
              section.duration("probe-pause", Duration.ofMillis(20), Duration.ofSeconds(10)),
              section.duration("sighting-valid", Duration.ofMillis(100), Duration.ofSeconds(30)),
              section.duration("witness-timeout", Duration.ofMillis(100), Duration.ofSeconds(10)),
              section.duration("session-check", Duration.ofMillis(100), Duration.ofMinutes(1)));
      section.rule(
          watch.doubtAfter.compareTo(watch.rollCall.multipliedBy(2)) >= 0,
          "at least twice roll-call",
          "one lost answer is no reason to doubt",
          "doubt-after",
          "roll-call");
      section.rule(
          watch.sightingValid.compareTo(watch.probePause.plus(watch.probeTimeout)) > 0,
          "longer than probe-pause and probe-timeout together",
          "sightings of several nodes must be able to meet",
          "sighting-valid",
          "probe-pause",
          "probe-timeout");
      section.finish();
      return watch;
    }
  }

  /**
   * When a node that is not proven dead is given up all the same.
   *
   * @param acceptablePause without heartbeats, after which a node counts as unreachable
   * @param stableAfter without a further change, after which the majority goes on alone
   * @param unstableAfter further changes beyond it for so long: every node stops
   */
  public record Suspicion(Duration acceptablePause, Duration stableAfter, Duration unstableAfter) {

    static Suspicion read(Section section) {
      Suspicion suspicion =
          new Suspicion(
              section.duration("acceptable-pause", Duration.ofMillis(500), Duration.ofMinutes(1)),
              section.duration("stable-after", Duration.ofSeconds(1), Duration.ofMinutes(2)),
              section.duration("unstable-after", Duration.ofSeconds(1), Duration.ofMinutes(5)));
      section.finish();
      return suspicion;
    }
  }

  static ClusterSettings read(Section section) {
    ClusterSettings settings =
        new ClusterSettings(
            section.distinct(
                section.texts(
                    "seed-nodes",
                    "host:port, such as 192.0.2.1:7355 or [2001:db8::1]:7355",
                    "write the node.cluster-host and node.cluster-port of that node",
                    NodeAddress::parse)),
            section.text("management-host"),
            section.number("management-port", 0, 65_535),
            Discovery.read(section.section("discovery")),
            section.duration("strangers-patience", Duration.ofSeconds(1), Duration.ofMinutes(5)),
            Tls.read(section.section("tls")),
            Watch.read(section.section("watch")),
            Suspicion.read(section.section("suspicion")));
    section.rule(
        settings
                .suspicion
                .acceptablePause
                .plus(settings.suspicion.stableAfter)
                .compareTo(settings.watch.doubtAfter.multipliedBy(2))
            > 0,
        "suspicion.acceptable-pause and stable-after together more than twice it",
        "a node that is cut off must be silent long before others take its calls over",
        "watch.doubt-after",
        "suspicion.acceptable-pause",
        "suspicion.stable-after");
    section.rule(
        settings.strangersPatience.compareTo(
                settings.watch.sessionCheck.multipliedBy(SESSION_GIVEN_UP_CHECKS))
            > 0,
        "more than ten times watch.session-check",
        "the database needs as long to give up the session of a host that is gone",
        "strangers-patience",
        "watch.session-check");
    section.rule(
        settings.discovery.method == Discovery.Method.NONE || settings.seedNodes.isEmpty(),
        "either seed nodes or discovery",
        "remove one of them: they would start two clusters",
        "seed-nodes",
        "discovery.method");
    section.rule(
        settings.discovery.method != Discovery.Method.DNS || settings.managementPort != 0,
        "a port, the same on every node",
        "choose one: addresses in DNS have none",
        "management-port",
        "discovery.method");
    section.finish();
    return settings;
  }

  /** Whether there may be other nodes. */
  public boolean isShared() {
    return !seedNodes.isEmpty() || discovery.method != Discovery.Method.NONE;
  }
}
