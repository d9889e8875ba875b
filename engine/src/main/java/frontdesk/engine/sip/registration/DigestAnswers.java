package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.digest.DigestAlgorithm;
import frontdesk.engine.sip.message.AuthFields;
import frontdesk.engine.sip.message.Header;
import frontdesk.protocol.privacy.Secret;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Answers challenges for one account, and counts how often each nonce was used (RFC 7616 3.4). Not
 * thread-safe.
 */
final class DigestAnswers {
  private static final int CNONCE_BYTES = 16;

  private final String user;
  private final Secret password;
  private final RandomGenerator random;
  private @Nullable DigestChallenge challenge;
  private String cnonce = "";
  private int uses;
  private int taken;

  DigestAnswers(String user, Secret password, RandomGenerator random) {
    this.user = user;
    this.password = password;
    this.random = random;
  }

  /** An attempt begins: what was asked before is answered unasked. */
  void begin() {
    taken = 0;
  }

  /** What was answered was refused: the next attempt waits to be asked. */
  void forget() {
    challenge = null;
  }

  /**
   * Whether this challenge may be answered. A nonce expires with or without {@code stale=true}: the
   * first challenge of an attempt is answered. A second one after a fresh answer means that the
   * credentials are wrong, unless it says {@code stale}.
   */
  boolean mayTake(DigestChallenge asked) {
    boolean repeated = asked.nonce().equals(nonce()) && taken > 0;
    return !repeated && (taken == 0 || (asked.stale() && taken == 1));
  }

  /** From now on this challenge is answered; a nonce that is in use already is counted on. */
  void take(DigestChallenge asked) {
    byte[] bits = new byte[CNONCE_BYTES];
    random.nextBytes(bits);
    take(asked, HexFormat.of().formatHex(bits));
  }

  void take(DigestChallenge asked, String ownNonce) {
    taken++;
    if (!asked.nonce().equals(nonce())) {
      uses = 0;
      cnonce = ownNonce;
    }
    challenge = asked;
  }

  /** Whether something was asked yet. */
  boolean challenged() {
    return challenge != null;
  }

  /** The nonce that is in use, or empty text. */
  String nonce() {
    return challenge == null ? "" : challenge.nonce();
  }

  /** The header that answers the challenge for a request; each answer is counted. */
  Header answer(String method, String uri) {
    if (challenge == null) {
      throw new IllegalStateException("nothing was asked");
    }
    uses++;
    String count = String.format(Locale.ROOT, "%08x", uses);
    String name = challenge.proxy() ? "Proxy-Authorization" : "Authorization";
    return new Header(name, text(challenge, response(challenge, method, uri, count), uri, count));
  }

  private String response(DigestChallenge asked, String method, String uri, String count) {
    DigestAlgorithm algorithm = asked.algorithm();
    String secret = algorithm.of(user, asked.realm(), password.reveal());
    if (algorithm.session()) {
      secret = algorithm.of(secret, asked.nonce(), cnonce);
    }
    String request = algorithm.of(method, uri);
    return asked.protectedQuality()
        ? algorithm.of(secret, asked.nonce(), count, cnonce, "auth", request)
        : algorithm.of(secret, asked.nonce(), request);
  }

  private String text(DigestChallenge asked, String response, String uri, String count) {
    StringBuilder text =
        new StringBuilder("Digest username=")
            .append(AuthFields.quoted(user))
            .append(", realm=")
            .append(AuthFields.quoted(asked.realm()))
            .append(", nonce=")
            .append(AuthFields.quoted(asked.nonce()))
            .append(", uri=")
            .append(AuthFields.quoted(uri))
            .append(", response=\"")
            .append(response)
            .append("\", algorithm=")
            .append(asked.algorithm().token());
    if (asked.protectedQuality()) {
      text.append(", qop=auth, nc=").append(count);
    }
    if (asked.protectedQuality() || asked.algorithm().session()) {
      text.append(", cnonce=\"").append(cnonce).append('"');
    }
    asked.opaque().ifPresent(o -> text.append(", opaque=").append(AuthFields.quoted(o)));
    return text.toString();
  }
}
