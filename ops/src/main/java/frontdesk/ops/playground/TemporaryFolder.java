package frontdesk.ops.playground;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A folder that is gone when it is closed, or when this process ends. Any thread. */
public final class TemporaryFolder implements AutoCloseable {
  /** Of looks at a folder into which something that dies still writes. */
  private static final int LOOKS = 100;

  private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Path path;
  private final Endings.Ending ending;

  private TemporaryFolder(Path path, Endings.Ending ending) {
    this.path = path;
    this.ending = ending;
  }

  /**
   * Makes one.
   *
   * @param prefix of its name
   * @throws IOException also when this process is told to stop
   */
  public static TemporaryFolder create(String prefix) throws IOException {
    Endings endings = Endings.ofThisProcess();
    return endings.begin(
        () -> {
          Path path = Files.createTempDirectory(prefix);
          return new TemporaryFolder(path, endings.add(path.toString(), () -> remove(path)));
        });
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    ending.close();
  }

  private static void remove(Path folder) throws IOException {
    IOException why = new IOException("never looked at");
    for (int look = 0; look < LOOKS; look++) {
      try {
        Files.walkFileTree(folder, new Removal());
        return;
      } catch (DirectoryNotEmptyException filledMeanwhile) {
        why = filledMeanwhile;
        LockSupport.parkNanos(APART_NANOS);
      }
    }
    throw new IOException(folder + " is filled as fast as it is emptied", why);
  }

  /** Whatever is gone already was removed by somebody else: by a database that ends, say. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
      return goOnIfGone(why);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why)
        throws IOException {
      if (why != null) {
        return goOnIfGone(why);
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }

    private static FileVisitResult goOnIfGone(IOException why) throws IOException {
      if (why instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw why;
    }
  }
}
