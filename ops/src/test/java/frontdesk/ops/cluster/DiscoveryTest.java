package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.ClusterSettings;
import frontdesk.config.ClusterSettings.Discovery;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that nobody names find each other where their platform keeps them. */
class DiscoveryTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final List<String> HOSTS = List.of("127.0.12.1", "127.0.12.2");
  private static final int MANAGEMENT = 7626;
  private static final String RESOLVER = "127.0.12.8";

  private final List<TestMember> members = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (TestMember member : members) {
      member.close();
    }
  }

  @Test
  void shouldFindEachOtherByName() throws Exception {
    List<InetAddress> addresses = new ArrayList<>();
    for (String host : HOSTS) {
      addresses.add(InetAddress.getByName(host));
    }
    try (NameServer names = new NameServer(RESOLVER, addresses)) {
      formOne(
          discovery(Discovery.Method.DNS, "nodes.clinic.example"),
          ConfigFactory.parseMap(
              Map.of("pekko.io.dns.async-dns.nameservers", List.of(names.place()))));
    }
  }

  @Test
  void shouldFindEachOtherAmongThePodsOfTheirNamespace(@TempDir Path folder) throws Exception {
    String host = System.getenv("KUBERNETES_SERVICE_HOST");
    int port = Integer.parseInt(System.getenv("KUBERNETES_SERVICE_PORT"));
    TestCertificates.Server tls = TestCertificates.server(folder, host);
    Path token = Files.writeString(folder.resolve("token"), PodList.TOKEN);
    try (PodList pods = new PodList(InetAddress.getByName(host), port, tls, HOSTS)) {
      assertThat(pods).isNotNull();
      formOne(
          discovery(Discovery.Method.KUBERNETES_API, "frontdesk"),
          ConfigFactory.parseMap(
              Map.of(
                  "pekko.discovery.kubernetes-api.api-ca-path",
                  tls.authority().toString(),
                  "pekko.discovery.kubernetes-api.api-token-path",
                  token.toString())));
    }
  }

  private void formOne(Discovery discovery, Config ground) throws Exception {
    for (String host : HOSTS) {
      members.add(
          new TestMember(
              TestMember.node("node-" + members.size(), host), found(host, discovery), ground));
    }
    // when
    List<CompletableFuture<Formation.Outcome>> outcomes =
        members.stream().map(node -> CompletableFuture.supplyAsync(() -> formed(node))).toList();
    // then
    for (CompletableFuture<Formation.Outcome> outcome : outcomes) {
      assertThat(outcome.get()).isInstanceOf(Formation.Outcome.Formed.class);
    }
    TestMember first = members.get(0);
    Awaiting.until("one cluster", LIMIT, () -> first.sees(first, members.get(1)));
  }

  private static Formation.Outcome formed(TestMember member) {
    try {
      return member.formed();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Discovery discovery(Discovery.Method method, String service) {
    return new Discovery(
        method, List.of(), service, Optional.of(PodList.NAMESPACE), "app=%s", HOSTS.size());
  }

  private static ClusterSettings found(String host, Discovery discovery) {
    ClusterSettings plain = TestMember.cluster(List.of(), Optional.empty());
    return new ClusterSettings(
        List.of(),
        host,
        MANAGEMENT,
        discovery,
        plain.strangersPatience(),
        Optional.empty(),
        plain.watch(),
        plain.suspicion());
  }
}
