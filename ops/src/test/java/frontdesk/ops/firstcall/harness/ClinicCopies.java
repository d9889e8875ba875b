package frontdesk.ops.firstcall.harness;

import frontdesk.config.catalogue.CatalogueLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The sample clinics under other names and numbers, so that each call of a test has a clinic, and
 * an appointment book, of its own. What is said there is the same: recognizers compile it once.
 */
public final class ClinicCopies {
  private static final String HARBOUR_NUMBERS = "[\"+442079460100\", \"harbour\"]";
  private static final String SMILE_NUMBERS = "[\"+40215550100\", \"zambet\"]";

  private final Path directory;
  private final StringBuilder files = new StringBuilder();

  /**
   * @param directory where their catalogues are written
   */
  public ClinicCopies(Path directory) {
    this.directory = directory;
  }

  /** The general practice under this id, which is also the user part of its SIP address. */
  public void addPractice(String id) {
    add("harbour-view", HARBOUR_NUMBERS, id, "");
  }

  /** The dental clinic under this id, which is also the user part of its SIP address. */
  public void addDentist(String id) {
    add("bright-smile", SMILE_NUMBERS, id, "");
  }

  /** The same with these further settings. */
  public void addDentist(String id, String more) {
    add("bright-smile", SMILE_NUMBERS, id, more);
  }

  /**
   * The same, whose assistant speaks twice as fast: simulated callers need no time to understand.
   */
  public void addQuickDentist(String id) {
    add("bright-smile", SMILE_NUMBERS, id, "speaking-rate = 2\n");
  }

  private void add(String sample, String numbers, String id, String more) {
    String text = text("frontdesk/clinics/" + sample + ".conf");
    String copy =
        replaced(replaced(text, "id = " + sample, "id = " + id), numbers, "[\"" + id + "\"]");
    try {
      Files.createDirectories(directory);
      Path file = file(id);
      Files.writeString(file, copy + more);
      files.append(files.isEmpty() ? "" : ", ").append('"').append(file).append('"');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The catalogue of the clinic of this id. */
  public Path file(String id) {
    return directory.resolve(id + ".conf");
  }

  private static String replaced(String text, String from, String to) {
    if (!text.contains(from)) {
      throw new AssertionError("the sample catalogue does not hold " + from);
    }
    return text.replace(from, to);
  }

  private static String text(String resource) {
    try (InputStream in = CatalogueLoader.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a node's configuration says to have these clinics. */
  public String setting() {
    return "frontdesk.clinics = [" + files + "]\n";
  }
}
