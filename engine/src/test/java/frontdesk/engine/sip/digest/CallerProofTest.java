package frontdesk.engine.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.message.AuthFields;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.protocol.privacy.Secret;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerProofTest {
  private static final InetAddress SOURCE = IpLiteral.parse("192.0.2.1").orElseThrow();
  private static final InetAddress OTHER = IpLiteral.parse("192.0.2.2").orElseThrow();
  private static final ProofSettings SETTINGS =
      new ProofSettings(
          "desk",
          List.of(new ProofSettings.Account("trunk", new Secret("open sesame"))),
          new Secret("signs nonces"),
          Duration.ofSeconds(60),
          2,
          6,
          4);

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final CallerProof proof = new CallerProof(SETTINGS, () -> now, new Random(1));

  private static SipRequest invite(String... authorization) {
    Headers headers = Headers.NONE;
    for (String value : authorization) {
      headers = headers.plus("Authorization", value);
    }
    return new SipRequest("INVITE", "sip:desk@127.0.0.1", headers, "");
  }

  private AuthFields challenge(DigestAlgorithm algorithm) {
    CallerProof.Unproven unproven = (CallerProof.Unproven) proof.judge(invite(), SOURCE);
    return unproven.challenges().stream()
        .map(Header::value)
        .flatMap(value -> AuthFields.parse(value).stream())
        .filter(fields -> fields.get("algorithm").orElseThrow().equals(algorithm.token()))
        .findFirst()
        .orElseThrow();
  }

  private static SipRequest answer(AuthFields asked, String user, String password, String count) {
    DigestAlgorithm algorithm = DigestAlgorithm.ofToken(asked.get("algorithm")).orElseThrow();
    String nonce = asked.get("nonce").orElseThrow();
    String response =
        algorithm.of(
            algorithm.of(user, "desk", password),
            nonce,
            count,
            "c",
            "auth",
            algorithm.of("INVITE", "sip:desk@127.0.0.1"));
    return invite(
        "Digest username=\"%s\", realm=\"desk\", nonce=\"%s\", uri=\"sip:desk@127.0.0.1\", response=\"%s\", algorithm=%s, qop=auth, nc=%s, cnonce=\"c\""
            .formatted(user, nonce, response, algorithm.token(), count));
  }

  private static boolean stale(CallerProof.Verdict verdict) {
    return ((CallerProof.Unproven) verdict)
        .challenges().stream().allMatch(header -> header.value().endsWith("stale=true"));
  }

  @ParameterizedTest
  @EnumSource(names = {"MD5", "SHA_256"})
  void shouldTakeTheRightAnswerOnce(DigestAlgorithm algorithm) {
    // given
    AuthFields asked = challenge(algorithm);
    SipRequest first = answer(asked, "trunk", "open sesame", "00000001");

    // then
    assertThat(proof.judge(first, SOURCE)).isEqualTo(CallerProof.Proven.INSTANCE);
    assertThat(stale(proof.judge(first, SOURCE))).isTrue();
    assertThat(proof.judge(answer(asked, "trunk", "open sesame", "00000002"), SOURCE))
        .isEqualTo(CallerProof.Proven.INSTANCE);
  }

  /** Over UDP requests overtake each other: whoever knows the password asks again. */
  @Test
  void shouldLetAskAgainWhoWasOvertaken() {
    // given
    AuthFields asked = challenge(DigestAlgorithm.SHA_256);

    // then
    assertThat(proof.judge(answer(asked, "trunk", "open sesame", "00000003"), SOURCE))
        .isEqualTo(CallerProof.Proven.INSTANCE);
    assertThat(stale(proof.judge(answer(asked, "trunk", "open sesame", "00000002"), SOURCE)))
        .isTrue();
    assertThat(stale(proof.judge(answer(asked, "trunk", "close sesame", "00000002"), SOURCE)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"trunk,close sesame", "nobody,open sesame", "nobody,nobody has this password"})
  void shouldRefuseEveryOtherAnswerAlike(String user, String password) {
    // given
    AuthFields asked = challenge(DigestAlgorithm.SHA_256);

    // when
    CallerProof.Verdict verdict = proof.judge(answer(asked, user, password, "00000001"), SOURCE);

    // then
    assertThat(verdict).isInstanceOf(CallerProof.Unproven.class);
    assertThat(stale(verdict)).isFalse();
  }

  @Test
  void shouldSayThatANonceIsTooOldToThoseOnlyWhoKnowThePassword() {
    // given
    AuthFields asked = challenge(DigestAlgorithm.MD5);

    // when
    now = now.plusSeconds(61);

    // then
    assertThat(stale(proof.judge(answer(asked, "trunk", "open sesame", "00000001"), SOURCE)))
        .isTrue();
    assertThat(stale(proof.judge(answer(asked, "trunk", "close sesame", "00000001"), SOURCE)))
        .isFalse();
  }

  @Test
  void shouldRefuseANonceThatWasMadeForAnotherAddressOrByAnotherSecret() {
    // given
    AuthFields asked = challenge(DigestAlgorithm.MD5);
    SipRequest right = answer(asked, "trunk", "open sesame", "00000001");
    CallerProof stranger =
        new CallerProof(
            ProofSettings.of("desk", SETTINGS.accounts(), new Secret("another")),
            () -> now,
            new Random(2));
    CallerProof neighbour =
        new CallerProof(
            ProofSettings.of("desk", SETTINGS.accounts(), SETTINGS.nonceSecret()),
            () -> now,
            new Random(3));

    // then
    assertThat(proof.judge(right, OTHER)).isInstanceOf(CallerProof.Unproven.class);
    assertThat(stranger.judge(right, SOURCE)).isInstanceOf(CallerProof.Unproven.class);
    assertThat(neighbour.judge(right, SOURCE)).isEqualTo(CallerProof.Proven.INSTANCE);
  }

  @Test
  void shouldKeepTheCountsOfSoManyNoncesOnly() {
    // given
    AuthFields first = challenge(DigestAlgorithm.MD5);
    AuthFields second = challenge(DigestAlgorithm.MD5);
    AuthFields third = challenge(DigestAlgorithm.MD5);
    proof.judge(answer(first, "trunk", "open sesame", "00000001"), SOURCE);
    proof.judge(answer(second, "trunk", "open sesame", "00000001"), SOURCE);

    // then
    SipRequest beyond = answer(third, "trunk", "open sesame", "00000001");
    assertThat(stale(proof.judge(beyond, SOURCE))).isTrue();
    assertThat(proof.judge(answer(first, "trunk", "open sesame", "00000001"), SOURCE))
        .isNotEqualTo(CallerProof.Proven.INSTANCE);
  }

  @Test
  void shouldAnswerSoManyStrangersInASecondOnly() {
    // given
    for (int i = 0; i < 4; i++) {
      assertThat(proof.judge(invite(), SOURCE)).isInstanceOf(CallerProof.Unproven.class);
    }

    // then
    assertThat(proof.judge(invite(), SOURCE)).isEqualTo(CallerProof.Ignored.INSTANCE);
    assertThat(proof.judge(invite(), OTHER)).isInstanceOf(CallerProof.Unproven.class);
    assertThat(proof.judge(invite(), OTHER)).isInstanceOf(CallerProof.Unproven.class);
    assertThat(proof.judge(invite(), OTHER)).isEqualTo(CallerProof.Ignored.INSTANCE);

    // when
    now = now.plusSeconds(1);

    // then
    assertThat(proof.judge(invite(), SOURCE)).isInstanceOf(CallerProof.Unproven.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Digest",
        "Basic realm=\"desk\"",
        "Digest realm=\"desk\", username=\"trunk\"",
        "Digest realm=\"desk\", username=\"trunk\", nonce=\"%%%\", nc=1, qop=auth, cnonce=\"c\"",
        "Digest realm=\"desk\", username=\"trunk\", nonce=\"\", nc=zzzzzzzz, qop=auth, cnonce=\"c\""
      })
  void shouldRefuseWhatIsNoProof(String authorization) {
    assertThat(proof.judge(invite(authorization), SOURCE)).isInstanceOf(CallerProof.Unproven.class);
  }
}
