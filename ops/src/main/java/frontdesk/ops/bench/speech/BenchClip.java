package frontdesk.ops.bench.speech;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A sentence as it will be heard.
 *
 * @param seed of everything about it that is left to chance
 */
record BenchClip(CorpusSentence sentence, BenchVoice voice, Line line, long seed) {
  private static final int VOICES_APART = 4;

  /** How good the line is. */
  enum Line {
    CLEAN("clean", Double.POSITIVE_INFINITY),
    NOISE_20_DB("20 dB", 20),
    NOISE_10_DB("10 dB", 10);

    private final String label;
    private final double snrDb;

    Line(String label, double snrDb) {
      this.label = label;
      this.snrDb = snrDb;
    }

    String label() {
      return label;
    }

    /** How much louder the voice is than what else there is. */
    double snrDb() {
      return snrDb;
    }
  }

  /** Each sentence on two of the three kinds of line, each time by another voice. */
  static List<BenchClip> of(CorpusSentence sentence, long runSeed) {
    CRC32 hash = new CRC32();
    hash.update((runSeed + sentence.id()).getBytes(StandardCharsets.UTF_8));
    BenchVoice[] voices = BenchVoice.values();
    int first = (int) (hash.getValue() % voices.length);
    List<BenchClip> clips = new ArrayList<>();
    Line[] lines = Line.values();
    int leftOut = (int) (hash.getValue() / voices.length % lines.length);
    for (int i = 0; i < lines.length; i++) {
      if (i == leftOut) {
        continue;
      }
      BenchVoice voice = voices[(first + VOICES_APART * i) % voices.length];
      clips.add(new BenchClip(sentence, voice, lines[i], hash.getValue() * 31 + i));
    }
    return clips;
  }

  /** For lists of what went wrong. */
  String name() {
    return sentence.id() + "/" + voice + "/" + line.label();
  }
}
