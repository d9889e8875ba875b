package frontdesk.ops.caller;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Finds what a simulated caller says: a line shipped with the program by its name, a WAV file by
 * its path, or free text read by an installed voice. Immutable, any thread; blocks on the disk.
 */
public final class SpokenLines {
  /** Samples a second of all that is spoken. */
  public static final int SAMPLE_RATE_HZ = 8_000;

  private static final int MAX_OCTETS = 20_000_000;

  private final Path directory;
  private final List<String> names;
  private final List<String> voices;

  /** What was found. */
  public sealed interface Finding {
    /** Its samples: linear 16 bit, mono, 8 kHz. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Found(short[] samples) implements Finding {}

    /** Why there is none, and what to do: one sentence. */
    record Missing(String sentence) implements Finding {}
  }

  private SpokenLines(Path directory, Config index) {
    this.directory = directory;
    names = List.copyOf(new TreeSet<>(index.getConfig("lines").root().keySet()));
    voices = List.copyOf(new TreeSet<>(index.getConfig("voices").root().keySet()));
  }

  /**
   * The shipped lines, and WAV files by paths relative to this directory.
   *
   * @param directory where the script lies
   */
  public static SpokenLines in(Path directory) {
    try (InputStream in = SpokenLines.class.getResourceAsStream("lines/lines.conf");
        InputStreamReader reader =
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
      return new SpokenLines(directory, ConfigFactory.parseReader(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the shipped lines. */
  public List<String> names() {
    return names;
  }

  /** The names of the shipped voices. */
  public List<String> voices() {
    return voices;
  }

  /** Finds a line in this voice. */
  public Finding find(String line, String voice) {
    if (names.contains(line)) {
      return shipped(line, voice);
    }
    if (line.endsWith(".wav")) {
      return file(directory.resolve(line));
    }
    if (line.strip().indexOf(' ') > 0) {
      return FreeText.read(line, voice);
    }
    return new Finding.Missing(
        "no line is called '"
            + line
            + "': name a shipped line ("
            + String.join(", ", names)
            + "), a file ending in .wav, or write a sentence of several words");
  }

  private Finding shipped(String line, String voice) {
    String path = "lines/" + voice + "/" + line + ".wav";
    try (InputStream in = SpokenLines.class.getResourceAsStream(path)) {
      return in == null
          ? new Finding.Missing(
              "voice '"
                  + voice
                  + "' does not speak '"
                  + line
                  + "': choose one of "
                  + String.join(", ", voices))
          : new Finding.Found(mono(WavReader.read(in, MAX_OCTETS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Finding file(Path file) {
    if (!Files.isReadable(file)) {
      return new Finding.Missing("the file " + file + " cannot be read: check its path");
    }
    try {
      return new Finding.Found(mono(WavReader.read(file)));
    } catch (IOException e) {
      return new Finding.Missing(
          "the file " + file + " is no usable WAV: " + e.getMessage() + "; give 16-bit PCM");
    }
  }

  /** The first channel at 8 kHz. */
  private static short[] mono(WavAudio audio) {
    return Downsampler.toTelephone(audio.channel(0), audio.sampleRateHz());
  }
}
