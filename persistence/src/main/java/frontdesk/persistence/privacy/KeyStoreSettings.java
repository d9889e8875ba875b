package frontdesk.persistence.privacy;

import java.time.Duration;

/**
 * What the key store needs to know.
 *
 * @param master where the master key comes from
 * @param cachedKeys most unwrapped keys kept in memory; 1 to 1,000,000
 * @param cachedFor how long an unused one is kept; also the longest that another node may go on
 *     opening what was erased on this one; 1 s to 1 h
 */
public record KeyStoreSettings(MasterKeySource master, int cachedKeys, Duration cachedFor) {
  public KeyStoreSettings {
    if (cachedKeys < 1 || cachedKeys > 1_000_000) {
      throw new IllegalArgumentException("cached keys not in 1..1000000");
    }
    if (cachedFor.compareTo(Duration.ofSeconds(1)) < 0
        || cachedFor.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("cached for not in 1 s..1 h");
    }
  }

  /** The defaults: 1,000 keys, five minutes. */
  public static KeyStoreSettings with(MasterKeySource master) {
    return new KeyStoreSettings(master, 1_000, Duration.ofMinutes(5));
  }
}
