package frontdesk.engine.sip.digest;

import frontdesk.protocol.privacy.Secret;
import java.time.Duration;
import java.util.List;

/**
 * What callers from outside the allowed networks prove, and the bounds of asking them.
 *
 * @param realm that their password is for
 * @param accounts who may call; never empty
 * @param nonceSecret signs our nonces; the same on every node, so that one node's challenge may be
 *     answered at another
 * @param nonceLifetime how long one may be used
 * @param maxNonces of callers who proved themselves, whose counts are kept; beyond, they wait
 * @param refusalsPerSecond answered of all sources together; further requests get no answer
 * @param refusalsPerSource of these, to one address
 */
public record ProofSettings(
    String realm,
    List<Account> accounts,
    Secret nonceSecret,
    Duration nonceLifetime,
    int maxNonces,
    int refusalsPerSecond,
    int refusalsPerSource) {

  public ProofSettings {
    accounts = List.copyOf(accounts);
    if (accounts.isEmpty() || nonceSecret.reveal().isEmpty()) {
      throw new IllegalArgumentException("a proof needs accounts and a secret");
    }
    if (maxNonces < 1 || refusalsPerSecond < 1 || refusalsPerSource < 1) {
      throw new IllegalArgumentException("bounds must be at least 1");
    }
  }

  /** One who may call. */
  public record Account(String user, Secret password) {
    /** Without content. */
    @Override
    public String toString() {
      return "Account[redacted]";
    }
  }

  /** A minute for a nonce, 10,000 of them, 100 refusals a second and 10 to one address. */
  public static ProofSettings of(String realm, List<Account> accounts, Secret nonceSecret) {
    return new ProofSettings(realm, accounts, nonceSecret, Duration.ofMinutes(1), 10_000, 100, 10);
  }
}
