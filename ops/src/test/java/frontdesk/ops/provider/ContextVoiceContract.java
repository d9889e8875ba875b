package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.voice.ContextSynthesizer;
import frontdesk.engine.provider.voice.ContextWire;
import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.wire.Account;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.ContextVoiceFake;
import frontdesk.ops.provider.fake.Counts.Of;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What voices keep whose texts share a socket. */
abstract class ContextVoiceContract<F extends ContextVoiceFake> extends VendorVoiceContract {
  final F fake;
  private final String idle;
  private final AtomicInteger ids = new AtomicInteger();

  /**
   * @param idle why the vendor closes a socket that nobody uses
   */
  ContextVoiceContract(F fake, String idle) {
    this.fake = fake;
    this.idle = idle;
  }

  abstract ContextWire wire(Account account);

  @Override
  F fake() {
    return fake;
  }

  @Override
  void speaks(FakeSpeech how) {
    fake.speaks(how);
  }

  @Override
  int mostAtOnce() {
    return fake.mostContexts();
  }

  @Override
  SpeechSynthesizer open(Account account, VoiceBounds bounds) {
    return new ContextSynthesizer(
        NETWORK, wire(account), bounds, () -> "c" + ids.incrementAndGet());
  }

  @Test
  void shouldUseOneSocketForManyTexts() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertSpoken(speak(OTHER), OTHER);
    }
    assertThat(fake.connections()).isEqualTo(1);
    assertThat(fake.openContexts()).isZero();
  }

  @Test
  void shouldTakeAnIdleCloseAsNothingUnusual() throws Exception {
    for (int i = 1; i <= 3; i++) {
      assertSpoken(speak(OTHER), OTHER);
      assertThat(fake.connections()).isEqualTo(i);
      fake.closeIdle(idle);
      Await.until("closed", () -> fake.openSockets() == 0);
    }
    assertSpoken(speak(SENTENCE), SENTENCE);
  }

  /** RFC 6455 section 7.4 and the vendors' lists. */
  @ParameterizedTest
  @CsvSource({
    "1000,BROKEN",
    "1001,BROKEN",
    "1008,REFUSED",
    "1009,BROKEN",
    "1011,BROKEN",
    "1012,BROKEN",
    "1013,LIMITED"
  })
  void shouldUnderstandEveryClose(int code, Kind kind) throws Exception {
    fake.fails(Fault.closeWith(code, "what was to be said"));
    HeardText heard = speak(SENTENCE);
    assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(heard.utterance().failure().kind()).isEqualTo(kind);
    assertThat(heard.utterance().failure().code()).isEqualTo(Integer.toString(code));
    assertThat(heard.pieces()).isEqualTo(1);
    fake.fails(Fault.NONE);
    assertSpoken(speak(OTHER), OTHER);
  }

  @Test
  void shouldFailOnlyOneTextWhenOneIsCancelled() throws Exception {
    speaks(SLOW);
    HeardText first = speak(SENTENCE).awaitPiece();
    HeardText second = speak(OTHER).awaitPiece();
    first.utterance().cancel();
    assertSpoken(second, OTHER);
    assertThat(first.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(fake.counts().get(Of.OFFENCES)).isZero();
  }

  @Test
  void shouldBearBargeInAfterBargeIn() throws Exception {
    speaks(SLOW);
    for (int i = 0; i < 12; i++) {
      List<HeardText> turn = new ArrayList<>(List.of(speak(SENTENCE), speak(OTHER)));
      turn.get(0).awaitPiece();
      turn.forEach(one -> one.utterance().cancel());
    }
    assertSpoken(speak(OTHER), OTHER);
    assertThat(fake.counts().get(Of.OFFENCES)).isZero();
    assertThat(mostAtOnce()).isLessThanOrEqualTo(TEXTS);
    Await.until("every text is over", () -> fake.openContexts() == 0);
  }

  @Test
  void shouldSpeakAgainWhatASocketTookWithItUnheard() throws Exception {
    // given a socket that worked, and breaks before the first audio of the next text
    assertSpoken(speak(OTHER), OTHER);
    fake.fails(Fault.NONE);
    speaks(
        new frontdesk.ops.provider.fake.FakeSpeech(
            java.time.Duration.ofMillis(200), java.time.Duration.ofMillis(1), 100));
    HeardText heard = speak(SENTENCE);
    Await.until("it is asked", () -> fake.openContexts() == 1);
    fake.closeIdle(idle);
    // then
    assertSpoken(heard, SENTENCE);
    assertThat(fake.connections()).isEqualTo(2);
  }
}
