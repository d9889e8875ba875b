package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.deepgram.Flux;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.StreamingRecognizer;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import org.junit.jupiter.api.Test;

/** Deepgram's Flux, which judges turns itself. */
class FluxContractTest extends StreamingContract {
  @Override
  EarFake fake() {
    return new DeepgramFake();
  }

  @Override
  boolean keepsAlive() {
    return false;
  }

  @Override
  SpeechRecognizer recognizer(Network network, Account account, EarSettings settings) {
    return new StreamingRecognizer(
        network, new Flux(account, DeepgramContractTest.DEEPGRAM), settings);
  }

  /** It judges pauses itself. */
  @Test
  void shouldLeavePausesToTheVendor() {
    fake.hears("yes please");
    HeardWords heard = new HeardWords();
    Session session = tested().open(english(), heard);
    SpokenYes.into(session);

    assertThat(session.pause()).isFalse();
    session.finish();
    assertThat(heard.words()).isEqualTo("yes please");
    assertThat(fake.counts().get(Counts.Of.FINALIZES)).isEqualTo(1);
  }

  @Test
  void shouldSayThatASentenceIsLikelyFinished() {
    fake.hears("yes please");
    HeardWords heard = new HeardWords();
    Session session = tested().open(english(), heard);
    SpokenYes.into(session);
    Await.until("likely finished", () -> !heard.likelyFinished.isEmpty());
    session.finish();

    assertThat(heard.words()).isEqualTo("yes please");
    assertThat(heard.partials).startsWith("yes");
    assertThat(heard.likelyFinished).containsExactly("yes please");
  }
}
