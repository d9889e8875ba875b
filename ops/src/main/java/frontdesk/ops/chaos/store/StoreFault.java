package frontdesk.ops.chaos.store;

import frontdesk.ops.chaos.ChaosRun;
import java.nio.file.Path;

/** Something that happens to the disk of a node, and is mended. Blocking. */
interface StoreFault {
  /** Starts a node to which it can happen. */
  StoreNode start(ChaosRun run, String overrides) throws Exception;

  /** It happens. */
  void begin(StoreNode node) throws Exception;

  /** It is mended; nothing if it has not begun. */
  void end(StoreNode node) throws Exception;

  /** Where the data directory is once the node has stopped. */
  Path left(ChaosRun run);
}
