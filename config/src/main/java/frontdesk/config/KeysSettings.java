package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the keys of personal data are, and the key that wraps them all.
 *
 * @param masterKey 32 bytes in base64; if given, the file is not used
 * @param masterKeyFile holds it otherwise; the embedded default makes it, for its owner only
 * @param file of the embedded database of the wrapped keys, without its suffix
 * @param url of the server with the wrapped keys; empty for the journal's server
 * @param schema there
 * @param cachedKeys unwrapped keys kept in memory
 * @param cachedFor how long an unused one is kept, which is also the longest that another node may
 *     go on opening what was erased on this one
 */
public record KeysSettings(
    Optional<Secret> masterKey,
    Path masterKeyFile,
    Path file,
    String url,
    String schema,
    int cachedKeys,
    Duration cachedFor) {
  private static final int KEY_BYTES = 32;

  static KeysSettings read(Section section) {
    KeysSettings settings =
        new KeysSettings(
            section.secret("master-key", KEY_BYTES + " bytes in base64", KeysSettings::isKey),
            section.path("master-key-file"),
            section.path("file"),
            section.optionalText("url").orElse(""),
            JournalSettings.schema(section),
            section.number("cached-keys", 1, 1_000_000),
            section.duration("cached-for", Duration.ofSeconds(1), Duration.ofHours(1)));
    section.rule(
        settings.url.isEmpty() || settings.url.startsWith("jdbc:postgresql:"),
        "a JDBC URL of PostgreSQL, such as jdbc:postgresql://host/keys",
        "set it, or remove it to use the journal's server",
        "url");
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
