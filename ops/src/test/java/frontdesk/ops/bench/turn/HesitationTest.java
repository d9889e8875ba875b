package frontdesk.ops.bench.turn;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.SpokenLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HesitationTest {
  /** Sound with quiet around it, in milliseconds. */
  private static short[] sound(int before, int length, int behind) {
    short[] samples = new short[(before + length + behind) * 8];
    Arrays.fill(samples, before * 8, (before + length) * 8, (short) 2_000);
    return samples;
  }

  @Test
  void shouldPauseForExactlySoLong() {
    // when
    short[] joined = Hesitation.joined(sound(60, 200, 100), sound(40, 300, 80), 500);
    // then
    assertThat(joined).hasSize((200 + 500 + 300) * 8);
    assertThat(joined[0]).isNotZero();
    assertThat(joined[200 * 8 - 1]).isNotZero();
    assertThat(joined[200 * 8]).isZero();
    assertThat(joined[700 * 8 - 1]).isZero();
    assertThat(joined[700 * 8]).isNotZero();
  }

  @Test
  void shouldNameThePauseOfAFile(@TempDir Path directory) throws IOException {
    // when
    String name = Hesitation.write(directory, 7, "rms");
    // then
    assertThat(Hesitation.pauseMs(name)).hasValue(500);
    assertThat(Hesitation.pauseMs("yes-please")).isEmpty();
    assertThat(SpokenLines.in(directory).find(name, "rms"))
        .isInstanceOf(SpokenLines.Finding.Found.class);
  }
}
