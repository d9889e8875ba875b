package frontdesk.engine.sip.registration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.digest.DigestAlgorithm;
import frontdesk.engine.sip.message.AuthFields;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.protocol.privacy.Secret;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestAnswersTest {
  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final String OWN_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

  /** The examples of RFC 7616 section 3.9.1. */
  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void shouldAnswerAsTheRfcDoes(String algorithm, String expected) {
    // given
    DigestAnswers answers =
        new DigestAnswers("Mufasa", new Secret("Circle of Life"), new Random(1));
    answers.take(
        challenge(
            "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                + algorithm
                + ", nonce=\""
                + NONCE
                + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""),
        OWN_NONCE);
    // when
    AuthFields answer = fields(answers.answer("GET", "/dir/index.html"));
    // then
    assertThat(answer.get("response")).contains(expected);
    assertThat(answer.get("nc")).contains("00000001");
    assertThat(answer.get("qop")).contains("auth");
    assertThat(answer.get("opaque")).contains("FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS");
  }

  /** RFC 2069 as RFC 2617 3.2.2.1 keeps it: without qop neither count nor own nonce are hashed. */
  @Test
  void shouldAnswerInTheOldFormWhenNoQualityIsOffered() {
    // given
    DigestAnswers answers = new DigestAnswers("Mufasa", new Secret("CircleOfLife"), new Random(1));
    answers.take(
        challenge(
            "Digest realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\""));
    // when
    AuthFields answer = fields(answers.answer("GET", "/dir/index.html"));
    // then
    assertThat(answer.get("response")).contains("1949323746fe6a43ef61f9606e7febea");
    assertThat(answer.get("nc")).isEmpty();
    assertThat(answer.get("cnonce")).isEmpty();
  }

  @Test
  void shouldCountTheUsesOfANonceAndBeginAgainWithTheNext() {
    // given
    DigestAnswers answers = new DigestAnswers("a", new Secret("b"), new Random(1));
    answers.take(challenge("Digest realm=\"r\", nonce=\"one\", qop=\"auth\""));
    // when, then
    assertThat(count(answers)).isEqualTo("00000001");
    assertThat(count(answers)).isEqualTo("00000002");
    answers.take(challenge("Digest realm=\"r\", nonce=\"one\", qop=\"auth\""));
    assertThat(count(answers)).isEqualTo("00000003");
    answers.take(challenge("Digest realm=\"r\", nonce=\"two\", qop=\"auth\""));
    assertThat(count(answers)).isEqualTo("00000001");
  }

  @Test
  void shouldTakeTheFirstChallengeThatItCanAnswer() {
    // given
    Headers headers =
        Headers.NONE
            .plus("WWW-Authenticate", "Digest realm=\"r\", nonce=\"a\", algorithm=SHA-512-256")
            .plus("WWW-Authenticate", "Digest realm=\"r\", nonce=\"b\", algorithm=SHA-256")
            .plus("WWW-Authenticate", "Digest realm=\"r\", nonce=\"c\", algorithm=MD5");
    // when
    Optional<DigestChallenge> taken = DigestChallenge.of(new SipResponse(401, "", headers, ""));
    // then
    assertThat(taken.orElseThrow().nonce()).isEqualTo("b");
    assertThat(taken.orElseThrow().algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"r\"",
        "Digest realm=\"r\"",
        "Digest nonce=\"n\"",
        "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
        "Digest realm=\"r\", realm=\"r\", nonce=\"n\"",
        "Digest realm=\"r, nonce=\"n\"",
        "Digest",
        ""
      })
  void shouldNotAnswerWhatItCannot(String value) {
    Headers headers = Headers.NONE.plus("WWW-Authenticate", value);
    assertThat(DigestChallenge.of(new SipResponse(401, "", headers, ""))).isEmpty();
  }

  @Test
  void shouldAnswerAProxyInItsOwnHeader() {
    // given
    Headers headers = Headers.NONE.plus("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"n\"");
    DigestAnswers answers = new DigestAnswers("a", new Secret("b"), new Random(1));
    answers.take(DigestChallenge.of(new SipResponse(407, "", headers, "")).orElseThrow());
    // when, then
    assertThat(answers.answer("REGISTER", "sip:r").name()).isEqualTo("Proxy-Authorization");
  }

  @Test
  void shouldKeepQuotesAndBackslashesOfARealmWhole() {
    // given
    DigestAnswers answers = new DigestAnswers("a\"b", new Secret("b"), new Random(1));
    answers.take(challenge("Digest realm=\"a \\\"b\\\" c\\\\d\", nonce=\"n\""));
    // when
    AuthFields answer = fields(answers.answer("REGISTER", "sip:r"));
    // then
    assertThat(answer.get("realm")).contains("a \"b\" c\\d");
    assertThat(answer.get("username")).contains("a\"b");
  }

  private static String count(DigestAnswers answers) {
    return fields(answers.answer("REGISTER", "sip:r")).get("nc").orElseThrow();
  }

  private static AuthFields fields(Header header) {
    return AuthFields.parse(header.value()).orElseThrow();
  }

  private static DigestChallenge challenge(String value) {
    Headers headers = Headers.NONE.plus("WWW-Authenticate", value);
    return DigestChallenge.of(new SipResponse(401, "", headers, "")).orElseThrow();
  }
}
