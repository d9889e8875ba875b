package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.StreamingRecognizer;
import frontdesk.engine.provider.soniox.Soniox;
import frontdesk.engine.provider.soniox.SonioxSettings;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Soniox by WebSocket. */
class SonioxContractTest extends StreamingContract {
  @Override
  EarFake fake() {
    return new SonioxFake();
  }

  @Override
  SpeechRecognizer recognizer(Network network, Account account, EarSettings settings) {
    SonioxSettings soniox =
        new SonioxSettings("stt-rt-v5", List.of("ro", "en"), Duration.ofSeconds(1));
    return new StreamingRecognizer(network, new Soniox(account, soniox), settings);
  }

  @ParameterizedTest
  @CsvSource({"400,REFUSED", "401,REFUSED", "402,REFUSED", "408,LATE", "429,LIMITED", "500,BROKEN"})
  void shouldReadAnErrorBeforeItsClose(int code, Kind kind) {
    fake.always("yes");
    fake.fails(Fault.closeWith(code, "free text that repeats the caller"));

    assertThat(say(english()).failure()).isEqualTo(Failure.of(kind, Integer.toString(code)));
  }

  @Test
  void shouldStartAgainAtOnceWhereTheVendorAsksForIt() {
    fake.always("yes");
    fake.fails(Fault.closeWith(503, "Cannot continue request (code 7)."), 1);

    assertThat(say(english()).words()).isEqualTo("yes");
    assertThat(fake.connections()).isEqualTo(2);
  }

  @Test
  void shouldStartAgainOnlyOnce() {
    fake.always("yes");
    fake.fails(Fault.closeWith(503, "Cannot continue request (code 7)."));

    assertThat(say(english()).failure()).isEqualTo(Failure.of(Kind.BROKEN, "503"));
    assertThat(fake.connections()).isEqualTo(2);
  }
}
