package frontdesk.persistence.privacy;

import frontdesk.config.KeysSettings;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;

/** Where the master key comes from. */
public sealed interface MasterKeySource {
  /** Where the settings say that it is. */
  static MasterKeySource of(KeysSettings settings) {
    return settings
        .masterKey()
        .<MasterKeySource>map(Given::new)
        .orElseGet(() -> new InFile(settings.masterKeyFile()));
  }

  /** From settings: 32 bytes in base64. */
  record Given(Secret base64) implements MasterKeySource {}

  /** From a file with that text; made, readable by its owner only, when the key store is new. */
  record InFile(Path file) implements MasterKeySource {}
}
