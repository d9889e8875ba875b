package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.ClusterSettings;
import frontdesk.config.ClusterSettings.Discovery;
import frontdesk.config.NodeAddress;
import frontdesk.config.NodeSettings;
import frontdesk.ops.playground.ClosedPorts;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that get into a cluster, and those that do not and say why. */
class FormationTest {
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** As often as every fifth minute otherwise. */
  private static final Config LOOKS_FOR_FILES_AGAIN =
      ConfigFactory.parseString(
          "pekko.remote.artery.ssl.rotating-keys-engine.ssl-context-cache-ttl = 100ms");

  private final List<TestMember> members = new ArrayList<>();

  @TempDir Path directory;

  @AfterEach
  void stop() throws Exception {
    for (TestMember member : members) {
      member.close();
    }
  }

  @Test
  void shouldTellItsHealthAndRefuseASecondNodeOfTheSameName() throws Exception {
    // given
    NodeSettings seed = TestMember.node("node-1", "127.0.11.1");
    TestMember first = member(seed, TestMember.seededBy(seed));
    Formation.Outcome.Formed formed = formed(first.formed());

    // then the endpoints are up before the node is
    assertThat(status(formed, "/alive")).isEqualTo(200);
    assertThat(status(formed, "/ready")).isEqualTo(503);
    first.health.readyUnless(Optional::empty);
    assertThat(status(formed, "/ready")).isEqualTo(200);
    first.health.readyUnless(() -> Optional.of("draining"));
    assertThat(status(formed, "/ready")).isEqualTo(503);
    assertThat(status(formed, "/alive")).isEqualTo(200);
    assertThat(status(formed, "/bootstrap/seed-nodes")).isEqualTo(404);

    // when another node takes its name, and one a name of its own
    TestMember namesake =
        member(TestMember.node("node-1", "127.0.11.2"), TestMember.seededBy(seed));
    TestMember other = member(TestMember.node("node-3", "127.0.11.3"), TestMember.seededBy(seed));

    // then
    assertThat(lineOf(namesake.formed()))
        .contains("a node named node-1 is in the cluster already, at 127.0.11.1:");
    namesake.close();
    members.remove(namesake);
    formed(other.formed());
    Awaiting.until("two members", LIMIT, () -> first.sees(first, other));
  }

  @Test
  void shouldSayWhyItIsNotLetIn() throws Exception {
    // given one seed without anybody, and one that is no node
    int nobody = ClosedPorts.at(InetAddress.getByName("127.0.11.9"));
    try (ServerSocket stranger = new ServerSocket(0, 50, InetAddress.getByName("127.0.11.8"))) {
      ClusterSettings cluster =
          TestMember.cluster(
              List.of(
                  new NodeAddress("127.0.11.9", nobody),
                  new NodeAddress("127.0.11.8", stranger.getLocalPort())),
              Optional.empty());
      NodeSettings node =
          TestMember.node(
              "node-1",
              "127.0.11.1",
              ClosedPorts.at(InetAddress.getByName("127.0.11.1")),
              Duration.ofSeconds(1));

      // when
      String line = lineOf(member(node, cluster).formed());

      // then
      assertThat(line)
          .contains("after 1 s", "127.0.11.9:" + nobody + " has nobody listening", "127.0.11.8:")
          .doesNotContain("\n");
    }
  }

  @Test
  void shouldNameWhatIsMissingBeforeItStarts() throws Exception {
    // given
    NodeSettings node = TestMember.node("node-1", "127.0.11.1");
    ClusterSettings.Tls missing =
        new ClusterSettings.Tls(
            directory.resolve("a.key"), directory.resolve("a.crt"), directory.resolve("ca.crt"));

    // then
    assertThat(Formation.trouble(node, TestMember.cluster(List.of(), Optional.empty()))).isEmpty();
    assertThat(Formation.trouble(node, TestMember.cluster(List.of(), Optional.of(missing))))
        .hasValueSatisfying(line -> assertThat(line).contains("a.key"));
    try (ServerSocket taken =
        new ServerSocket(node.clusterPort(), 1, InetAddress.getByName(node.clusterHost()))) {
      assertThat(Formation.trouble(node, TestMember.cluster(List.of(), Optional.empty())))
          .hasValueSatisfying(line -> assertThat(line).contains(":" + taken.getLocalPort()));
    }
  }

  @Test
  void shouldFindEachOtherByContactPoints() throws Exception {
    // given
    List<NodeAddress> contacts =
        List.of(
            new NodeAddress("127.0.11.4", ClosedPorts.at(InetAddress.getByName("127.0.11.4"))),
            new NodeAddress("127.0.11.5", ClosedPorts.at(InetAddress.getByName("127.0.11.5"))));
    List<TestMember> both = new ArrayList<>();
    for (NodeAddress contact : contacts) {
      NodeSettings node = TestMember.node("node-" + both.size(), contact.host());
      both.add(member(node, foundBy(contact, contacts)));
    }

    // when
    List<CompletableFuture<Formation.Outcome>> outcomes =
        both.stream().map(node -> CompletableFuture.supplyAsync(() -> outcomeOf(node))).toList();

    // then
    for (CompletableFuture<Formation.Outcome> outcome : outcomes) {
      formed(outcome.get());
    }
    Awaiting.until("one cluster", LIMIT, () -> both.get(0).sees(both.get(0), both.get(1)));
  }

  @Test
  void shouldLetNobodyInWithoutACertificateOfTheSameAuthority() throws Exception {
    // given
    ClusterSettings.Tls ours = TestCertificates.make(directory, "ours");
    ClusterSettings.Tls theirs = TestCertificates.make(directory, "theirs");
    NodeSettings seed = TestMember.node("node-1", "127.0.11.1");
    List<NodeAddress> seeds = List.of(new NodeAddress(seed.clusterHost(), seed.clusterPort()));
    TestMember first = member(seed, TestMember.cluster(seeds, Optional.of(ours)));
    formed(first.formed());

    // when
    TestMember trusted = member(late("node-2"), TestMember.cluster(seeds, Optional.of(ours)));
    TestMember strange = member(late("node-3"), TestMember.cluster(seeds, Optional.of(theirs)));
    TestMember plain = member(late("node-4"), TestMember.cluster(seeds, Optional.empty()));
    List<CompletableFuture<Formation.Outcome>> outcomes =
        List.of(trusted, strange, plain).stream()
            .map(node -> CompletableFuture.supplyAsync(() -> outcomeOf(node)))
            .toList();

    // then
    formed(outcomes.get(0).get());
    assertThat(lineOf(outcomes.get(1).get())).contains("trusts other certificates");
    assertThat(lineOf(outcomes.get(2).get())).contains("trusts other certificates");
    assertThat(first.sees(first, trusted)).isTrue();
  }

  @Test
  void shouldShowARenewedCertificateWithoutARestart() throws Exception {
    // given
    ClusterSettings.Tls tls = TestCertificates.make(directory, "ours");
    NodeSettings seed = TestMember.node("node-1", "127.0.11.1");
    List<NodeAddress> seeds = List.of(new NodeAddress(seed.clusterHost(), seed.clusterPort()));
    TestMember first =
        member(seed, TestMember.cluster(seeds, Optional.of(tls)), LOOKS_FOR_FILES_AGAIN);
    formed(first.formed());
    InetSocketAddress address = new InetSocketAddress(seed.clusterHost(), seed.clusterPort());
    BigInteger old = TestCertificates.shownAt(address, directory, "ours").orElseThrow();

    // when
    TestCertificates.issue(directory, "ours");

    // then
    Awaiting.until(
        "it shows the new one",
        LIMIT,
        () ->
            TestCertificates.shownAt(address, directory, "ours")
                .filter(shown -> !shown.equals(old))
                .isPresent());
    TestMember other = member(late("node-2"), TestMember.cluster(seeds, Optional.of(tls)));
    formed(other.formed());
    Awaiting.until("two members", LIMIT, () -> first.sees(first, other));
  }

  private static NodeSettings late(String name) throws Exception {
    return TestMember.node(
        name, "127.0.11.7", ClosedPorts.at(InetAddress.getByName("127.0.11.7")), SHORT);
  }

  private static ClusterSettings foundBy(NodeAddress management, List<NodeAddress> contacts) {
    ClusterSettings plain = TestMember.cluster(List.of(), Optional.empty());
    return new ClusterSettings(
        List.of(),
        management.host(),
        management.port(),
        new Discovery(
            Discovery.Method.CONFIG, contacts, "frontdesk", Optional.empty(), "app=%s", 2),
        plain.strangersPatience(),
        Optional.empty(),
        plain.watch(),
        plain.suspicion());
  }

  private TestMember member(NodeSettings node, ClusterSettings cluster) throws Exception {
    return member(node, cluster, ConfigFactory.empty());
  }

  private TestMember member(NodeSettings node, ClusterSettings cluster, Config ground)
      throws Exception {
    TestMember member = new TestMember(node, cluster, ground);
    members.add(member);
    return member;
  }

  private static Formation.Outcome outcomeOf(TestMember member) {
    try {
      return member.formed();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Formation.Outcome.Formed formed(Formation.Outcome outcome) {
    assertThat(outcome).isInstanceOf(Formation.Outcome.Formed.class);
    return (Formation.Outcome.Formed) outcome;
  }

  private static String lineOf(Formation.Outcome outcome) {
    assertThat(outcome).isInstanceOf(Formation.Outcome.Failed.class);
    return ((Formation.Outcome.Failed) outcome).line();
  }

  private static int status(Formation.Outcome.Formed formed, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + formed.management() + path)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
