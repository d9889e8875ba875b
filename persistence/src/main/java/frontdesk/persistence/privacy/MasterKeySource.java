package frontdesk.persistence.privacy;

import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;

/** Where the master key comes from. */
public sealed interface MasterKeySource {
  /** From settings: 32 bytes in base64. */
  record Given(Secret base64) implements MasterKeySource {}

  /** From a file with that text; made, readable by its owner only, when the key store is new. */
  record InFile(Path file) implements MasterKeySource {}
}
