package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.media.G711Law;
import org.junit.jupiter.api.Test;

class G711LawTest {
  @Test
  void shouldDecodeTheReferenceValuesOfALaw() {
    // The ends of the scale and of some segments, from the tables of G.711, times 8.
    int[][] reference = {
      {0xD5, 8},
      {0x55, -8},
      {0xD4, 24},
      {0xC5, 264},
      {0xF5, 528},
      {0xE5, 1_056},
      {0x95, 2_112},
      {0xAA, 32_256},
      {0x2A, -32_256},
      {0x80, 5_504}
    };
    for (int[] pair : reference) {
      assertThat((int) G711Law.A_LAW.decode((byte) pair[0]))
          .as("code %02x", pair[0])
          .isEqualTo(pair[1]);
    }
  }

  @Test
  void shouldDecodeTheReferenceValuesOfMuLaw() {
    int[][] reference = {
      {0xFF, 0},
      {0x7F, 0},
      {0xFE, 8},
      {0xEF, 132},
      {0xDF, 396},
      {0x8F, 16_764},
      {0x80, 32_124},
      {0x00, -32_124}
    };
    for (int[] pair : reference) {
      assertThat((int) G711Law.MU_LAW.decode((byte) pair[0]))
          .as("code %02x", pair[0])
          .isEqualTo(pair[1]);
    }
  }

  @Test
  void shouldGiveEveryCodeBack() {
    for (G711Law law : G711Law.values()) {
      for (int code = 0; code < 256; code++) {
        short sample = law.decode((byte) code);
        // Mu-law has two noughts; the negative one comes back as the positive.
        int expected = law == G711Law.MU_LAW && code == 0x7F ? 0xFF : code;
        assertThat(law.encode(sample) & 0xFF).as("%s %02x", law, code).isEqualTo(expected);
        assertThat((int) law.decode((byte) (code ^ 0x80))).isEqualTo(-sample);
      }
    }
  }

  @Test
  void shouldStayNearEverySample() {
    for (G711Law law : G711Law.values()) {
      for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
        int error = Math.abs(law.decode(law.encode((short) sample)) - sample);
        // Half a step of the segment, or the clipping at the end of the scale.
        assertThat(error).isLessThanOrEqualTo(Math.max(8, Math.abs(sample) / 30 + 10));
      }
    }
  }
}
