package frontdesk.engine.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.registration.Registration;
import frontdesk.engine.sip.registration.RegistrationFailure;
import frontdesk.engine.sip.registration.RegistrationListener;
import frontdesk.engine.sip.registration.RegistrationOrder;
import frontdesk.engine.sip.registration.RegistrationTimes;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registration at a real registrar, over sockets. */
class RegistrationAtKamailioTest {
  private static final String ACCOUNT = "+442079460000";
  private static final SipUri OWN = SipUri.parse("sip:desk@127.0.0.1:5066").orElseThrow();
  private static final SipUri OTHER = SipUri.parse("sip:desk@127.0.0.1:5067").orElseThrow();

  /** Keeps what became of it. */
  private static final class Heard implements RegistrationListener {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void onRegistered(Duration granted, Optional<String> seenAs) {
      told.add("registered " + granted.toSeconds());
    }

    @Override
    public void onFailed(RegistrationFailure why, int status, Duration next) {
      told.add("failed " + why);
    }

    @Override
    public void onEnded() {
      told.add("ended");
    }

    String next() throws InterruptedException {
      String next = told.poll(15, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing became of the registration");
      }
      return next;
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP, MD5", "TCP, SHA-256"})
  void shouldRegisterRefreshWithAnOldNonceAndTakeItselfBack(
      TransportKind kind, String algorithm, @TempDir Path folder) throws Exception {
    try (Kamailio kamailio = Kamailio.start(folder, 1, algorithm);
        TestDesk desk = TestDesk.open()) {
      // given
      Heard heard = new Heard();
      Registration registration =
          desk.agent().registration(order(kamailio, kind, Kamailio.PASSWORD), heard);
      assertThat(kamailio.found(ACCOUNT)).isEmpty();
      // when
      registration.register(List.of(OWN));
      // then
      assertThat(heard.next()).isEqualTo("registered 4");
      assertThat(kamailio.found(ACCOUNT)).isEqualTo(OWN.text());
      // and the refresh after 2 s or more comes with a nonce that was good for 1 s
      assertThat(heard.next()).isEqualTo("registered 4");
      // when
      registration.register(List.of(OTHER));
      // then
      assertThat(heard.next()).isEqualTo("registered 4");
      assertThat(kamailio.found(ACCOUNT)).isEqualTo(OTHER.text());
      // when
      registration.end();
      // then
      assertThat(heard.next()).isEqualTo("ended");
      assertThat(kamailio.found(ACCOUNT)).isEmpty();
    }
  }

  @Test
  void shouldNotBeRegisteredWithAnotherPassword(@TempDir Path folder) throws Exception {
    try (Kamailio kamailio = Kamailio.start(folder, 30, "MD5");
        TestDesk desk = TestDesk.open()) {
      // given
      Heard heard = new Heard();
      Registration registration =
          desk.agent().registration(order(kamailio, TransportKind.UDP, "close sesame"), heard);
      // when
      registration.register(List.of(OWN));
      // then
      assertThat(heard.next()).isEqualTo("failed WRONG_CREDENTIALS");
      assertThat(kamailio.found(ACCOUNT)).isEmpty();
    }
  }

  private static RegistrationOrder order(Kamailio kamailio, TransportKind kind, String password) {
    return new RegistrationOrder(
        SipUri.parse("sip:trunk.example").orElseThrow(),
        SipUri.parse("sip:" + ACCOUNT + "@trunk.example").orElseThrow(),
        kind,
        kamailio.address(),
        "desk",
        new Secret(password),
        new RegistrationTimes(
            Duration.ofSeconds(4),
            Duration.ofHours(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5)));
  }
}
