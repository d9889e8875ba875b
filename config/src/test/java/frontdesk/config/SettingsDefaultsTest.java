package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.privacy.Secret;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The default of every setting: a change of one is seen here. */
class SettingsDefaultsTest {
  private static final Binding LOOPBACK =
      new Binding(List.of(InternetAddresses.literal("127.0.0.1").orElseThrow()), List.of());

  private final FrontdeskSettings settings = SettingsLoader.defaults();

  @Test
  void shouldNameTheNode() {
    assertThat(settings.node())
        .isEqualTo(
            new NodeSettings(
                "frontdesk-1", Path.of("data"), 2, "127.0.0.1", 0, millis(30_000), millis(30_000)));
  }

  @Test
  void shouldBeAClusterOfItsOwn() {
    assertThat(settings.cluster())
        .isEqualTo(
            new ClusterSettings(
                List.of(),
                "127.0.0.1",
                0,
                new ClusterSettings.Discovery(
                    ClusterSettings.Discovery.Method.NONE,
                    List.of(),
                    "frontdesk",
                    Optional.empty(),
                    "app=%s",
                    2),
                millis(15_000),
                Optional.empty(),
                new ClusterSettings.Watch(
                    millis(250),
                    millis(1000),
                    millis(300),
                    millis(200),
                    millis(2000),
                    millis(1000),
                    millis(1000)),
                new ClusterSettings.Suspicion(millis(2000), millis(3000), millis(4000))));
  }

  @Test
  void shouldListenForSipOnLoopbackOnly() {
    assertThat(settings.sip())
        .isEqualTo(
            new SipSettings(
                true,
                true,
                LOOPBACK,
                5060,
                0,
                List.of(range("127.0.0.0/8"), range("::1/128")),
                false,
                new SipSettings.Limits(16384, 8192, 2048, 128, 256, 32, 4096, 1024, 256, 8, 64),
                new SipSettings.Timers(millis(500), millis(4000), millis(5000)),
                new SipSettings.Tcp(millis(120_000), millis(5000), 1024, 64, 256 * 1024),
                new SipSettings.Dialogs(
                    2048,
                    1024,
                    8,
                    millis(5000),
                    millis(180_000),
                    millis(180_000),
                    millis(90_000),
                    true),
                20_000,
                4096,
                1024 * 1024,
                5));
    assertThat(settings.sip().opensBeyondLoopback()).isFalse();
  }

  @Test
  void shouldSendAudioOnLoopbackOnly() {
    assertThat(settings.media())
        .isEqualTo(
            new MediaSettings(
                LOOPBACK,
                10_000,
                19_999,
                1,
                64,
                64,
                10,
                millis(1_000),
                millis(20_000),
                12,
                new MediaSettings.Jitter(millis(40), millis(10), millis(200), millis(2000))));
    assertThat(settings.media().callsThatFit()).isEqualTo(5000);
  }

  @Test
  void shouldBoundLineAndCall() {
    assertThat(settings.line())
        .isEqualTo(
            new LineSettings(
                millis(1500), millis(1200), millis(30_000), millis(2000), millis(1000)));
    assertThat(settings.call())
        .isEqualTo(
            new CallSettings(
                100,
                millis(30_000),
                Duration.ofMinutes(30),
                millis(8000),
                millis(1200),
                millis(1700),
                millis(30_000),
                3,
                millis(1500),
                millis(5000),
                Duration.ZERO,
                millis(6000),
                millis(4000),
                millis(300),
                millis(4000),
                millis(6000),
                millis(500),
                millis(10_000),
                new CallSettings.Tools(millis(2000), 8),
                new CallSettings.Audio(1000, 5, millis(100))));
  }

  @Test
  void shouldAskNoProviderAndBearWithThemAsTheReadmeSays() {
    assertThat(settings.providers())
        .isEqualTo(
            new ProvidersSettings(
                List.of(),
                List.of(),
                List.of(),
                new ProviderTuning(
                    millis(4000),
                    millis(400),
                    millis(300),
                    millis(1000),
                    0.7,
                    0.4,
                    millis(500),
                    millis(2000),
                    0.8,
                    8192),
                new ProvidersSettings.Wire(
                    millis(2000),
                    millis(5000),
                    millis(12_000),
                    Duration.ofMinutes(4),
                    millis(500),
                    512 * 1024,
                    1024 * 1024,
                    16 * 1024 * 1024,
                    Optional.empty()),
                new ResilienceSettings(
                    3,
                    0.2,
                    10,
                    millis(100),
                    millis(1000),
                    5,
                    millis(30_000),
                    Duration.ofMinutes(5),
                    millis(2000),
                    Duration.ofMinutes(10),
                    millis(1500),
                    new ResilienceSettings.Ears(
                        millis(500), millis(350), millis(2500), millis(4000), 2),
                    new ResilienceSettings.Voices(millis(1000), millis(1500)),
                    new ResilienceSettings.Minds(
                        millis(2000), millis(2000), millis(1200), millis(20_000), 8000, 16))));
  }

  @Test
  void shouldShareCallsWithOtherNodes() {
    assertThat(settings.takeover())
        .isEqualTo(
            new TakeoverSettings(
                true,
                32,
                millis(1000),
                millis(20),
                millis(500),
                millis(3000),
                millis(20_000),
                millis(10_000)));
  }

  @Test
  void shouldBoundSpeechAndDialogue() {
    assertThat(settings.speech())
        .isEqualTo(
            new SpeechSettings(
                SpeechSettings.Recognizer.AUTO,
                SpeechSettings.Synthesizer.AUTO,
                1,
                2,
                millis(4000),
                millis(700),
                millis(500),
                millis(1200),
                millis(600),
                millis(250),
                millis(15_000),
                millis(160),
                3,
                60,
                500,
                80 * 1024 * 1024,
                new VoiceActivitySettings(
                    millis(80),
                    millis(320),
                    0.6,
                    9,
                    12,
                    9,
                    millis(300),
                    -48,
                    millis(60),
                    millis(300)),
                new RecognizerSettings(
                    32,
                    256,
                    32,
                    millis(10_000),
                    1,
                    new RecognizerSettings.Sphinx4(2000, 1e-40, 0.1, 0.1, 8, 0.01, 0.3, 50_000),
                    new RecognizerSettings.Pocketsphinx(
                        Path.of("/usr/share/pocketsphinx/model/en-us"), 0.65, 0.1, 60, 0.3)),
                new SpeechSettings.Synthesis(
                    256,
                    2000,
                    millis(90_000),
                    millis(5000),
                    2,
                    millis(6000),
                    2,
                    -6,
                    0.75,
                    millis(3000),
                    millis(15_000),
                    2000,
                    128 << 20),
                new SpeechSettings.Interpreter(0.3, 0.7, 500)));
    assertThat(settings.dialogue())
        .isEqualTo(new DialogueSettings(new Limits(3, 0.75, 0.3, 0.75, 3, 200, 24, 8, true, true)));
  }

  @Test
  void shouldBoundTheEntitiesOfAClinic() {
    assertThat(settings.ledger())
        .isEqualTo(
            new LedgerSettings(
                Duration.ofMinutes(3),
                Duration.ofHours(24),
                3,
                100_000,
                20_000,
                20,
                1000,
                1000,
                new LedgerSettings.PerCaller(60, 12, 12, 6, 10_000),
                new LedgerSettings.Waiting(500, 3, Duration.ofHours(2), 3),
                new LedgerSettings.Reminders(
                    List.of(Duration.ofHours(24), Duration.ofHours(2)),
                    LocalTime.of(21, 0),
                    LocalTime.of(8, 0),
                    Duration.ofMinutes(30),
                    Duration.ofDays(14),
                    100,
                    Duration.ofMinutes(1)),
                new LedgerSettings.Series(6, Duration.ofDays(7))));
    assertThat(settings.callbacks()).isEqualTo(new CallbackSettings(500, 1000, 1000, 1000));
    assertThat(settings.patients())
        .isEqualTo(
            new PatientSettings(
                20,
                20,
                Duration.ofMinutes(15),
                1000,
                new PatientSettings.SameName(0.93, 5),
                new PatientSettings.Usual(20, 2, 0.6),
                new PatientSettings.Guesses(20, 10_000),
                1000,
                1000));
    assertThat(settings.access()).isEqualTo(new AccessSettings(500, 1000, 1000));
  }

  @Test
  void shouldStoreInTheDataDirectory() {
    assertThat(settings.journal())
        .isEqualTo(
            new JournalSettings(
                JournalSettings.Database.H2,
                Path.of("data/frontdesk"),
                "",
                "",
                new Secret(""),
                "frontdesk",
                new JournalSettings.Pool(4, 1000, millis(5000)),
                1000,
                4,
                millis(10_000),
                millis(5000),
                50,
                new JournalSettings.Watch(
                    millis(5000),
                    millis(500),
                    millis(3000),
                    16 * 1024,
                    millis(4000),
                    millis(20_000))));
    assertThat(settings.quarantine())
        .isEqualTo(
            new QuarantineSettings(
                3, millis(50), millis(20_000), millis(30_000), 1000, millis(5000)));
    assertThat(settings.keys())
        .isEqualTo(
            new KeysSettings(
                Optional.empty(),
                Path.of("data/keys/master.key"),
                Path.of("data/keys/keys"),
                "",
                "frontdesk_keys",
                1000,
                Duration.ofMinutes(5)));
    assertThat(settings.local())
        .isEqualTo(new LocalSettings(2, 16, 16 * 1024, millis(10_000), millis(60_000), 1000));
    assertThat(settings.tools()).isEqualTo(new ToolSettings(false, 8 * 1024, 16, millis(2_000)));
    assertThat(settings.catalogues()).isEqualTo(new CatalogueSettings(64));
    assertThat(settings.spend()).isEqualTo(SpendSettingsTest.DEFAULTS);
    assertThat(settings.brain())
        .isEqualTo(
            new BrainSettings(
                BrainSettings.When.UNCLEAR,
                2,
                true,
                3,
                millis(300),
                4000,
                5,
                300,
                240,
                2,
                millis(2000),
                millis(5000),
                millis(200),
                millis(300),
                2,
                millis(40),
                millis(300),
                512));
    assertThat(settings.clinics()).isEmpty();
  }

  @Test
  void shouldTellTheBoundAddressUnlessAnotherOfItsFamilyIsAdvertised() {
    // given
    InetAddress bound4 = InternetAddresses.literal("10.0.0.1").orElseThrow();
    InetAddress bound6 = InternetAddresses.literal("2001:db8::1").orElseThrow();
    InetAddress told = InternetAddresses.literal("192.0.2.1").orElseThrow();

    // when
    Binding binding = new Binding(List.of(bound4, bound6), List.of(told));

    // then
    assertThat(binding.advertisedFor(bound4)).isEqualTo(told);
    assertThat(binding.advertisedFor(bound6)).isEqualTo(bound6);
  }

  private static AddressRange range(String text) {
    return AddressRange.parse(text).orElseThrow();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
