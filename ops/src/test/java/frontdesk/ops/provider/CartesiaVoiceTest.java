package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.cartesia.CartesiaWire;
import frontdesk.engine.provider.voice.ContextWire;
import frontdesk.engine.provider.wire.Account;
import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import org.junit.jupiter.api.Test;

/** Cartesia's voice against its stand-in. */
class CartesiaVoiceTest extends ContextVoiceContract<CartesiaFake> {
  CartesiaVoiceTest() {
    super(new CartesiaFake(), CartesiaFake.IDLE);
  }

  @Override
  ContextWire wire(Account account) {
    return new CartesiaWire(account, CHOICE);
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
