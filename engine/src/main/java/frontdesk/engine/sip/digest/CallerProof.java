package frontdesk.engine.sip.digest;

import frontdesk.engine.sip.message.AuthFields;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.protocol.privacy.Secret;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Whether a request proves that its sender knows an account's password (RFC 3261 22.2, RFC 7616 3.3
 * and 3.4, with {@code qop=auth}). Not thread-safe.
 *
 * <p>Who proves nothing gets the same challenge, whatever was wrong: no account or another
 * password. Only who knows the password hears that his nonce was too old, or was used with a later
 * count, as when two requests overtake each other: he asks again, and whoever repeats him cannot.
 *
 * <p>The digest's {@code uri} need not be the request's: proxies rewrite that. What would be gained
 * by sending a proof with another request is taken by the count: a proof is good once.
 */
public final class CallerProof {
  private static final List<DigestAlgorithm> OFFERED =
      List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
  private static final Pattern COUNT = Pattern.compile("[0-9a-fA-F]{8}");
  private static final Secret NOBODYS = new Secret("nobody has this password");

  private final ProofSettings settings;
  private final Map<String, Secret> passwords = new HashMap<>();
  private final InstantSource clock;
  private final NonceMint nonces;
  private final NonceCounts counts;
  private final RefusalAllowance allowance;

  public CallerProof(ProofSettings settings, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    settings.accounts().forEach(account -> passwords.put(account.user(), account.password()));
    this.nonces = new NonceMint(settings.nonceSecret(), random);
    this.counts = new NonceCounts(settings.maxNonces(), settings.nonceLifetime());
    this.allowance =
        new RefusalAllowance(settings.refusalsPerSecond(), settings.refusalsPerSource());
  }

  /** What a request has proved. */
  public sealed interface Verdict {}

  /** Its sender knows an account's password, and has not said this before. */
  public enum Proven implements Verdict {
    INSTANCE
  }

  /** Nothing: it is answered 401 with these headers. */
  public record Unproven(List<Header> challenges) implements Verdict {}

  /** Nothing, and too many were answered in this second: it gets no answer. */
  public enum Ignored implements Verdict {
    INSTANCE
  }

  private enum Finding {
    PROVEN,
    STALE,
    UNPROVEN
  }

  /** Judges a request from this address. */
  public Verdict judge(SipRequest request, InetAddress source) {
    Instant now = clock.instant();
    Finding finding = find(request, source, now);
    if (finding == Finding.PROVEN) {
      return Proven.INSTANCE;
    }
    return allowance.take(source, now)
        ? new Unproven(challenges(source, now, finding == Finding.STALE))
        : Ignored.INSTANCE;
  }

  /** Whether a request that cannot be asked for a proof may be looked at: so many in a second. */
  public boolean maySpendOn(InetAddress source) {
    return allowance.take(source, clock.instant());
  }

  private Finding find(SipRequest request, InetAddress source, Instant now) {
    return request.headers().all("Authorization").stream()
        .flatMap(value -> AuthFields.parse(value).stream())
        .filter(fields -> fields.get("realm").filter(settings.realm()::equals).isPresent())
        .findFirst()
        .map(fields -> find(request.method(), fields, source, now))
        .orElse(Finding.UNPROVEN);
  }

  private Finding find(String method, AuthFields fields, InetAddress source, Instant now) {
    String nonce = fields.get("nonce").orElse("");
    String count = fields.get("nc").orElse("");
    Optional<Instant> madeAt = nonces.madeAt(nonce, source);
    boolean right = isRight(method, fields);
    if (!right || madeAt.isEmpty() || !COUNT.matcher(count).matches()) {
      return Finding.UNPROVEN;
    }
    Instant expires = madeAt.get().plus(settings.nonceLifetime());
    if (expires.isBefore(now) || madeAt.get().isAfter(now.plus(settings.nonceLifetime()))) {
      return Finding.STALE;
    }
    return counts.use(nonce, Long.parseLong(count, 16), now) ? Finding.PROVEN : Finding.STALE;
  }

  /** The same work for accounts that there are not as for others. */
  private boolean isRight(String method, AuthFields fields) {
    Optional<DigestAlgorithm> algorithm =
        DigestAlgorithm.ofToken(fields.get("algorithm")).filter(OFFERED::contains);
    String user = fields.get("username").orElse("");
    String clientNonce = fields.get("cnonce").orElse("");
    if (!fields.scheme().equalsIgnoreCase("Digest")
        || algorithm.isEmpty()
        || !fields.get("qop").orElse("").equalsIgnoreCase("auth")
        || clientNonce.isEmpty()) {
      return false;
    }
    Secret password = passwords.getOrDefault(user, NOBODYS);
    String expected =
        algorithm
            .get()
            .of(
                algorithm.get().of(user, settings.realm(), password.reveal()),
                fields.get("nonce").orElse(""),
                fields.get("nc").orElse(""),
                clientNonce,
                "auth",
                algorithm.get().of(method, fields.get("uri").orElse("")));
    boolean equal =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            fields
                .get("response")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.UTF_8));
    return equal && passwords.containsKey(user);
  }

  /** The better algorithm first (RFC 8760 section 2.4). */
  private List<Header> challenges(InetAddress source, Instant now, boolean stale) {
    String nonce = nonces.make(now, source);
    return OFFERED.stream()
        .map(
            algorithm ->
                new Header(
                    "WWW-Authenticate",
                    "Digest realm="
                        + AuthFields.quoted(settings.realm())
                        + ", nonce=\""
                        + nonce
                        + "\", algorithm="
                        + algorithm.token()
                        + ", qop=\"auth\""
                        + (stale ? ", stale=true" : "")))
        .toList();
  }
}
