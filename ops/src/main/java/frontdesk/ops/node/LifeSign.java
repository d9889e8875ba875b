package frontdesk.ops.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's sign of life: eight bytes in a file of its data directory, the wall time in
 * milliseconds, written over and over on a thread of its own.
 *
 * <p>A call writes to its journal when somebody says something, so its last event may be much older
 * than the outage that cut it off; the node that starts again finds here when it was last alive. A
 * file that is missing or broken only means that nothing is known.
 */
final class LifeSign implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LifeSign.class);
  private static final String FILE = "node.alive";
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final FileChannel file;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;

  private LifeSign(FileChannel file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "life-sign");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /** The last sign of the node that used this directory before, read before a new one is given. */
  static Optional<Instant> last(Path dataDirectory) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    try (FileChannel file = FileChannel.open(dataDirectory.resolve(FILE))) {
      return file.read(bytes) == Long.BYTES
          ? Optional.of(Instant.ofEpochMilli(bytes.flip().getLong()))
          : Optional.empty();
    } catch (IOException none) {
      LOG.debug("no sign of an earlier life", none);
      return Optional.empty();
    }
  }

  /** Gives signs until it is closed. */
  static LifeSign begin(Path dataDirectory, InstantSource clock) throws IOException {
    Files.createDirectories(dataDirectory);
    FileChannel file =
        FileChannel.open(
            dataDirectory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    LifeSign sign = new LifeSign(file, clock);
    sign.write();
    var unused =
        sign.thread.scheduleAtFixedRate(
            sign::write, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return sign;
  }

  private void write() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(clock.millis()).flip();
    try {
      file.write(bytes, 0);
    } catch (IOException e) {
      // A disk that takes no writes is told by whoever watches the store, once.
      LOG.debug("no sign of life could be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    file.close();
  }
}
