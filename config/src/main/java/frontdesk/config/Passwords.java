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
    Optional<Secret> given = section.secret("password", "a password", text -> true);
    Optional<Path> file = section.optionalPath("password-file");
    section.rule(
        given.isEmpty() || file.isEmpty(),
        "either password or password-file",
        "remove one of them",
        "password-file",
        "password");
    return given.or(() -> file.flatMap(path -> fromFile(section, path))).orElse(new Secret(""));
  }

  private static Optional<Secret> fromFile(Section section, Path file) {
    try {
      if (Files.size(file) <= LONGEST_FILE_BYTES) {
        return Optional.of(new Secret(Files.readString(file).strip()));
      }
    } catch (IOException unreadable) {
      section.refuse("password-file", "a file that can be read", "check path and permissions");
      return Optional.empty();
    }
    section.refuse("password-file", "a file with a password only", "it is too large");
    return Optional.empty();
  }
}
