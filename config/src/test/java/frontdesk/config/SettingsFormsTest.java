package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be set in one of several ways. */
class SettingsFormsTest {
  @TempDir Path directory;

  @Test
  void shouldFindOtherNodesInOneOfSeveralWays() throws IOException {
    // given
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            """
            frontdesk {
              cluster.discovery { method = config, contact-points = ["192.0.2.1:7626"] }
              journal { database = postgresql, url = "jdbc:postgresql://h/d", user = u }
            }
            """);

    // when
    SettingsLoader.Outcome outcome = SettingsLoader.load(Optional.of(file), Map.of());

    // then
    ClusterSettings cluster = ((SettingsLoader.Loaded) outcome).settings().cluster();
    assertThat(cluster.discovery().method()).isEqualTo(ClusterSettings.Discovery.Method.CONFIG);
    assertThat(cluster.discovery().contactPoints())
        .containsExactly(new NodeAddress("192.0.2.1", 7626));
    assertThat(cluster.isShared()).isTrue();
  }

  /** Needs that callers from elsewhere get an answer, unlike the settings above. */
  @Test
  void shouldKnowByWhomATrunkProvesItsCalls() throws IOException {
    // given
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            """
            frontdesk.trunks = [{
              name = a, server = a, account = b, password = c
              caller-user = provider, caller-password = "open barley"
            }]
            """);

    // when
    SettingsLoader.Outcome outcome = SettingsLoader.load(Optional.of(file), Map.of());

    // then
    assertThat(((SettingsLoader.Loaded) outcome).settings().trunks().get(0).caller())
        .contains(new TrunkSettings.Caller("provider", new Secret("open barley")));
  }

  @Test
  void shouldTakeAServerByNameOrByAnAddressOfEitherKind() throws IOException {
    // given
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            """
            frontdesk.trunks = [
              { name = a, server = sip.example.net, account = b, password = c }
              { name = b, server = "192.0.2.1", account = b, password = c }
              { name = c, server = "2001:db8::1", account = b, password = c }
              { name = d, server = "[2001:db8::1]", account = b, password = c, domain = "::1" }
            ]
            """);

    // when
    SettingsLoader.Outcome outcome = SettingsLoader.load(Optional.of(file), Map.of());

    // then
    List<TrunkSettings> trunks = ((SettingsLoader.Loaded) outcome).settings().trunks();
    assertThat(trunks)
        .extracting(TrunkSettings::server)
        .containsExactly("sip.example.net", "192.0.2.1", "[2001:db8::1]", "[2001:db8::1]");
    assertThat(trunks)
        .extracting(TrunkSettings::domain)
        .containsExactly("sip.example.net", "192.0.2.1", "[2001:db8::1]", "[::1]");
  }
}
