package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.deepgram.DeepgramSettings;
import frontdesk.engine.provider.deepgram.Nova;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.Heard;
import frontdesk.engine.provider.ear.Reader;
import frontdesk.engine.provider.ear.StreamingRecognizer;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deepgram's Nova by WebSocket. */
class DeepgramContractTest extends FinalizingContract {
  /** Frames in which the stand-in hears them, and hardly more. */
  private static final int FIVE_WORDS = 65;

  static final DeepgramSettings DEEPGRAM =
      new DeepgramSettings(
          "nova-3",
          List.of("en", "ro"),
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          "flux-general-multi",
          List.of("en"),
          0.7,
          0.5);

  @Override
  EarFake fake() {
    return new DeepgramFake();
  }

  @Override
  SpeechRecognizer recognizer(Network network, Account account, EarSettings settings) {
    return new StreamingRecognizer(network, new Nova(account, DEEPGRAM), settings);
  }

  @Test
  void shouldTakeAnEmptyAnswerToFinalizeForTheEnd() {
    ((DeepgramFake) fake).finalizesEmpty();
    fake.hears("yes tomorrow");
    HeardWords heard = say(english());

    assertThat(heard.words()).isEqualTo("yes tomorrow");
    assertThat(heard.likelyFinished).containsExactly("yes tomorrow"); // speech_final
  }

  /** docs/finalize: an answer is not guaranteed where nothing is left, so nobody is asked. */
  @Test
  void shouldNotAskWhereTheVendorHasMadeAllFinalByItself() {
    ((DeepgramFake) fake).hearsEndpoints();
    fake.hears("yes please do come tomorrow");
    HeardWords heard = new HeardWords();
    Session session = tested().open(english(), heard);
    SpokenYes.frames().subList(0, FIVE_WORDS).forEach(session::audio);
    Await.until("an end of " + heard.told, () -> !heard.likelyFinished.isEmpty());
    session.finish();

    assertThat(heard.told).endsWith("likely", "final"); // at once, by this thread
    assertThat(heard.words()).isEqualTo("yes please do come tomorrow");
    assertThat(fake.counts().get(Counts.Of.FINALIZES)).isZero();
  }

  /** Its own end of the sentence was on its way when it was asked: it says no more than that. */
  @Test
  void shouldNotWaitForAnAnswerThatIsNotOwed() {
    ((DeepgramFake) fake).hearsEndpoints();
    fake.finalAfter(Duration.ofMillis(150));
    fake.hears("yes please do come tomorrow");
    HeardWords heard = new HeardWords();
    Session session = tested().open(english(), heard);
    SpokenYes.frames().subList(0, FIVE_WORDS).forEach(session::audio);
    session.finish();

    assertThat(heard.words()).isEqualTo("yes please do come tomorrow");
    assertThat(fake.counts().get(Counts.Of.FINALIZES)).isEqualTo(1);
  }

  /** The twin: with words still to come that is a vendor who is late. */
  @Test
  void shouldNotTakeABeginningForAll() {
    Reader reader = new Nova(Wires.account("deepgram", fake.uri()), DEEPGRAM).reader();
    Duration sent = Duration.ofSeconds(2);

    reader.read(results("yes", 1.9, true));
    reader.read(results("please", 2.0, false));
    assertThat(reader.rest(sent)).as("shown, not final").isEmpty();
    reader.read(results("please", 1.5, true));
    assertThat(reader.rest(sent)).as("final, and half a second of audio beyond").isEmpty();
    reader.read(results("", 1.9, true));
    assertThat(reader.rest(sent)).contains(new Heard.Final("yes please", 0.9));
  }

  private static String results(String words, double until, boolean isFinal) {
    return """
        {"type":"Results","start":0.5,"duration":%s,"is_final":%s,
         "channel":{"alternatives":[{"transcript":"%s","confidence":0.9}]}}"""
        .formatted(until - 0.5, isFinal, words);
  }

  @ParameterizedTest
  @CsvSource({
    "1011,did not receive audio data. See https://dpgr.am/net0001,NET-0001",
    "1011,did not provide a response message. See https://dpgr.am/net0000,NET-0000",
    "1008,DATA-0000,DATA-0000"
  })
  void shouldCallAFailureByTheVendorsName(int code, String reason, String name) {
    fake.always("yes");
    fake.fails(Fault.closeWith(code, reason));

    assertThat(say(english()).failure())
        .isEqualTo(Failure.of(code == 1_008 ? Kind.REFUSED : Kind.BROKEN, name));
  }
}
