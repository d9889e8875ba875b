package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.deepgram.DeepgramSettings;
import frontdesk.engine.provider.deepgram.Nova;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.StreamingRecognizer;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deepgram's Nova by WebSocket. */
class DeepgramContractTest extends StreamingContract {
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
