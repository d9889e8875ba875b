package frontdesk.ops.chaos;

import frontdesk.config.catalogue.CatalogueLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The sample clinics with an assistant who speaks twice as fast: simulated callers need no time to
 * understand.
 */
public final class BriskClinics {
  private static final List<String> SAMPLES = List.of("harbour-view", "bright-smile");
  static final double RATE = 2;
  private static final String BRISK = "\nspeaking-rate = " + RATE + "\n";

  private BriskClinics() {}

  /**
   * Writes their catalogues.
   *
   * @return what a node's configuration says to have these clinics: HOCON, full paths
   * @throws IOException when the folder takes no files
   */
  public static String in(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String sample : SAMPLES) {
      Files.writeString(file(folder, sample), text(sample) + BRISK);
    }
    return SAMPLES.stream()
        .map(sample -> "\"" + file(folder, sample).toAbsolutePath() + "\"")
        .collect(Collectors.joining(", ", "\nfrontdesk.clinics = [", "]\n"));
  }

  private static Path file(Path folder, String sample) {
    return folder.resolve(sample + ".conf");
  }

  private static String text(String sample) throws IOException {
    String resource = "frontdesk/clinics/" + sample + ".conf";
    try (InputStream in = CatalogueLoader.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
