package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.privacy.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * In whose name a provider is asked: a secret from the environment, or a file that is read anew for
 * each connection, so that a changed key needs no restart.
 *
 * @param given empty where there is none
 * @param file that holds it instead
 */
public record ProviderKey(Secret given, Optional<Path> file) implements Supplier<Secret> {
  private static final ProviderKey NONE = new ProviderKey(new Secret(""), Optional.empty());

  static ProviderKey read(Section section) {
    Secret now = Passwords.read(section, "key");
    Optional<Path> file = section.optionalPath("key-file");
    if (file.isEmpty() && now.reveal().isEmpty()) {
      return NONE;
    }
    return new ProviderKey(file.isPresent() ? new Secret("") : now, file);
  }

  /** Whether there is none: some servers of a clinic's own want none. */
  public boolean isNone() {
    return file.isEmpty() && given.reveal().isEmpty();
  }

  /**
   * The key as it is now. Blocks while a small file is read.
   *
   * @throws UncheckedIOException when the file cannot be read any more
   */
  @Override
  public Secret get() {
    return file.map(ProviderKey::content).orElse(given);
  }

  private static Secret content(Path file) {
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
