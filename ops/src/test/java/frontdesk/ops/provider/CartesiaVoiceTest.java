package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.cartesia.CartesiaWire;
import frontdesk.engine.provider.voice.ContextSynthesizer;
import frontdesk.engine.provider.voice.VoiceBounds;
import frontdesk.engine.provider.wire.Account;
import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cartesia's voice against its stand-in. */
class CartesiaVoiceTest extends ContextVoiceContract {
  private final CartesiaFake fake = new CartesiaFake();
  private final AtomicInteger ids = new AtomicInteger();

  @Override
  CartesiaFake fake() {
    return fake;
  }

  @Override
  void speaks(FakeSpeech how) {
    fake.speaks(how);
  }

  @Override
  void closeIdle() {
    fake.closeIdle(CartesiaFake.IDLE);
  }

  @Override
  int openContexts() {
    return fake.openContexts();
  }

  @Override
  int mostAtOnce() {
    return fake.mostContexts();
  }

  @Override
  SpeechSynthesizer open(Account account, VoiceBounds bounds) {
    return new ContextSynthesizer(
        NETWORK, new CartesiaWire(account, CHOICE), bounds, () -> "c" + ids.incrementAndGet());
  }

  /** Others share the account. */
  @Test
  void shouldSayWhenTheVendorAllowsFewerTexts() throws Exception {
    fake.allows(1);
    speaks(SLOW);
    HeardText first = speak(SENTENCE).awaitPiece();
    HeardText second = speak(OTHER);
    assertThat(second.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(second.utterance().failure())
        .isEqualTo(Failure.of(Kind.LIMITED, "concurrency_limited"));
    assertSpoken(first, SENTENCE);
  }
}
