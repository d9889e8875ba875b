package frontdesk.ops.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder of clinics' files; removed when closed. */
record ClinicFolder(Path path, String setting) implements AutoCloseable {
  static ClinicFolder create(int clinics) throws IOException {
    Path path = Files.createTempDirectory("frontdesk-clinics");
    return new ClinicFolder(path, BenchClinics.write(path, clinics));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
