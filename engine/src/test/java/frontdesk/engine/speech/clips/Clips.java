package frontdesk.engine.speech.clips;

import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.Grammar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the clips beside this test's resources: 8 kHz mu-law WAVs, and the grammars they fit. */
public final class Clips {
  private static final String FOLDER = "/frontdesk/engine/speech/";

  private Clips() {}

  /**
   * A recorded sentence.
   *
   * @param expected the words that its grammar has for it; empty where it is out of grammar
   */
  public record Clip(String file, String grammar, String expected, String spoken) {
    public boolean outOfGrammar() {
      return expected.isEmpty();
    }

    public short[] samples() {
      return wav(file);
    }
  }

  public static List<Clip> all() {
    return text("sentences.txt")
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(part -> new Clip(part[0], part[1], part[2].equals("-") ? "" : part[2], part[3]))
        .toList();
  }

  public static Grammar grammar(String name) {
    String text = text(name + ".gram");
    String hash = String.format("%08x", text.hashCode()).repeat(8);
    return new Grammar(name, new ContentHash(hash), text);
  }

  public static short[] wav(String file) {
    ByteBuffer bytes = ByteBuffer.wrap(read(file)).order(ByteOrder.LITTLE_ENDIAN);
    int at = 12;
    while (bytes.getInt(at) != 0x61746164) { // "data"
      at += 8 + bytes.getInt(at + 4);
    }
    short[] samples = new short[bytes.getInt(at + 4)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = linear(bytes.get(at + 8 + i));
    }
    return samples;
  }

  /** ITU-T G.711, mu-law. */
  private static short linear(byte code) {
    int bits = ~code & 0xff;
    int magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    return (short) ((bits & 0x80) != 0 ? -magnitude : magnitude);
  }

  private static String text(String file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  private static byte[] read(String file) {
    try (InputStream in = Clips.class.getResourceAsStream(FOLDER + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
