package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a password that is given itself, as the environment does, or by the file that holds it. */
final class Passwords {
  private static final long LONGEST_FILE_BYTES = 4096;

  private Passwords() {}

  /** The password of keys {@code password} and {@code password-file}; empty if there is none. */
  static Secret read(Section section) {
    return read(section, "password");
  }

  /** The same for another key, and that with {@code -file}. */
  static Secret read(Section section, String key) {
    String fileKey = key + "-file";
    Optional<Secret> given = section.secret(key, "a password", text -> true);
    Optional<Path> file = section.optionalPath(fileKey);
    section.rule(
        given.isEmpty() || file.isEmpty(),
        "either " + key + " or " + fileKey,
        "remove one of them",
        fileKey,
        key);
    return given
        .or(() -> file.flatMap(path -> fromFile(section, fileKey, path)))
        .orElse(new Secret(""));
  }

  private static Optional<Secret> fromFile(Section section, String key, Path file) {
    try {
      if (Files.size(file) <= LONGEST_FILE_BYTES) {
        return Optional.of(new Secret(Files.readString(file).strip()));
      }
    } catch (IOException unreadable) {
      section.refuse(key, "a file that can be read", "check path and permissions");
      return Optional.empty();
    }
    section.refuse(key, "a file with a password only", "it is too large");
    return Optional.empty();
  }
}
