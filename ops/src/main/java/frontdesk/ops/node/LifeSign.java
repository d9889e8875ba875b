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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's sign of life: the wall time in milliseconds, and where the system tells it, the
 * machine's start and the time since then; in a file of its data directory, written over and over
 * on a thread of its own.
 *
 * <p>A call writes to its journal when somebody says something, so its last event may be much older
 * than the outage that cut it off; the node that starts again finds here when it was last alive. By
 * the machine's clock, if it can: a wall clock that was set meanwhile makes no outage longer or
 * shorter. A file that is missing or broken only means that nothing is known.
 */
final class LifeSign implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LifeSign.class);
  private static final String FILE = "node.alive";
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int WALL_ONLY = Long.BYTES;
  private static final int WHOLE = 3 * Long.BYTES;

  private final FileChannel file;
  private final InstantSource clock;
  private final Supplier<Optional<MachineClock>> machine;
  private final ScheduledExecutorService thread;

  private LifeSign(
      FileChannel file, InstantSource clock, Supplier<Optional<MachineClock>> machine) {
    this.file = file;
    this.clock = clock;
    this.machine = machine;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "life-sign");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /**
   * When the node that used this directory before gave its last sign, by the wall clock as it goes
   * now; read before a new sign is given.
   */
  static Optional<Instant> last(
      Path dataDirectory, InstantSource clock, Supplier<Optional<MachineClock>> machine) {
    ByteBuffer bytes = ByteBuffer.allocate(WHOLE);
    try (FileChannel file = FileChannel.open(dataDirectory.resolve(FILE))) {
      if (file.read(bytes) < WALL_ONLY) {
        return Optional.empty();
      }
      bytes.flip();
      Instant wall = Instant.ofEpochMilli(bytes.getLong());
      if (bytes.remaining() < WHOLE - WALL_ONLY) {
        return Optional.of(wall);
      }
      MachineClock then = new MachineClock(bytes.getLong(), bytes.getLong());
      return Optional.of(
          machine
              .get()
              .filter(now -> now.boot() == then.boot() && now.millis() >= then.millis())
              .map(now -> clock.instant().minusMillis(now.millis() - then.millis()))
              .orElse(wall));
    } catch (IOException none) {
      LOG.debug("no sign of an earlier life", none);
      return Optional.empty();
    }
  }

  /** Gives signs until it is closed. */
  static LifeSign begin(
      Path dataDirectory, InstantSource clock, Supplier<Optional<MachineClock>> machine)
      throws IOException {
    Files.createDirectories(dataDirectory);
    FileChannel file =
        FileChannel.open(
            dataDirectory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    LifeSign sign = new LifeSign(file, clock, machine);
    sign.write();
    var unused =
        sign.thread.scheduleAtFixedRate(
            sign::write, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return sign;
  }

  private void write() {
    ByteBuffer bytes = ByteBuffer.allocate(WHOLE).putLong(clock.millis());
    machine.get().ifPresent(now -> bytes.putLong(now.boot()).putLong(now.millis()));
    try {
      file.write(bytes.flip(), 0);
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
