package frontdesk.engine.sip.registration;

import static frontdesk.engine.sip.registration.VirtualRegistrar.OTHER;
import static frontdesk.engine.sip.registration.VirtualRegistrar.OWN;
import static frontdesk.engine.sip.registration.VirtualRegistrar.challenge;
import static frontdesk.engine.sip.registration.VirtualRegistrar.kept;
import static frontdesk.engine.sip.registration.VirtualRegistrar.ok;
import static frontdesk.engine.sip.registration.VirtualRegistrar.status;
import static frontdesk.engine.sip.registration.VirtualRegistrar.value;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.registration.Registration.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 section 10.2 in virtual time, and what registrars do beside it. */
class RegistrationTest {
  private final VirtualRegistrar registrar = new VirtualRegistrar();

  @Test
  void shouldProveWhoItIsAndRefreshBeforeTheTimeIsOver() {
    // given
    registrar.answering(challenge("n1", ""), kept(600));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.told).containsExactly("registered 600");
    assertThat(registrar.authorization())
        .hasValueSatisfying(a -> assertThat(a).contains("nc=00000001"));
    assertThat(registrar.untilNext()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(8));
    // when
    registrar.pass(Duration.ofMinutes(8));
    // then
    assertThat(registrar.requests).hasSize(3);
    assertThat(registrar.authorization())
        .hasValueSatisfying(a -> assertThat(a).contains("nc=00000002"));
    assertThat(registrar.requests)
        .extracting(r -> value(r, "Call-ID"))
        .containsOnly(value(registrar.last(), "Call-ID"));
    assertThat(registrar.requests)
        .extracting(r -> value(r, "CSeq"))
        .containsExactly("1 REGISTER", "2 REGISTER", "3 REGISTER");
    assertThat(registrar.last().uri()).isEqualTo("sip:trunk.example");
  }

  /** A nonce that ran out, with and without the registrar saying so. */
  @ParameterizedTest
  @CsvSource({"', stale=true'", "''"})
  void shouldAnswerAgainWhenTheNonceRanOut(String more) {
    // given
    registrar.answering(challenge("n1", ""), kept(600), challenge("n2", more), kept(600));
    registrar.register(OWN);
    // when
    registrar.pass(Duration.ofMinutes(8));
    // then
    assertThat(registrar.told).containsExactly("registered 600", "registered 600");
    assertThat(registrar.authorization())
        .hasValueSatisfying(a -> assertThat(a).contains("nonce=\"n2\"", "nc=00000001"));
  }

  @Test
  void shouldAnswerOnceMoreWhenAFreshNonceIsStaleAlready() {
    // given
    registrar.answering(challenge("n1", ""), challenge("n2", ", stale=true"), kept(600));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.told).containsExactly("registered 600");
  }

  @Test
  void shouldNotInsistWithAPasswordThatIsWrong() {
    // given
    registrar.answering(challenge("n1", ""), challenge("n2", ""), challenge("n3", ""));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.told).containsExactly("wrong_credentials 401");
    assertThat(registrar.requests).hasSize(2);
    assertThat(registrar.untilNext()).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
  }

  @Test
  void shouldEndAnExchangeOfStaleNonces() {
    // given
    registrar.answering(
        challenge("n1", ""),
        challenge("n2", ", stale=true"),
        challenge("n3", ", stale=true"),
        kept(600));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.told).containsExactly("wrong_credentials 401");
  }

  @Test
  void shouldTryAgainWithGrowingPauses() {
    // given
    registrar.answering(status(500));
    registrar.register(OWN);
    // when, then
    for (long seconds = 30; seconds <= 480; seconds *= 2) {
      assertThat(registrar.untilNext())
          .isBetween(Duration.ofSeconds(seconds).dividedBy(2), Duration.ofSeconds(seconds));
      registrar.pass(registrar.untilNext());
    }
    registrar.pass(Duration.ofHours(6));
    assertThat(registrar.untilNext()).isLessThanOrEqualTo(Duration.ofMinutes(30));
    // when
    registrar.answering(kept(600));
    registrar.pass(Duration.ofMinutes(30));
    // then
    assertThat(registrar.registration.state()).isEqualTo(State.REGISTERED);
    registrar.answering(status(503));
    registrar.pass(registrar.untilNext());
    assertThat(registrar.untilNext()).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void shouldWaitAsLongAsTheRegistrarWishes() {
    // given
    registrar.answering(status(503, "Retry-After: 120"));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.untilNext()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void shouldAskForLongerWhereTheTimeIsTooBrief() {
    // given
    registrar.answering(status(423, "Min-Expires: 7200"), kept(7200));
    // when
    registrar.register(OWN);
    // then
    assertThat(value(registrar.last(), "Expires")).isEqualTo("7200");
    assertThat(registrar.told).containsExactly("registered 7200");
  }

  @ParameterizedTest
  @CsvSource({"Min-Expires: 99999999999", "Min-Expires: 90000", "Min-Expires: 60", "X: y"})
  void shouldNotFollowAnUnreasonableMinimum(String header) {
    // given
    registrar.answering(status(423, header));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.told).containsExactly("refused 423");
    assertThat(registrar.requests).hasSize(1);
  }

  /** The time at our contact wins over the header, whatever else the registrar lists. */
  @Test
  void shouldTakeTheTimeOfItsOwnContact() {
    // given
    registrar.answering(
        ok(
            "Contact: <sip:other@192.0.2.9>;expires=10",
            "Contact: \"d\" <sip:desk@192.0.2.7>;q=0.5;expires=120",
            "Expires: 3600"));
    // when
    registrar.register(OWN);
    // then
    assertThat(registrar.told).containsExactly("registered 120");
  }

  @ParameterizedTest
  @CsvSource({"Expires: 90, 90", "X: y, 3600"})
  void shouldTakeAYesWithoutAnyContact(String header, int seconds) {
    registrar.answering(ok(header));
    registrar.register(OWN);
    assertThat(registrar.told).containsExactly("registered " + seconds);
  }

  @Test
  void shouldNotBelieveAYesThatKeepsSomebodyElse() {
    registrar.answering(ok("Contact: <sip:other@192.0.2.9>;expires=100"));
    registrar.register(OWN);
    assertThat(registrar.told).containsExactly("not_kept 200");
  }

  @Test
  void shouldSayWhereItWasSeen() {
    registrar.answering(
        request ->
            kept(60)
                .to(request)
                .withHeaders(
                    kept(60)
                        .to(request)
                        .headers()
                        .mapFirst("Via", v -> v + ";received=203.0.113.5;rport=40000")));
    registrar.register(OWN);
    assertThat(registrar.told).containsExactly("registered 60 at 203.0.113.5:40000");
  }

  @Test
  void shouldCorrectItsContactsWhenTheyChange() {
    // given
    registrar.answering(kept(600));
    registrar.register(OWN, OTHER);
    assertThat(registrar.contacts()).hasSize(2);
    // when
    registrar.register(OTHER);
    // then
    assertThat(registrar.contacts())
        .containsExactly(
            "<sip:desk@192.0.2.8:5060>;expires=3600", "<sip:desk@192.0.2.7:5060>;expires=0");
    // when
    registrar.pass(Duration.ofMinutes(8));
    // then
    assertThat(registrar.contacts()).containsExactly("<sip:desk@192.0.2.8:5060>;expires=3600");
  }

  @Test
  void shouldSayAChangeThatCameMeanwhileAfterwards() {
    // given
    registrar.mute = true;
    registrar.register(OWN);
    // when
    registrar.register(OTHER);
    assertThat(registrar.requests).hasSize(1);
    registrar.answerNow(kept(600));
    registrar.answerNow(kept(600));
    // then
    assertThat(registrar.requests).hasSize(2);
    assertThat(registrar.contacts())
        .containsExactly(
            "<sip:desk@192.0.2.8:5060>;expires=3600", "<sip:desk@192.0.2.7:5060>;expires=0");
  }

  @Test
  void shouldTakeItselfBackAndProveThatToo() {
    // given
    registrar.answering(kept(600));
    registrar.register(OWN);
    registrar.answering(challenge("n9", ""), ok());
    // when
    registrar.end();
    // then
    assertThat(registrar.contacts()).containsExactly("<sip:desk@192.0.2.7:5060>;expires=0");
    assertThat(value(registrar.last(), "Expires")).isEqualTo("0");
    assertThat(registrar.told).containsExactly("registered 600", "ended");
    assertThat(registrar.pendingTimers()).isZero();
  }

  @Test
  void shouldEndWhenItCannotBeTakenBack() {
    // given
    registrar.answering(kept(600));
    registrar.register(OWN);
    registrar.mute = true;
    // when
    registrar.end();
    registrar.timeOutNow();
    // then
    assertThat(registrar.told).containsExactly("registered 600", "ended");
    assertThat(registrar.pendingTimers()).isZero();
  }

  @Test
  void shouldTakeBackWhatWasUnderWayWhenItWasEnded() {
    // given
    registrar.mute = true;
    registrar.register(OWN);
    // when
    registrar.end();
    registrar.answerNow(kept(600));
    registrar.answerNow(ok());
    // then
    assertThat(registrar.contacts()).containsExactly("<sip:desk@192.0.2.7:5060>;expires=0");
    assertThat(registrar.told).containsExactly("registered 600", "ended");
  }

  @Test
  void shouldComeBackWhenItsWayIsOpenAgain() {
    // given
    registrar.reachable = false;
    registrar.answering(kept(600));
    registrar.register(OWN);
    assertThat(registrar.told).containsExactly("unreachable 0");
    // when
    registrar.reachable = true;
    registrar.pass(Duration.ofSeconds(30));
    // then
    assertThat(registrar.told).containsExactly("unreachable 0", "registered 600");
  }
}
