package frontdesk.engine.sip.digest;

import frontdesk.protocol.privacy.Secret;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that need no memory: the time, some random bits, and a signature over both and the address
 * that is asked (RFC 7616 section 5.4). Whoever has the secret can check them. Not thread-safe.
 */
final class NonceMint {
  private static final String HMAC = "HmacSHA256";
  private static final int PLAIN_BYTES = 16;
  private static final int SIGNATURE_BYTES = 16;

  private final Mac mac;
  private final RandomGenerator random;

  NonceMint(Secret secret, RandomGenerator random) {
    this.random = random;
    try {
      this.mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  /** A new one for this address. */
  String make(Instant now, InetAddress source) {
    byte[] plain =
        ByteBuffer.allocate(PLAIN_BYTES)
            .putLong(now.toEpochMilli())
            .putLong(random.nextLong())
            .array();
    byte[] whole =
        ByteBuffer.allocate(PLAIN_BYTES + SIGNATURE_BYTES)
            .put(plain)
            .put(signature(plain, source))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** When it was made for this address; nothing when it was not made by this secret for it. */
  Optional<Instant> madeAt(String nonce, InetAddress source) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
    if (whole.length != PLAIN_BYTES + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] plain = Arrays.copyOf(whole, PLAIN_BYTES);
    byte[] given = Arrays.copyOfRange(whole, PLAIN_BYTES, whole.length);
    return MessageDigest.isEqual(given, signature(plain, source))
        ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(plain).getLong()))
        : Optional.empty();
  }

  private byte[] signature(byte[] plain, InetAddress source) {
    mac.update(plain);
    return Arrays.copyOf(mac.doFinal(source.getAddress()), SIGNATURE_BYTES);
  }
}
