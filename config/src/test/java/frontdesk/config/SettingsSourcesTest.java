package frontdesk.config;

import static frontdesk.config.SettingsMappingTest.CHANGED;
import static frontdesk.config.SettingsMappingTest.MASTER_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a setting's value is taken from: the file, the environment, a file that is named. */
class SettingsSourcesTest {
  @TempDir Path directory;

  @Test
  void shouldTakeEachEnvironmentVariableThatIsNamed() throws IOException {
    // given
    Map<String, String> environment = everyVariable();

    // when
    SettingsLoader.Outcome outcome = SettingsLoader.load(Optional.empty(), environment);

    // then
    assertThat(environment.keySet()).isEqualTo(variablesOfReference());
    FrontdeskSettings settings = ((SettingsLoader.Loaded) outcome).settings();
    assertThat(settings.node().name()).isEqualTo("node-7");
    assertThat(settings.node().dataDirectory()).isEqualTo(Path.of("elsewhere"));
    assertThat(settings.node().clusterHost()).isEqualTo("127.0.0.2");
    assertThat(settings.node().clusterPort()).isEqualTo(17_355);
    assertThat(settings.cluster().seedNodes()).isEqualTo(CHANGED.cluster().seedNodes());
    assertThat(settings.cluster().tls()).isEqualTo(CHANGED.cluster().tls());
    assertThat(settings.cluster().discovery().service()).isEqualTo("desks");
    assertThat(settings.cluster().discovery().namespace()).contains("clinics");
    assertThat(settings.cluster().discovery().required()).isEqualTo(3);
    assertThat(settings.cluster().managementHost()).isEqualTo("127.0.0.4");
    assertThat(settings.cluster().managementPort()).isEqualTo(17_626);
    assertThat(settings.sip().binding()).isEqualTo(CHANGED.sip().binding());
    assertThat(settings.sip().port()).isEqualTo(5070);
    assertThat(settings.sip().advertisedPort()).isEqualTo(5080);
    assertThat(settings.sip().allowedNetworks()).isEqualTo(CHANGED.sip().allowedNetworks());
    assertThat(settings.media().binding())
        .isEqualTo(
            new Binding(
                List.of(InternetAddresses.literal("127.0.0.3").orElseThrow()),
                List.of(InternetAddresses.literal("192.0.2.11").orElseThrow())));
    assertThat(settings.media().portMin()).isEqualTo(20_000);
    assertThat(settings.media().portMax()).isEqualTo(20_999);
    assertThat(settings.call().slots()).isEqualTo(40);
    assertThat(settings.speech().recognizer()).isEqualTo(CHANGED.speech().recognizer());
    assertThat(settings.speech().synthesizer()).isEqualTo(CHANGED.speech().synthesizer());
    assertThat(settings.speech().engines()).isEqualTo(4);
    assertThat(settings.journal().database()).isEqualTo(JournalSettings.Database.POSTGRESQL);
    assertThat(settings.journal().file()).isEqualTo(Path.of("other/file"));
    assertThat(settings.journal().url()).isEqualTo(CHANGED.journal().url());
    assertThat(settings.journal().user()).isEqualTo("clerk");
    assertThat(settings.journal().password()).isEqualTo(new Secret("open sesame"));
    assertThat(settings.journal().schema()).isEqualTo("north");
    assertThat(settings.journal().pool().connections()).isEqualTo(8);
    assertThat(settings.keys().masterKey()).isEqualTo(CHANGED.keys().masterKey());
    assertThat(settings.keys().masterKeyFile()).isEqualTo(Path.of("other/master.key"));
    assertThat(settings.keys().url()).isEqualTo(CHANGED.keys().url());
    assertThat(settings.providers().wire().proxy())
        .contains(new NodeAddress("proxy.example.org", 3128));
    assertThat(settings.spend().limits().dayHard()).contains(new BigDecimal("4"));
    assertThat(settings.spend().limits().monthHard()).contains(new BigDecimal("60"));
    assertThat(settings.spend().alerts().url()).isEqualTo(CHANGED.spend().alerts().url());
    assertThat(settings.spend().alerts().secret()).isEqualTo(new Secret("open sesame"));
    assertThat(settings.trunking().callers().nonceSecret())
        .contains(new Secret("sixteen letters!"));
    assertThat(settings.clinics()).isEqualTo(CHANGED.clinics());
  }

  @Test
  void shouldPreferTheFileToTheEnvironmentToTheDefault() throws IOException {
    // given
    Path file = directory.resolve("own.conf");
    Files.writeString(
        file, "frontdesk.sip.port = 5071\nfrontdesk.node { name = ours, name = ${?THEIR_NAME} }");
    Map<String, String> environment =
        Map.of("FRONTDESK_SIP_PORT", "5072", "FRONTDESK_DATA", "there", "THEIR_NAME", "theirs");

    // when
    SettingsLoader.Outcome outcome = SettingsLoader.load(Optional.of(file), environment);

    // then
    FrontdeskSettings settings = ((SettingsLoader.Loaded) outcome).settings();
    assertThat(settings.sip().port()).isEqualTo(5071);
    assertThat(settings.node().name()).isEqualTo("theirs");
    assertThat(settings.keys().masterKeyFile()).isEqualTo(Path.of("there/keys/master.key"));
  }

  @Test
  void shouldHandOnWhatIsForLibrariesAndNothingElse() throws IOException {
    // given
    Path file = directory.resolve("own.conf");
    Files.writeString(file, "pekko.loglevel = DEBUG\nfrontdesk.call.slots = 10");

    // when
    SettingsLoader.Outcome outcome =
        SettingsLoader.load(
            Optional.of(file), Map.of("HOME", "/nowhere", "FRONTDESK_MASTER_KEY", MASTER_KEY));

    // then
    assertThat(((SettingsLoader.Loaded) outcome).libraries())
        .isEqualTo(ConfigFactory.parseString("pekko.loglevel = DEBUG"));
  }

  @Test
  void shouldTakeThePasswordFromAFile() throws IOException {
    // given
    Path secret = Files.writeString(directory.resolve("password"), "open sesame\n");

    // when
    SettingsLoader.Outcome outcome =
        SettingsLoader.load(
            Optional.empty(), Map.of("FRONTDESK_JOURNAL_PASSWORD_FILE", secret.toString()));

    // then
    assertThat(((SettingsLoader.Loaded) outcome).settings().journal().password())
        .isEqualTo(new Secret("open sesame"));
  }

  private static Map<String, String> everyVariable() {
    return Map.ofEntries(
        Map.entry("FRONTDESK_NODE_NAME", "node-7"),
        Map.entry("FRONTDESK_DATA", "elsewhere"),
        Map.entry("FRONTDESK_CLUSTER_HOST", "127.0.0.2"),
        Map.entry("FRONTDESK_CLUSTER_PORT", "17355"),
        Map.entry("FRONTDESK_CLUSTER_SEED_NODES", "127.0.0.2:17355, [::1]:17356"),
        Map.entry("FRONTDESK_CLUSTER_DISCOVERY", "none"),
        Map.entry("FRONTDESK_CLUSTER_CONTACT_POINTS", ""),
        Map.entry("FRONTDESK_CLUSTER_SERVICE", "desks"),
        Map.entry("FRONTDESK_CLUSTER_NAMESPACE", "clinics"),
        Map.entry("FRONTDESK_CLUSTER_REQUIRED", "3"),
        Map.entry("FRONTDESK_CLUSTER_TLS_KEY_FILE", "node.key"),
        Map.entry("FRONTDESK_CLUSTER_TLS_CERTIFICATE_FILE", "node.crt"),
        Map.entry("FRONTDESK_CLUSTER_TLS_AUTHORITY_FILE", "ca.crt"),
        Map.entry("FRONTDESK_MANAGEMENT_HOST", "127.0.0.4"),
        Map.entry("FRONTDESK_MANAGEMENT_PORT", "17626"),
        Map.entry("FRONTDESK_SIP_BIND", "0.0.0.0, ::1"),
        Map.entry("FRONTDESK_SIP_ADVERTISED", "192.0.2.10"),
        Map.entry("FRONTDESK_SIP_PORT", "5070"),
        Map.entry("FRONTDESK_SIP_ADVERTISED_PORT", "5080"),
        Map.entry("FRONTDESK_SIP_ALLOWED_NETWORKS", "192.0.2.0/24"),
        Map.entry("FRONTDESK_MEDIA_BIND", "127.0.0.3"),
        Map.entry("FRONTDESK_MEDIA_ADVERTISED", "192.0.2.11"),
        Map.entry("FRONTDESK_MEDIA_PORT_MIN", "20000"),
        Map.entry("FRONTDESK_MEDIA_PORT_MAX", "20999"),
        Map.entry("FRONTDESK_CALL_SLOTS", "40"),
        Map.entry("FRONTDESK_DRAIN_PATIENCE", "30s"),
        Map.entry("FRONTDESK_SPEECH_RECOGNIZER", "pocketsphinx"),
        Map.entry("FRONTDESK_SPEECH_SYNTHESIZER", "espeak-ng"),
        Map.entry("FRONTDESK_SPEECH_ENGINES", "4"),
        Map.entry("FRONTDESK_ANYTHING_ELSE", "false"),
        Map.entry("FRONTDESK_TOOLS", "true"),
        Map.entry("FRONTDESK_JOURNAL_DATABASE", "postgresql"),
        Map.entry("FRONTDESK_JOURNAL_FILE", "other/file"),
        Map.entry("FRONTDESK_JOURNAL_URL", "jdbc:postgresql://db.example.org/frontdesk"),
        Map.entry("FRONTDESK_JOURNAL_USER", "clerk"),
        Map.entry("FRONTDESK_JOURNAL_PASSWORD", "open sesame"),
        Map.entry("FRONTDESK_JOURNAL_PASSWORD_FILE", ""),
        Map.entry("FRONTDESK_JOURNAL_SCHEMA", "north"),
        Map.entry("FRONTDESK_JOURNAL_CONNECTIONS", "8"),
        Map.entry("FRONTDESK_MASTER_KEY", MASTER_KEY),
        Map.entry("FRONTDESK_MASTER_KEY_FILE", "other/master.key"),
        Map.entry("FRONTDESK_KEYS_URL", "jdbc:postgresql://keys.example.org/keys"),
        Map.entry("FRONTDESK_PROXY", "proxy.example.org:3128"),
        Map.entry("FRONTDESK_SPEND_DAY_HARD", "4"),
        Map.entry("FRONTDESK_SPEND_MONTH_HARD", "60"),
        Map.entry("FRONTDESK_ALERT_URL", "https://alerts.example.org/frontdesk"),
        Map.entry("FRONTDESK_ALERT_SECRET", "open sesame"),
        Map.entry("FRONTDESK_NONCE_SECRET", "sixteen letters!"),
        Map.entry("FRONTDESK_CLINICS", "one.conf, two.conf"));
  }

  private static Set<String> variablesOfReference() throws IOException {
    String text = Files.readString(Path.of("src/main/resources/reference.conf"));
    Set<String> variables = new TreeSet<>();
    Matcher matcher =
        Pattern.compile("^ +\\S+ = \\$\\{\\?(\\w+)}", Pattern.MULTILINE).matcher(text);
    while (matcher.find()) {
      variables.add(matcher.group(1));
    }
    return variables;
  }
}
