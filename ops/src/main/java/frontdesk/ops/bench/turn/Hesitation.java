package frontdesk.ops.bench.turn;

import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavWriter;
import frontdesk.ops.caller.SpokenLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences in whose middle the speaker thinks for a while, made of two shipped lines. */
final class Hesitation {
  /** Pauses within a sentence, in milliseconds. */
  static final List<Integer> PAUSES_MS = List.of(300, 400, 500, 600, 700);

  private static final List<List<String>> SENTENCES =
      List.of(
          List.of("book-consultation", "next-tuesday"),
          List.of("doctor-bennett", "as-soon-as-possible"),
          List.of("in-the-morning", "at-ten-morning"),
          List.of("number-one", "the-first-one"),
          List.of("yes", "yes-correct"),
          List.of("book-appointment", "in-two-weeks"),
          List.of("make-it-wednesday", "half-past-two"));

  private static final Pattern NAME = Pattern.compile("pause-(\\d+)-.*\\.wav");
  private static final int PACKET_SAMPLES = 160;
  private static final int SAMPLES_PER_MS = SpokenLines.SAMPLE_RATE_HZ / 1_000;
  private static final int VOICED_LEVEL = 100;

  private Hesitation() {}

  /** The pause of a line by its file's name; empty for any other line. */
  static OptionalInt pauseMs(String line) {
    Matcher name = NAME.matcher(line);
    return name.matches() ? OptionalInt.of(Integer.parseInt(name.group(1))) : OptionalInt.empty();
  }

  /**
   * Writes one, with pauses that differ from number to number.
   *
   * @return its file's name
   */
  static String write(Path directory, int number, String voice) throws IOException {
    int pause = PAUSES_MS.get(number % PAUSES_MS.size());
    List<String> parts = SENTENCES.get(number / PAUSES_MS.size() % SENTENCES.size());
    String name = "pause-" + pause + "-" + number + ".wav";
    SpokenLines lines = SpokenLines.in(directory);
    short[] joined =
        joined(spoken(lines, parts.get(0), voice), spoken(lines, parts.get(1), voice), pause);
    WavWriter.write(directory.resolve(name), new WavAudio(SpokenLines.SAMPLE_RATE_HZ, 1, joined));
    return name;
  }

  private static short[] spoken(SpokenLines lines, String name, String voice) {
    if (lines.find(name, voice) instanceof SpokenLines.Finding.Found found) {
      return found.samples();
    }
    throw new IllegalStateException("line " + name + " is shipped with the program");
  }

  /** Both without the quiet around them, and exactly so long a pause between them. */
  static short[] joined(short[] before, short[] after, int pauseMs) {
    short[] head = trimmed(before);
    short[] tail = trimmed(after);
    int pause = pauseMs * SAMPLES_PER_MS;
    short[] whole = Arrays.copyOf(head, head.length + pause + tail.length);
    System.arraycopy(tail, 0, whole, head.length + pause, tail.length);
    return whole;
  }

  private static short[] trimmed(short[] samples) {
    int from = 0;
    while (from + PACKET_SAMPLES < samples.length && !voiced(samples, from)) {
      from += PACKET_SAMPLES;
    }
    int to = samples.length;
    while (to - PACKET_SAMPLES > from && !voiced(samples, to - PACKET_SAMPLES)) {
      to -= PACKET_SAMPLES;
    }
    return Arrays.copyOfRange(samples, from, to);
  }

  private static boolean voiced(short[] samples, int from) {
    double energy = 0;
    for (int i = from; i < from + PACKET_SAMPLES; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return Math.sqrt(energy / PACKET_SAMPLES) >= VOICED_LEVEL;
  }
}
