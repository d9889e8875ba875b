package frontdesk.ops.trust;

import frontdesk.ops.chaos.senses.RecognizerFault;
import frontdesk.ops.chaos.senses.SynthesizerFault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that hang or throw: nobody is left in silence, and keys book. */
class SenseFaultsTest {
  @Test
  void shouldServeByKeysWhileEnginesHangOrThrow(@TempDir Path directory) throws Exception {
    SideBySide.allHold(
        directory,
        List.of(
            RecognizerFault.HANGS,
            RecognizerFault.THROWS,
            SynthesizerFault.HANGS,
            SynthesizerFault.THROWS));
  }
}
