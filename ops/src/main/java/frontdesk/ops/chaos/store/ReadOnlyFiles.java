package frontdesk.ops.chaos.store;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of journal and keys become immutable under a node that has them open, as on a file
 * system that turned read-only. That itself cannot be had and mended: the kernel makes no file
 * system read-only while somebody writes to it, and one that turned so after an error stays so.
 */
final class ReadOnlyFiles implements StoreFault {
  @Override
  public StoreNode start(ChaosRun run, String overrides) throws Exception {
    Path probe = Files.writeString(run.folder().resolve("probe"), "x");
    if (!becomesReadOnly(probe)) {
      throw new FaultNotPossible(
          "an open file cannot be made read-only: run it as root on ext4 or xfs, with chattr"
              + " installed");
    }
    return StoreNode.start(new StoreNode.Place(run.folder(), overrides));
  }

  private static boolean becomesReadOnly(Path file) throws IOException, InterruptedException {
    try (OutputStream open = Files.newOutputStream(file)) {
      if (change("+i", List.of(file)) != 0) {
        return false;
      }
      try {
        open.write('y');
        return false;
      } catch (IOException refused) {
        return true;
      } finally {
        change("-i", List.of(file));
      }
    }
  }

  private static List<Path> files(StoreNode node) {
    return List.of(
        node.data().resolve("frontdesk.mv.db"), node.data().resolve("keys").resolve("keys.mv.db"));
  }

  private static int change(String attribute, List<Path> files)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("chattr", attribute));
    files.forEach(file -> line.add(file.toString()));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Override
  public void begin(StoreNode node) throws Exception {
    if (change("+i", files(node)) != 0) {
      throw new FaultNotPossible("the files cannot be made read-only: see chattr");
    }
  }

  @Override
  public void end(StoreNode node) throws Exception {
    change("-i", files(node));
  }

  @Override
  public Path left(ChaosRun run) {
    return run.folder().resolve("data");
  }
}
