package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.engine.provider.wire.WireSettings;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts.Of;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.VendorFake;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every vendor's voice keeps on top of that, whatever its vendor does. */
@Execution(ExecutionMode.CONCURRENT)
abstract class VendorVoiceContract extends SynthesizerContract {
  private static final Duration LONG = Duration.ofSeconds(8);

  /** One for all vendors: it ends with the process. */
  static final ActorTestKit KIT = ActorTestKit.create();

  /** As patient as a machine that is busy with other tests wants it. */
  static final Network NETWORK =
      new Network(
          KIT.system(),
          new WireSettings(
              LONG,
              LONG,
              LONG,
              Duration.ofMillis(100),
              LONG,
              Duration.ofMillis(200),
              200_000,
              100_000,
              2_000_000,
              Optional.empty()));

  /** Texts at once, and texts that may wait. */
  static final int TEXTS = 3;

  static final int WAITING = 20;

  static final VoiceBounds BOUNDS = bounds(LONG, LONG);

  /** For tests in which a deadline passes. */
  private static final VoiceBounds HASTY = bounds(Duration.ofMillis(600), Duration.ofMillis(400));

  static final VoiceChoice CHOICE =
      new VoiceChoice("model-1", Map.of("en", "anna", "ro", "ilinca"));

  /** Long enough that a text is not over when the test acts. */
  static final FakeSpeech SLOW = new FakeSpeech(Duration.ofMillis(5), Duration.ofMillis(20), 100);

  private VoiceBounds bounds = BOUNDS;

  private static VoiceBounds bounds(Duration firstAudioWithin, Duration gap) {
    return new VoiceBounds(
        firstAudioWithin,
        gap,
        Duration.ofSeconds(30),
        4_000,
        TEXTS,
        1,
        WAITING,
        Duration.ofSeconds(5));
  }

  @AfterEach
  void closeFake() {
    fake().close();
  }

  abstract VendorFake fake();

  /** From now on the fake speaks so. */
  abstract void speaks(FakeSpeech how);

  abstract SpeechSynthesizer open(Account account, VoiceBounds bounds);

  /** What the adapter makes of the vendor saying nonsense. */
  Failure garbled() {
    return Failure.of(Kind.BROKEN, "garbage");
  }

  @Override
  SpeechSynthesizer open() {
    return open(Wires.account("vendor", fake().uri()), bounds);
  }

  static void assertSpoken(HeardText heard, String text) throws Exception {
    assertThat(heard.outcome())
        .as(() -> heard.utterance().failure().toString())
        .isEqualTo(Outcome.COMPLETE);
    short[] expected = FakeSpeech.samples(text);
    short[] samples = heard.samples();
    assertThat(samples.length).isBetween(expected.length - 1, expected.length);
    // Resampled audio begins and ends softly.
    for (int i = 100; i < samples.length - 100; i++) {
      assertThat((int) samples[i]).isBetween(expected[i] - 60, expected[i] + 60);
    }
  }

  private void assertFails(Fault fault, Kind kind, String code) throws Exception {
    fake().fails(fault);
    HeardText heard = speak(SENTENCE);
    assertThat(heard.outcome()).isEqualTo(kind == Kind.BUSY ? Outcome.BUSY : Outcome.BROKEN);
    assertThat(heard.utterance().failure().kind()).as(fault.toString()).isEqualTo(kind);
    assertThat(heard.utterance().failure().code()).as(fault.toString()).matches(code);
    assertComesBack();
  }

  /** However it failed, the next text is spoken when the vendor is well. */
  private void assertComesBack() throws Exception {
    fake().fails(Fault.NONE);
    Await.until("it speaks again", () -> speak(OTHER).outcome() == Outcome.COMPLETE);
    assertSpoken(speak(OTHER), OTHER);
    assertThat(fake().counts().get(Of.OFFENCES)).isZero();
  }

  @Test
  void shouldLetTheFirstAudioBeHeardWhileTheRestIsMade() throws Exception {
    speaks(SLOW);
    HeardText heard = speak(SENTENCE).awaitPiece();
    assertThat(heard.utterance().done().toCompletableFuture()).isNotDone();
    assertSpoken(heard, SENTENCE);
    assertThat(fake().counts().get(Of.CANCELS)).isZero();
  }

  @Test
  void shouldSendEveryCharacterOnce() throws Exception {
    assertSpoken(speak(OTHER), OTHER);
    assertThat(fake().counts().get(Of.CHARACTERS))
        .isBetween((long) OTHER.length(), (long) OTHER.length() + 1);
    assertSpoken(speak(hard()), hard());
    assertThat(fake().counts().get(Of.OFFENCES)).isZero();
  }

  /** Octets that the vendor sends for each sample of 8 kHz. */
  int octetsOfASample() {
    return 1;
  }

  @Test
  void shouldStopTheVendorWhenATextIsCancelled() throws Exception {
    speaks(SLOW);
    String text = SENTENCE.repeat(5);
    HeardText heard = speak(text).awaitPiece();
    // when
    heard.utterance().cancel();
    int pieces = heard.pieces();
    // then
    assertThat(heard.outcome()).isEqualTo(Outcome.CANCELLED);
    Await.until("the vendor sees it", () -> fake().counts().get(Of.CANCELS) == 1);
    long made = fake().counts().get(Of.AUDIO_BYTES);
    assertSpoken(speak(OTHER), OTHER);
    assertThat(heard.pieces()).isEqualTo(pieces);
    assertThat(made).isLessThan((long) FakeSpeech.samples(text).length * octetsOfASample());
    assertThat(fake().counts().get(Of.AFTER_CANCEL)).isZero();
  }

  @Test
  void shouldStopTheVendorBeforeItsFirstAudio() throws Exception {
    fake().fails(Fault.late(Duration.ofSeconds(1)));
    HeardText heard = speak(SENTENCE);
    Await.until("it is asked", () -> fake().counts().get(Of.CHARACTERS) > 0);
    heard.utterance().cancel();
    Await.until("the vendor sees it", () -> fake().counts().get(Of.CANCELS) == 1);
    assertThat(heard.pieces()).isZero();
    assertComesBack();
  }

  @Test
  void shouldHearNothingOfAVendorThatGoesOnAfterACancel() throws Exception {
    speaks(SLOW);
    fake().fails(Fault.goOnAfterCancel());
    HeardText heard = speak(SENTENCE).awaitPiece();
    heard.utterance().cancel();
    int pieces = heard.pieces();
    // then the next text is spoken alone
    assertSpoken(speak(OTHER), OTHER);
    assertThat(heard.pieces()).isEqualTo(pieces);
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED",
    "401,REFUSED",
    "402,REFUSED",
    "403,REFUSED",
    "404,REFUSED",
    "500,BROKEN",
    "502,BROKEN",
    "503,BROKEN"
  })
  void shouldSayWhyItIsRefused(int status, Kind kind) throws Exception {
    assertFails(Fault.refuse(status), kind, Integer.toString(status));
  }

  @Test
  void shouldBeRefusedWithAWrongKey() throws Exception {
    SpeechSynthesizer stranger = open(Wires.account("vendor", fake().uri(), "wrong"), BOUNDS);
    HeardText heard = HeardText.of(stranger, OTHER, manner());
    assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(heard.utterance().failure()).isEqualTo(Failure.of(Kind.REFUSED, "401"));
    stranger.close();
  }

  @Test
  void shouldTellForHowLongItIsToKeepAway() throws Exception {
    fake().fails(Fault.rateLimit(Duration.ofSeconds(7)));
    HeardText heard = speak(OTHER);
    assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(heard.utterance().failure())
        .isEqualTo(Failure.of(Kind.LIMITED, "429").until(Duration.ofSeconds(7)));
    assertComesBack();
  }

  @Test
  void shouldNotWaitForAVendorThatDoesNotBegin() throws Exception {
    bounds = HASTY;
    assertFails(Fault.stallAtFirstByte(), Kind.LATE, "first-(audio|byte)");
  }

  @Test
  void shouldNotWaitForAVendorThatStopsMidway() throws Exception {
    bounds = HASTY;
    assertFails(Fault.stallMidway(), Kind.LATE, "gap|idle");
  }

  @Test
  void shouldNotTrustNonsense() throws Exception {
    assertFails(Fault.garbage(), garbled().kind(), garbled().code());
  }

  @Test
  void shouldNoticeALostConnection() throws Exception {
    assertFails(Fault.drop(), Kind.BROKEN, "reset|1006");
  }

  @Test
  void shouldNoticeAConnectionOfWhichOnlyOneEndIsLeft() throws Exception {
    bounds = HASTY;
    fake().fails(Fault.halfOpen());
    HeardText heard = speak(SENTENCE);
    assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(heard.utterance().failure().kind()).isIn(Kind.LATE, Kind.BROKEN);
    assertComesBack();
  }

  @Test
  void shouldBearAVendorThatIsLate() throws Exception {
    fake().fails(Fault.late(Duration.ofMillis(200)));
    assertSpoken(speak(SENTENCE), SENTENCE);
  }

  @Test
  void shouldBearWhatItDoesNotKnow() throws Exception {
    fake().fails(Fault.strangers());
    assertSpoken(speak(SENTENCE), SENTENCE);
  }

  @Test
  void shouldLetTextsWaitAndRefuseTheRest() throws Exception {
    speaks(SLOW);
    List<HeardText> all = new ArrayList<>();
    IntStream.range(0, TEXTS + WAITING + 2).forEach(i -> all.add(speak("Number " + i)));
    List<Outcome> outcomes = new ArrayList<>();
    for (HeardText one : all) {
      outcomes.add(one.outcome());
    }
    assertThat(outcomes.subList(TEXTS + WAITING, all.size())).containsOnly(Outcome.BUSY);
    for (int i = 0; i < TEXTS; i++) {
      assertSpoken(all.get(i), "Number " + i);
    }

    assertThat(fake().counts().get(Of.OFFENCES)).isZero();
    assertThat(mostAtOnce()).isLessThanOrEqualTo(TEXTS);
  }

  /** The most texts at once that the vendor saw. */
  abstract int mostAtOnce();

  @Test
  void shouldNotSpeakForEver() throws Exception {
    // 32 seconds where 30 are allowed
    HeardText heard = speak("a".repeat(800));
    assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(heard.utterance().failure()).isEqualTo(Failure.of(Kind.BROKEN, "too-long"));
    assertThat(heard.samples().length).isLessThanOrEqualTo(30 * 8_000);
    assertComesBack();
  }

  @Test
  void shouldCloseItsSockets() throws Exception {
    speaks(SLOW);
    assertSpoken(speak(OTHER), OTHER);
    HeardText open = speak(SENTENCE.repeat(3)).awaitPiece();
    voice().close();
    assertThat(open.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(open.utterance().failure()).isEqualTo(Failure.CLOSED);
    Await.until("no socket is open", () -> fake().openSockets() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "ilinca"})
  void shouldTellVoicesApart(String name) {
    assertThat(
            voice()
                .sound(
                    new SpeechSynthesizer.Manner(
                        name.equals("anna") ? "en-US" : "ro-RO", Optional.empty(), 1)))
        .contains(name)
        .contains("model-1");
  }
}
