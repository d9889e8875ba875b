package frontdesk.ops.provider.fake;

import frontdesk.protocol.media.G711Law;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a fake voice says: a steady level for each text, another one for another text, so that it
 * can be told by ear what was said and whether anything got between.
 *
 * @param firstAudio from the text to its first audio
 * @param between two pieces
 * @param pieceMs audio of each piece, milliseconds
 */
public record FakeSpeech(Duration firstAudio, Duration between, int pieceMs) {
  /** 8 kHz samples for each character: 40 ms, as fast as a contract's voice may be. */
  public static final int SAMPLES_PER_CHARACTER = 320;

  private static final int RATE_HZ = 8_000;
  private static final int LOUDEST_CODE = 0x80;
  private static final int CODES = 96;

  /** At once, in pieces of a tenth of a second. */
  public static final FakeSpeech PROMPT = new FakeSpeech(Duration.ZERO, Duration.ofMillis(1), 100);

  /** The mu-law code of a text's level. */
  private static byte code(String text) {
    return (byte) (LOUDEST_CODE + Math.floorMod(text.hashCode(), CODES));
  }

  /** All samples of a text at 8 kHz, as a line would play them. */
  public static short[] samples(String text) {
    short[] samples = new short[text.length() * SAMPLES_PER_CHARACTER];
    Arrays.fill(samples, G711Law.MU_LAW.decode(code(text)));
    return samples;
  }

  /** The same as raw mu-law. */
  static byte[] muLaw(String text) {
    byte[] octets = new byte[text.length() * SAMPLES_PER_CHARACTER];
    Arrays.fill(octets, code(text));
    return octets;
  }

  /** The same as 16-bit little-endian audio of another rate. */
  static byte[] pcm(String text, int rateHz) {
    short level = G711Law.MU_LAW.decode(code(text));
    int count = (int) ((long) text.length() * SAMPLES_PER_CHARACTER * rateHz / RATE_HZ);
    ByteBuffer octets = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    while (octets.hasRemaining()) {
      octets.putShort(level);
    }
    return octets.array();
  }

  /** The same as a WAV file whose lengths are unknown when it begins (0xFFFFFFFF). */
  static byte[] wav(String text, int rateHz) {
    byte[] audio = pcm(text, rateHz);
    return ByteBuffer.allocate(44 + audio.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(-1)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(rateHz)
        .putInt(2 * rateHz)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(-1)
        .put(audio)
        .array();
  }
}
