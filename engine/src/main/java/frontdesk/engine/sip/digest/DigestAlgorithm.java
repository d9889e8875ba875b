package frontdesk.engine.sip.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The digest algorithms that we answer with (RFC 7616 section 6.1, RFC 8760 section 2.1). */
public enum DigestAlgorithm {
  MD5("MD5", "MD5", false),
  MD5_SESS("MD5-sess", "MD5", true),
  SHA_256("SHA-256", "SHA-256", false),
  SHA_256_SESS("SHA-256-sess", "SHA-256", true);

  private final String token;
  private final String hash;
  private final boolean session;

  DigestAlgorithm(String token, String hash, boolean session) {
    this.token = token;
    this.hash = hash;
    this.session = session;
  }

  /** The algorithm of this token; none given means MD5 (RFC 3261 22.4). */
  public static Optional<DigestAlgorithm> ofToken(Optional<String> token) {
    return token
        .map(t -> Arrays.stream(values()).filter(a -> a.token.equalsIgnoreCase(t)).findFirst())
        .orElse(Optional.of(MD5));
  }

  /** As it stands in headers. */
  public String token() {
    return token;
  }

  /** Whether the password's hash is bound to the first nonces ({@code -sess}). */
  public boolean session() {
    return session;
  }

  /** The hash of these parts, joined by colons, in lower-case hexadecimal. */
  public String of(String... parts) {
    try {
      byte[] octets = String.join(":", parts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + hash, e);
    }
  }
}
