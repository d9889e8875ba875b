package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the key comes from that wraps all keys of personal data.
 *
 * @param masterKey 32 bytes in base64; if given, the file is not used
 * @param masterKeyFile holds it otherwise; the embedded default makes it, for its owner only
 * @param cachedKeys unwrapped keys kept in memory
 * @param cachedFor how long an unused one is kept, which is also the longest that another node may
 *     go on opening what was erased on this one
 */
public record KeysSettings(
    Optional<Secret> masterKey, Path masterKeyFile, int cachedKeys, Duration cachedFor) {
  private static final int KEY_BYTES = 32;

  static KeysSettings read(Section section) {
    KeysSettings settings =
        new KeysSettings(
            section.secret("master-key", KEY_BYTES + " bytes in base64", KeysSettings::isKey),
            section.path("master-key-file"),
            section.number("cached-keys", 1, 1_000_000),
            section.duration("cached-for", Duration.ofSeconds(1), Duration.ofHours(1)));
    section.finish();
    return settings;
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false; // the caller says what it expected
    }
  }
}
