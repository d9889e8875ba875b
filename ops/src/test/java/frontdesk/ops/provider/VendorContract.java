package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.VendorFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every vendor's recognizer does on a bad day of the vendor. */
@Execution(ExecutionMode.CONCURRENT)
abstract class VendorContract extends RecognizerContract {
  static final EarSettings SETTINGS =
      new EarSettings(
          Duration.ofMillis(1_500),
          Duration.ofMillis(400),
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          20);

  private static @Nullable ActorTestKit kit;

  final EarFake fake = fake();
  private volatile String key = VendorFake.KEY;

  abstract EarFake fake();

  abstract SpeechRecognizer recognizer(Network network, Account account, EarSettings settings);

  /** Some vendors' interfaces take no terms; their fakes were told none then. */
  boolean takesTerms() {
    return true;
  }

  /** What the language is called on this vendor's wire. */
  String onTheWire(String language) {
    return language;
  }

  @Override
  SpeechRecognizer recognizer() {
    return recognizer(SETTINGS);
  }

  SpeechRecognizer recognizer(EarSettings settings) {
    return recognizer(network(), account(), settings);
  }

  final Network network() {
    return Wires.network(Objects.requireNonNull(kit).system());
  }

  final Account account() {
    return new Account("vendor", fake.uri(), () -> new Secret(key));
  }

  @Override
  void hearsYes(int times) {
    for (int i = 0; i < times; i++) {
      fake.hears(SpokenYes.WORDS);
    }
  }

  @AfterEach
  void closeFake() {
    assertThat(fake.counts().get(Counts.Of.OFFENCES)).as("the vendor's rules").isZero();
    fake.close();
  }

  @BeforeAll
  static void startUp() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void shutDown() {
    Objects.requireNonNull(kit).shutdownTestKit();
  }

  @Test
  void shouldGiveWordsAsThePortWantsThem() {
    fake.hears("Bună ziua, aș dori o programare la 10:30!");

    assertThat(say(request("ro")).words()).isEqualTo("bună ziua aș dori o programare la 10:30");
  }

  @Test
  void shouldSayWhichLanguageAndTermsAreLikely() {
    say(request("ro", "dr. Ionescu-Țepeș", "detartraj")).words();

    assertThat(fake.languages()).containsExactly(onTheWire("ro"));
    assertThat(fake.hints())
        .isEqualTo(takesTerms() ? List.of("dr. Ionescu-Țepeș", "detartraj") : List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403})
  void shouldSayThatItIsRefused(int status) {
    fake.fails(Fault.refuse(status));

    assertThat(say(english()).failure())
        .isEqualTo(Failure.of(Kind.REFUSED, Integer.toString(status)));
  }

  @Test
  void shouldBeRefusedWithAWrongKeyAndTakeTheRightOneNextTime() {
    hearsYes(1);
    key = "another-key";
    assertThat(say(english()).failure()).isEqualTo(Failure.of(Kind.REFUSED, "401"));
    key = VendorFake.KEY;

    assertThat(say(english()).words()).isEqualTo(SpokenYes.WORDS);
  }

  @Test
  void shouldSayForHowLongTheVendorWantsToBeLeftAlone() {
    fake.fails(Fault.rateLimit(Duration.ofSeconds(7)));

    assertThat(say(english()).failure())
        .isEqualTo(Failure.of(Kind.LIMITED, "429").until(Duration.ofSeconds(7)));
  }

  static Stream<Fault> broken() {
    return Stream.of(
        Fault.refuse(500), Fault.garbage(), Fault.drop(), Fault.closeWith(1_011, "internal"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void shouldSayThatItIsBrokenAndHearTheNextUtterance(Fault fault) {
    fake.always(SpokenYes.WORDS);
    try (Ear ear = tested().ear()) {
      fake.fails(fault);
      assertThat(say(ear, english()).failure().kind()).isEqualTo(Kind.BROKEN);
      fake.fails(Fault.NONE);

      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
    }
  }

  static Stream<Fault> silent() {
    return Stream.of(Fault.stallAtFirstByte(), Fault.stallMidway(), Fault.halfOpen());
  }

  @ParameterizedTest
  @MethodSource("silent")
  void shouldNotWaitForeverAndHearTheNextUtterance(Fault fault) {
    fake.always(SpokenYes.WORDS);
    try (Ear ear = tested().ear()) {
      fake.fails(fault);
      HeardWords heard = say(ear, english());
      assertThat(heard.failure().kind()).isIn(Kind.LATE, Kind.BROKEN);
      assertThat(heard.failures).hasSize(1);
      fake.fails(Fault.NONE);

      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
    }
  }

  @Test
  void shouldSayThatNobodyListens() {
    fake.close();

    assertThat(say(english()).failure()).isEqualTo(Failure.of(Kind.BROKEN, "connect"));
  }

  @Test
  void shouldWaitForAnAnswerThatIsOnlySlow() {
    hearsYes(1);
    fake.fails(Fault.late(Duration.ofMillis(300)));

    assertThat(say(english()).words()).isEqualTo(SpokenYes.WORDS);
  }

  @Test
  void shouldPassOverWhatNoDocumentationNames() {
    hearsYes(1);
    fake.fails(Fault.strangers());

    assertThat(say(english()).words()).isEqualTo(SpokenYes.WORDS);
  }

  @Test
  void shouldHearNothingWhereNothingIsSaid() {
    HeardWords heard = say(english());

    assertThat(heard.words()).isEmpty();
    assertThat(heard.finals.get(0).rejected()).isTrue();
  }

  @Test
  void shouldSendNoMoreThanTheLongestUtterance() {
    Request brief = new Request("en", english().grammar(), List.of(), 1, Duration.ofMillis(600));
    HeardWords heard = say(brief);
    heard.words();

    assertThat(heard.finals.get(0).duration()).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void shouldCloseItsSocketsWhenTheCallIsOver() {
    hearsYes(1);
    Ear ear = tested().ear();
    say(ear, english()).words();
    Session open = ear.open(english(), new HeardWords());
    open.audio(SpokenYes.frames().get(0));
    open.cancel();
    ear.close();
    tested().close();

    Await.until("sockets closed", () -> streams() ? fake.openSockets() == 0 : true);
  }

  /** Uploads leave a pooled connection, which is the node's and no call's. */
  abstract boolean streams();
}
