package frontdesk.ops.chaos.store;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A small disk of the node's own, a tmpfs in a mount namespace that nobody else sees, filled to its
 * last byte by a file of others, who take at once whatever the node frees. When the node has
 * stopped, what is on it is copied out.
 */
final class FullDisk implements StoreFault {
  private static final String MEGABYTES = "64";
  private static final int BLOCK = 4_096;
  private static final long PAUSE_MS = 20;
  private static final long STOP_S = 10;

  private final ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
  private final AtomicReference<@Nullable IOException> failed = new AtomicReference<>();

  /* $0: the disk's size, $1: where it is, $2: where it is copied to, the rest: the node's command. */
  private static final String SCRIPT =
      "mount -t tmpfs -o size=$0m,mode=700 tmpfs \"$1\" || exit 3; disk=\"$1\"; out=\"$2\"; shift 2;"
          + " \"$@\"; status=$?; cp -a \"$disk/.\" \"$out\"; exit $status";

  @Override
  public StoreNode start(ChaosRun run, String overrides) throws Exception {
    Path disk = Files.createDirectories(run.folder().resolve("disk"));
    Path out = Files.createDirectories(run.folder().resolve("left"));
    List<String> unshare =
        List.of("unshare", "-m", "sh", "-c", SCRIPT, MEGABYTES, disk.toString(), out.toString());
    if (new ProcessBuilder("unshare", "-m", "true").start().waitFor() != 0) {
      throw new FaultNotPossible(
          "a disk of the node's own cannot be made: run it as root, or with CAP_SYS_ADMIN");
    }
    StoreNode.Place place =
        new StoreNode.Place(
            run.folder(), "frontdesk.node.data-directory = \"" + disk + "/data\"\n" + overrides);
    return StoreNode.start(place, unshare);
  }

  private static Path ballast(StoreNode node) {
    return node.asSeenByIt(node.data().resolveSibling("disk").resolve("ballast"));
  }

  @Override
  public void begin(StoreNode node) throws IOException {
    Path ballast = ballast(node);
    fill(ballast);
    var unused =
        others.scheduleWithFixedDelay(
            () -> fillAgain(ballast), PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  private void fillAgain(Path ballast) {
    try {
      fill(ballast);
    } catch (IOException e) {
      failed.compareAndSet(null, e);
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out =
        Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  @Override
  public void end(StoreNode node) throws IOException, InterruptedException {
    others.shutdown();
    if (!others.awaitTermination(STOP_S, TimeUnit.SECONDS)) {
      throw new IOException("the disk is filled on and on");
    }
    IOException why = failed.get();
    if (why != null) {
      throw new IOException("the disk was not kept full", why);
    }
    Files.deleteIfExists(ballast(node));
  }

  @Override
  public Path left(ChaosRun run) {
    return run.folder().resolve("left").resolve("data");
  }
}
