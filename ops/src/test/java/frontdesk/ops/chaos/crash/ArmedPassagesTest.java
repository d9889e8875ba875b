package frontdesk.ops.chaos.crash;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.passage.Passage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Halts at the nth passage that it is armed for, once, and nowhere else. */
class ArmedPassagesTest {
  private final AtomicInteger halts = new AtomicInteger();
  private final ArmedPassages passages = new ArmedPassages(halts::incrementAndGet);

  @Test
  void shouldOnlyCountUnlessArmed() {
    passages.at(Passage.LEDGER_WRITTEN);
    passages.at(Passage.LEDGER_WRITTEN);

    assertThat(passages.counts()).containsEntry(Passage.LEDGER_WRITTEN, 2L);
    assertThat(passages.counts()).containsEntry(Passage.BOOKING_TOLD, 0L);
    assertThat(halts).hasValue(0);
  }

  @Test
  void shouldHaltAtTheNthPassageFromThenOn(@TempDir Path folder) {
    passages.at(Passage.TURN_WRITTEN);
    passages.arm(Passage.TURN_WRITTEN, 2, folder.resolve("token"));

    passages.at(Passage.LEDGER_WRITTEN);
    passages.at(Passage.TURN_WRITTEN);
    assertThat(halts).hasValue(0);
    passages.at(Passage.TURN_WRITTEN);
    assertThat(halts).hasValue(1);
    passages.at(Passage.TURN_WRITTEN);
    assertThat(halts).hasValue(1);
    assertThat(folder.resolve("token")).exists();
  }

  @Test
  void shouldLetOnlyTheFirstOfSeveralHalt(@TempDir Path folder) throws Exception {
    passages.arm(Passage.TURN_WRITTEN, 1, folder.resolve("token"));
    Files.createFile(folder.resolve("token"));

    passages.at(Passage.TURN_WRITTEN);

    assertThat(halts).hasValue(0);
  }

  @Test
  void shouldNotHaltOnceDisarmed(@TempDir Path folder) {
    passages.arm(Passage.TURN_WRITTEN, 1, folder.resolve("token"));
    passages.disarm();

    passages.at(Passage.TURN_WRITTEN);

    assertThat(halts).hasValue(0);
    assertThat(folder.resolve("token")).doesNotExist();
  }
}
