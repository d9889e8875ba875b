package frontdesk.ops.bench.cluster;

import frontdesk.ops.playground.TemporaryFolder;
import java.io.IOException;

/** A temporary folder of clinics' files; removed when closed. */
record ClinicFolder(TemporaryFolder folder, String setting) implements AutoCloseable {
  static ClinicFolder create(int clinics) throws IOException {
    TemporaryFolder folder = TemporaryFolder.create("frontdesk-clinics");
    return new ClinicFolder(folder, BenchClinics.write(folder.path(), clinics));
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
