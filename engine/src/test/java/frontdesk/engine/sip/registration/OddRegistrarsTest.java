package frontdesk.engine.sip.registration;

import static frontdesk.engine.sip.registration.VirtualRegistrar.OTHER;
import static frontdesk.engine.sip.registration.VirtualRegistrar.OWN;
import static frontdesk.engine.sip.registration.VirtualRegistrar.challenge;
import static frontdesk.engine.sip.registration.VirtualRegistrar.kept;
import static frontdesk.engine.sip.registration.VirtualRegistrar.ok;
import static frontdesk.engine.sip.registration.VirtualRegistrar.status;
import static frontdesk.engine.sip.registration.VirtualRegistrar.value;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.network.IpLiteral;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrars that keep, grant and ask something else than was asked of them. */
class OddRegistrarsTest {
  private static final InetSocketAddress SECOND =
      new InetSocketAddress(IpLiteral.parse("192.0.2.2").orElseThrow(), 5060);

  private final VirtualRegistrar registrar = new VirtualRegistrar();

  /**
   * Many keep one contact of an account: the others are asked for again, and that one never goes.
   */
  @Test
  void shouldStandWithWhatIsKeptOfItsContacts() {
    // given
    registrar.answering(ok("Contact: <" + OTHER.text() + ">;expires=120"));
    // when
    registrar.register(OWN, OTHER);
    // then
    assertThat(registrar.standing).containsExactly(OTHER);
    for (int refresh = 0; refresh < 30; refresh++) {
      assertThat(registrar.untilNext()).isLessThanOrEqualTo(Duration.ofSeconds(96));
      registrar.pass(registrar.untilNext());
    }
    assertThat(registrar.told).containsOnly("registered 120");
  }

  /** Behind an address translator what is listed may be ours. */
  @Test
  void shouldNotLetLapseWhatMayBeItsOwn() {
    // given
    registrar.answering(ok("Contact: <sip:desk@203.0.113.5:40000>;expires=60"));
    registrar.register(OWN);
    // when, then
    for (int attempt = 0; attempt < 20; attempt++) {
      assertThat(registrar.untilNext()).isLessThanOrEqualTo(Duration.ofSeconds(48));
      registrar.pass(registrar.untilNext());
    }
    assertThat(registrar.told).containsOnly("not_kept 200");
    assertThat(registrar.standing).isEmpty();
  }

  @Test
  void shouldNotBelieveAYesThatIsOverAtOnce() {
    registrar.answering(ok("Expires: 0"));
    registrar.register(OWN);
    assertThat(registrar.told).containsExactly("not_kept 200");
    assertThat(registrar.untilNext()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void shouldRefreshInTimeWhateverIsGranted() {
    registrar.answering(kept(2_000_000_000));
    registrar.register(OWN);
    assertThat(registrar.untilNext()).isLessThanOrEqualTo(Duration.ofMinutes(48));
  }

  @ParameterizedTest
  @ValueSource(strings = {"600 (maintenance)", "600;duration=60"})
  void shouldReadAWishForLaterWithWhatStandsBesideIt(String wish) {
    registrar.answering(status(503, "Retry-After: " + wish));
    registrar.register(OWN);
    assertThat(registrar.untilNext()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void shouldProveItselfToAProxyAndToTheRegistrarBehindIt() {
    // given
    registrar.answering(
        status(407, "Proxy-Authenticate: Digest realm=\"p\", qop=\"auth\", nonce=\"np\""),
        challenge("nr", ""),
        kept(600));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.told).containsExactly("registered 600");
    assertThat(registrar.authorization()).hasValueSatisfying(a -> assertThat(a).contains("nr"));
    assertThat(registrar.last().headers().first("Proxy-Authorization"))
        .hasValueSatisfying(a -> assertThat(a).contains("np"));
  }

  /** Who counts failures bans after a few. */
  @Test
  void shouldFailOnceInAnAttempt() {
    // given
    registrar.answering(challenge("n1", ""), challenge("n2", ""));
    registrar.register(OWN);
    registrar.answering(challenge("n3", ""), challenge("n4", ""));
    int before = registrar.requests.size();
    // when
    registrar.pass(registrar.untilNext());
    // then
    assertThat(registrar.requests).hasSize(before + 2);
    assertThat(registrar.requests.get(before).headers().first("Authorization")).isEmpty();
    assertThat(registrar.authorization()).isPresent();
  }

  @Test
  void shouldKeepItsTagWhenItIsAsked() {
    registrar.answering(challenge("n1", ""), kept(600));
    registrar.register(OWN);
    assertThat(registrar.requests)
        .extracting(r -> NameAddr.parse(value(r, "From")).orElseThrow().tag())
        .containsOnly(registrar.last().from().tag());
  }

  @Test
  void shouldGoToAnotherAddressAtOnceOrWithItsNextAttempt() {
    // given
    registrar.answering(status(503));
    registrar.register(OWN);
    // when
    registrar.registration.moveTo(SECOND, true);
    registrar.pass(Duration.ZERO);
    // then
    assertThat(registrar.destinations).hasSize(2).endsWith(SECOND);
    // when
    InetSocketAddress first = registrar.destinations.get(0);
    registrar.registration.moveTo(first, false);
    registrar.pass(Duration.ZERO);
    // then
    assertThat(registrar.destinations).hasSize(2);
    registrar.pass(registrar.untilNext());
    assertThat(registrar.destinations).hasSize(3).endsWith(first);
  }
}
