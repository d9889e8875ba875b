package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.Secret;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each key reaches the component that it is for. */
class SettingsMappingTest {
  static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  /** Keys that have no default, so that reference.conf shows them in comments only. */
  private static final Set<String> WITHOUT_DEFAULT =
      Set.of(
          "frontdesk.cluster.discovery.namespace",
          "frontdesk.cluster.tls.key-file",
          "frontdesk.cluster.tls.certificate-file",
          "frontdesk.cluster.tls.authority-file",
          "frontdesk.journal.url",
          "frontdesk.journal.user",
          "frontdesk.journal.password",
          "frontdesk.keys.master-key",
          "frontdesk.keys.url",
          "frontdesk.providers.wire.proxy",
          "frontdesk.spend.limits.call-soft",
          "frontdesk.spend.limits.call-hard",
          "frontdesk.spend.limits.day-soft",
          "frontdesk.spend.limits.day-hard",
          "frontdesk.spend.limits.month-soft",
          "frontdesk.spend.limits.month-hard",
          "frontdesk.spend.alerts.url",
          "frontdesk.spend.alerts.secret",
          "frontdesk.trunking.callers.nonce-secret");

  /** One of two SIP transports must be on; seed nodes exclude discovery, tested by itself. */
  private static final Set<String> UNCHANGED =
      Set.of(
          "frontdesk.sip.tcp-enabled",
          "frontdesk.cluster.discovery.method",
          "frontdesk.cluster.discovery.contact-points");

  static final FrontdeskSettings CHANGED =
      new FrontdeskSettings(
          new NodeSettings(
              "node-7", Path.of("elsewhere"), 3, "127.0.0.2", 17_355, seconds(40), seconds(20)),
          new ClusterSettings(
              List.of(new NodeAddress("127.0.0.2", 17_355), new NodeAddress("::1", 17_356)),
              "127.0.0.4",
              17_626,
              new ClusterSettings.Discovery(
                  ClusterSettings.Discovery.Method.NONE, // seed nodes are given instead
                  List.of(),
                  "desks",
                  Optional.of("clinics"),
                  "name=%s",
                  3),
              seconds(25),
              Optional.of(
                  new ClusterSettings.Tls(
                      Path.of("node.key"), Path.of("node.crt"), Path.of("ca.crt"))),
              new ClusterSettings.Watch(
                  millis(100),
                  millis(900),
                  millis(200),
                  millis(150),
                  seconds(3),
                  seconds(2),
                  seconds(2)),
              new ClusterSettings.Suspicion(seconds(4), seconds(7), seconds(5))),
          new SipSettings(
              false,
              true,
              new Binding(List.of(ip("0.0.0.0"), ip("::1")), List.of(ip("192.0.2.10"))),
              5070,
              5080,
              List.of(AddressRange.parse("192.0.2.0/24").orElseThrow()),
              true,
              new SipSettings.Limits(20_480, 10_240, 3072, 99, 300, 40, 5120, 2048, 200, 6, 32),
              new SipSettings.Timers(millis(250), seconds(2), seconds(3)),
              new SipSettings.Tcp(seconds(60), seconds(3), 500, 50, 131_072),
              new SipSettings.Dialogs(
                  1000, 500, 4, seconds(3), seconds(100), seconds(90), seconds(120), false),
              5000,
              2000,
              2_097_152,
              7),
          new MediaSettings(
              new Binding(List.of(ip("127.0.0.3"), ip("::1")), List.of(ip("192.0.2.11"))),
              20_000,
              20_999,
              2,
              32,
              16,
              5,
              millis(600),
              seconds(15),
              20,
              new MediaSettings.Jitter(millis(60), millis(20), millis(300), seconds(3))),
          new LineSettings(seconds(1), seconds(2), seconds(20), seconds(4), seconds(2)),
          new CallSettings(
              40,
              seconds(10),
              seconds(1200),
              seconds(9),
              millis(800),
              millis(1_100),
              seconds(20),
              4,
              seconds(1),
              seconds(4),
              seconds(2),
              seconds(5),
              seconds(6),
              millis(700),
              seconds(3),
              seconds(8),
              millis(400),
              seconds(8),
              new CallSettings.Tools(seconds(1), 5),
              new CallSettings.Audio(500, 4, millis(80))),
          new TakeoverSettings(
              false, 16, seconds(2), millis(30), millis(400), seconds(2), seconds(30), seconds(15)),
          ChangedSpeech.SPEECH,
          new DialogueSettings(new Limits(4, 0.7, 0.4, 0.8, 2, 100, 12, 6, false, false)),
          new LedgerSettings(
              seconds(240),
              Duration.ofDays(2),
              2,
              5000,
              6000,
              10,
              500,
              200,
              new LedgerSettings.PerCaller(30, 6, 5, 4, 2000),
              new LedgerSettings.Waiting(50, 2, Duration.ofHours(3), 4),
              new LedgerSettings.Reminders(
                  List.of(Duration.ofDays(2), Duration.ofHours(3), Duration.ofMinutes(45)),
                  LocalTime.of(20, 30),
                  LocalTime.of(7, 15),
                  Duration.ofMinutes(20),
                  Duration.ofDays(9),
                  10,
                  Duration.ofMinutes(2)),
              new LedgerSettings.Series(5, Duration.ofDays(6))),
          new CallbackSettings(100, 200, 300, 400),
          new PatientSettings(
              10,
              11,
              Duration.ofMinutes(5),
              12,
              new PatientSettings.SameName(0.95, 6),
              new PatientSettings.Usual(13, 3, 0.75),
              new PatientSettings.Guesses(5, 600),
              20,
              30),
          new AccessSettings(400, 500, 600),
          new JournalSettings(
              JournalSettings.Database.POSTGRESQL,
              Path.of("other/file"),
              "jdbc:postgresql://db.example.org/frontdesk",
              "clerk",
              new Secret("open sesame"),
              "north",
              new JournalSettings.Pool(8, 2000, seconds(4)),
              900,
              6,
              seconds(7),
              seconds(3),
              25,
              new JournalSettings.Watch(
                  seconds(2),
                  Duration.ofMillis(250),
                  seconds(1),
                  8 * 1024,
                  seconds(5),
                  seconds(12))),
          new QuarantineSettings(5, millis(60), seconds(30), seconds(40), 50, seconds(6)),
          new KeysSettings(
              Optional.of(new Secret(MASTER_KEY)),
              Path.of("other/master.key"),
              Path.of("other/keys"),
              "jdbc:postgresql://keys.example.org/keys",
              "secrets",
              700,
              seconds(120)),
          new LocalSettings(3, 20, 8192, seconds(20), seconds(30), 500),
          new ToolSettings(true, 4096, 5, seconds(3)),
          new CatalogueSettings(9),
          ChangedProviders.SETTINGS,
          SpendSettingsTest.CHANGED,
          new BrainSettings(
              BrainSettings.When.ALWAYS,
              3,
              false,
              2,
              millis(400),
              3000,
              4,
              200,
              200,
              3,
              seconds(3),
              seconds(6),
              millis(300),
              millis(350),
              3,
              millis(60),
              millis(400),
              256),
          List.of(
              new TrunkSettings(
                  "provider-one",
                  "sip.example.net",
                  5080,
                  TrunkSettings.Transport.TCP,
                  "example.net",
                  "+442079460000",
                  "clerk",
                  new Secret("open sesame"),
                  Optional.of(new ClinicId("north")),
                  List.of("+442079460001"),
                  Duration.ofMinutes(10),
                  Optional.of(new NodeAddress("192.0.2.9", 5070)),
                  Optional.empty()),
              new TrunkSettings(
                  "provider-two",
                  "192.0.2.1",
                  5060,
                  TrunkSettings.Transport.UDP,
                  "192.0.2.1",
                  "1001",
                  "1001",
                  new Secret("tell nobody"),
                  Optional.empty(),
                  List.of(),
                  Duration.ofHours(1),
                  Optional.empty(),
                  Optional.empty())),
          new TrunkingSettings(
              seconds(2),
              seconds(3),
              seconds(4),
              seconds(10),
              5,
              new TrunkingSettings.Callers(
                  "north.example",
                  Optional.of(new Secret("sixteen letters!")),
                  seconds(30),
                  500,
                  50,
                  5)),
          List.of(Path.of("one.conf"), Path.of("two.conf")));

  @Test
  void shouldMapEveryKey() throws URISyntaxException {
    assertThat(SettingsLoader.load(Optional.of(everyKeyChanged()), Map.of()))
        .isInstanceOfSatisfying(
            SettingsLoader.Loaded.class,
            loaded -> assertThat(loaded.settings()).isEqualTo(CHANGED));
  }

  @Test
  void shouldChangeEveryKeyInTheTestAbove() throws URISyntaxException {
    // given
    Config defaults = reference();
    Config changed = ConfigFactory.parseFile(everyKeyChanged().toFile());
    Set<String> keys = new TreeSet<>(WITHOUT_DEFAULT);
    defaults.entrySet().forEach(entry -> keys.add(entry.getKey()));

    // then
    assertThat(changed.entrySet()).extracting(Map.Entry::getKey).containsAll(keys);
    for (Map.Entry<String, ?> entry : defaults.entrySet()) {
      if (!UNCHANGED.contains(entry.getKey())) {
        assertThat(changed.getValue(entry.getKey())).isNotEqualTo(entry.getValue());
      }
    }
  }

  /** A component that no key changes would be a setting that nobody can set. */
  @Test
  void shouldHaveAKeyForEveryComponent() throws ReflectiveOperationException {
    assertThat(same(SettingsLoader.defaults(), CHANGED, "frontdesk"))
        .containsExactly(
            "frontdesk.cluster.discovery.method",
            "frontdesk.cluster.discovery.contactPoints",
            "frontdesk.sip.tcp");
  }

  private static List<String> same(Record one, Record other, String path)
      throws ReflectiveOperationException {
    List<String> same = new ArrayList<>();
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(one);
      Object otherValue = component.getAccessor().invoke(other);
      String name = path + "." + component.getName();
      if (value instanceof Record inner && !(value instanceof Secret)) {
        same.addAll(same(inner, (Record) otherValue, name));
      } else if (value.equals(otherValue)) {
        same.add(name);
      }
    }
    return same;
  }

  @Test
  void shouldNotPrintSecrets() {
    assertThat(CHANGED.toString())
        .doesNotContain("sesame", MASTER_KEY, "open ")
        .contains("[redacted]");
  }

  private static Config reference() {
    return ConfigFactory.parseFile(Path.of("src/main/resources/reference.conf").toFile()).resolve();
  }

  private static Path everyKeyChanged() throws URISyntaxException {
    var url = SettingsMappingTest.class.getResource("every-key-changed.conf");
    return Path.of(Objects.requireNonNull(url).toURI());
  }

  private static InetAddress ip(String text) {
    return InternetAddresses.literal(text).orElseThrow();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
