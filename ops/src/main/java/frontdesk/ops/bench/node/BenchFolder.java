package frontdesk.ops.bench.node;

import frontdesk.ops.playground.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A benchmark's temporary directory; closing it removes it with all that is in it. Immutable. */
public record BenchFolder(Path path) implements AutoCloseable {

  /** Makes one. */
  public static BenchFolder create() throws IOException {
    return new BenchFolder(Files.createTempDirectory("frontdesk-bench"));
  }

  @Override
  public void close() throws IOException {
    FolderTree.remove(path);
  }
}
