package frontdesk.persistence.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that wraps all others: 256 bits, AES-GCM, never in a database. */
final class MasterKey {
  private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private MasterKey() {}

  /** The key was found, or made; or why not. */
  sealed interface Loading {
    record Loaded(Aead aead) implements Loading {}

    record Failed(KeysUnavailable why) implements Loading {}
  }

  /**
   * Finds the master key.
   *
   * @param mayMake whether a missing file is made: only while nothing is wrapped by it
   */
  static Loading load(MasterKeySource source, boolean mayMake, SecureRandom random) {
    if (source instanceof MasterKeySource.Given given) {
      return decode(given.base64(), "the master key in the settings");
    }
    Path file = ((MasterKeySource.InFile) source).file();
    try {
      if (!Files.exists(file)) {
        if (!mayMake) {
          return failed(KeysUnavailable.Reason.MASTER_KEY_MISSING, file.toString());
        }
        make(file, random);
      }
      warnIfOthersMayRead(file);
      Secret text = new Secret(Files.readString(file, StandardCharsets.US_ASCII).trim());
      return decode(text, file.toString());
    } catch (IOException e) {
      LOG.debug("master key file", e);
      return failed(KeysUnavailable.Reason.MASTER_KEY_UNREADABLE, file.toString());
    }
  }

  private static Loading decode(Secret base64, String where) {
    try {
      byte[] key = Base64.getDecoder().decode(base64.reveal());
      if (key.length != BYTES) {
        return failed(KeysUnavailable.Reason.MASTER_KEY_INVALID, where);
      }
      return new Loading.Loaded(new AesGcmJce(key));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // The message may quote the key: only its type is told.
      LOG.debug("master key: {}", e.getClass().getName());
      return failed(KeysUnavailable.Reason.MASTER_KEY_INVALID, where);
    }
  }

  private static Loading failed(KeysUnavailable.Reason reason, String where) {
    return new Loading.Failed(new KeysUnavailable(reason, where));
  }

  /** Written beside and moved, so that a crash leaves the whole key or none. */
  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(directory);
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Path beside = Files.createTempFile(directory, "master", ".new", attributes);
    Files.writeString(
        beside, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void warnIfOthersMayRead(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      LOG.warn("{} may be read by others than its owner", file);
    }
  }
}
