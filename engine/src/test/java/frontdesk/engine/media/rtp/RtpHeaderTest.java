package frontdesk.engine.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.rtp.RtpHeader.Verdict;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpHeaderTest {
  private final RtpHeader header = new RtpHeader();

  private Verdict read(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return header.read(ByteBuffer.wrap(bytes));
  }

  @Test
  void shouldReadAPlainPacket() {
    assertThat(read(0x80, 0x88, 0xFF, 0xFE, 1, 2, 3, 4, 5, 6, 7, 8, 42)).isEqualTo(Verdict.VALID);
    assertThat(header.marker()).isTrue();
    assertThat(header.payloadType()).isEqualTo(8);
    assertThat(header.sequence()).isEqualTo(0xFFFE);
    assertThat(header.timestamp()).isEqualTo(0x01020304);
    assertThat(header.ssrc()).isEqualTo(0x05060708);
    assertThat(header.payloadOffset()).isEqualTo(12);
    assertThat(header.payloadLength()).isEqualTo(1);
  }

  @Test
  void shouldStepOverSourcesExtensionAndPadding() {
    // One CSRC, an extension of one word, two octets of audio, two of padding.
    assertThat(
            read(
                0xB1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, // fixed header
                9, 9, 9, 9, // CSRC
                0, 0, 0, 1, 7, 7, 7, 7, // extension
                11, 12, 0, 2))
        .isEqualTo(Verdict.VALID);
    assertThat(header.payloadOffset()).isEqualTo(24);
    assertThat(header.payloadLength()).isEqualTo(2);
  }

  @Test
  void shouldRefuseWhatIsNoRtp() {
    assertThat(read(0x80, 0, 0)).isEqualTo(Verdict.TOO_SHORT);
    assertThat(read(0x40, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1)).isEqualTo(Verdict.WRONG_VERSION);
    assertThat(read(0x8F, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1)).isEqualTo(Verdict.BAD_LENGTH);
    assertThat(read(0x90, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1)).isEqualTo(Verdict.BAD_LENGTH);
    assertThat(read(0x90, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 255, 255))
        .isEqualTo(Verdict.BAD_LENGTH);
    assertThat(read(0xA0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5, 0)).isEqualTo(Verdict.BAD_PADDING);
    assertThat(read(0xA0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5, 3)).isEqualTo(Verdict.BAD_PADDING);
    assertThat(read(0xA0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1)).isEqualTo(Verdict.BAD_PADDING);
  }

  @Test
  void shouldNeverReadBeyondRandomDatagrams() {
    long seed = 20_261_121L;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      byte[] octets = new byte[random.nextInt(64)];
      random.nextBytes(octets);
      if (octets.length > 0) {
        octets[0] = (byte) ((octets[0] & 0x3F) | 0x80);
      }
      if (header.read(ByteBuffer.wrap(octets)) == Verdict.VALID) {
        assertThat(header.payloadOffset() + header.payloadLength())
            .as("seed %d round %d", seed, i)
            .isLessThanOrEqualTo(octets.length);
        assertThat(header.payloadLength()).isNotNegative();
      }
    }
  }
}
