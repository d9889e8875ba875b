package frontdesk.ops.trust;

import frontdesk.ops.chaos.recovery.RecoveryFails;
import frontdesk.ops.chaos.store.BrokenDisk;
import frontdesk.ops.chaos.store.PostgresqlStopped;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes no writes, and one whose entities cannot recover: each fault once. */
class StoreFaultsTest {
  @Test
  void shouldKeepEveryPromiseWhenTheStoreFails(@TempDir Path directory) throws Exception {
    SideBySide.allHold(
        directory,
        List.of(
            BrokenDisk.FULL,
            BrokenDisk.READ_ONLY,
            PostgresqlStopped.AT_A_QUESTION,
            PostgresqlStopped.AT_THE_READ_BACK,
            new RecoveryFails()));
  }
}
