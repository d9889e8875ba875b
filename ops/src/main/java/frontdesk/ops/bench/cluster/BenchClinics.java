package frontdesk.ops.bench.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** As many clinics as wanted, each a copy of a sample with an id and a number of its own. */
final class BenchClinics {
  private static final String SAMPLE = "/frontdesk/clinics/bright-smile.conf";

  private BenchClinics() {}

  /** The id of the clinic of this number, from 0. */
  static String id(int number) {
    return "bench-" + number;
  }

  /** Its called number. */
  static String number(int number) {
    return "+4021556%04d".formatted(number);
  }

  /** Writes their files and answers the setting that names them. */
  static String write(Path folder, int clinics) throws IOException {
    String sample = sample();
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < clinics; i++) {
      files.add(Files.writeString(folder.resolve(id(i) + ".conf"), copy(sample, i)));
    }
    return files.stream()
        .map(file -> '"' + file.toString() + '"')
        .collect(Collectors.joining(", ", "frontdesk.clinics = [", "]"));
  }

  /** What stands further below wins. */
  static String copy(String sample, int number) {
    return sample + "%nid = %s%ncalled-numbers = [\"%s\"]%n".formatted(id(number), number(number));
  }

  static String sample() {
    try (InputStream in = BenchClinics.class.getResourceAsStream(SAMPLE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
