package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.digest.DigestAlgorithm;
import frontdesk.engine.sip.message.AuthFields;
import frontdesk.engine.sip.message.SipResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a registrar or a proxy on the way asks us to prove (RFC 3261 22.4, RFC 7616 3.3).
 *
 * @param proxy whether a proxy asks (407), which is answered in another header
 * @param stale whether only the nonce was too old: the credentials are not in doubt
 * @param protectedQuality whether {@code qop=auth} was offered; without any offer the older form of
 *     RFC 2069 is meant
 */
record DigestChallenge(
    boolean proxy,
    String realm,
    String nonce,
    DigestAlgorithm algorithm,
    Optional<String> opaque,
    boolean stale,
    boolean protectedQuality) {
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final Pattern OPTIONS = Pattern.compile(",");

  /**
   * The first challenge of a 401 or 407 that we can answer: they stand in the order in which the
   * server prefers them (RFC 8760 section 2.4).
   */
  static Optional<DigestChallenge> of(SipResponse response) {
    boolean proxy = response.status() == PROXY_AUTHENTICATION_REQUIRED;
    return response.headers().all(proxy ? "Proxy-Authenticate" : "WWW-Authenticate").stream()
        .flatMap(value -> AuthFields.parse(value).stream())
        .flatMap(fields -> read(proxy, fields).stream())
        .findFirst();
  }

  private static Optional<DigestChallenge> read(boolean proxy, AuthFields fields) {
    Optional<String> realm = fields.get("realm");
    Optional<String> nonce = fields.get("nonce");
    Optional<DigestAlgorithm> algorithm = DigestAlgorithm.ofToken(fields.get("algorithm"));
    Optional<String> qop = fields.get("qop");
    boolean auth =
        qop.stream()
            .flatMap(offered -> OPTIONS.splitAsStream(offered))
            .anyMatch(option -> option.strip().equalsIgnoreCase("auth"));
    if (!fields.scheme().equalsIgnoreCase("Digest")
        || realm.isEmpty()
        || nonce.isEmpty()
        || algorithm.isEmpty()
        || (qop.isPresent() && !auth)) {
      return Optional.empty();
    }
    boolean stale = fields.get("stale").filter("true"::equalsIgnoreCase).isPresent();
    return Optional.of(
        new DigestChallenge(
            proxy, realm.get(), nonce.get(), algorithm.get(), fields.get("opaque"), stale, auth));
  }
}
