package frontdesk.ops.chaos.store;

import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavReader;
import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers;
import frontdesk.engine.speech.synthesizer.PhraseCache;
import frontdesk.engine.speech.synthesizer.SynthesizerSettings;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a line says by itself while nobody is in charge of it in what a caller heard, sample
 * by sample: whatever is audible is it, or is not. 8 kHz. Immutable.
 */
public final class AnnouncementHeard {
  private static final String WORDS = "One moment, please.";
  private static final int FRAME_SAMPLES = 160;
  private static final int SAMPLES_PER_MS = 8;
  private static final double AUDIBLE = 150;
  private static final int CACHED_OCTETS = 1_000_000;

  /** Shorter runs are the ends of words; they are too short to be compared. */
  private static final int COMPARED_SAMPLES = 5 * FRAME_SAMPLES;

  /** G.711 leaves more than 0.99 of equal sound, chance less than 0.6. */
  private static final double ALIKE = 0.9;

  private final short[] announcement;

  /** Of these samples. */
  public AnnouncementHeard(short[] announcement) {
    this.announcement = announcement.clone();
  }

  /**
   * Of the words of a clinic that has no others, in the voice of a node that is told nothing.
   *
   * @param rate how fast it speaks; 1 is its own pace
   */
  public static AnnouncementHeard ofTheDefaultVoice(double rate)
      throws IOException, InterruptedException {
    var voice =
        EmbeddedSynthesizers.choose(
            EmbeddedSynthesizers.Kind.FREETTS, SynthesizerSettings.DEFAULTS);
    try (var synthesizer = voice.synthesizer()) {
      synthesizer.warm();
      return new AnnouncementHeard(
          new PhraseCache(synthesizer, 1, CACHED_OCTETS)
              .audio(WORDS, new Manner("en", Optional.empty(), rate))
              .toCompletableFuture()
              .join()
              .orElseThrow());
    }
  }

  /** What the far end said in a caller's recording: its right channel. */
  static short[] farEnd(Path recording) throws IOException {
    WavAudio audio = WavReader.read(recording);
    return audio.channel(audio.channels() - 1);
  }

  /** How long it is. */
  long lengthMs() {
    return announcement.length / SAMPLES_PER_MS;
  }

  /** How much of what was audible is the announcement. */
  long heardMs(short[] heard) {
    return stretches(heard).stream().filter(Stretch::own).mapToLong(Stretch::lengthMs).sum();
  }

  /** What was audible and is not the announcement, a description each. */
  public List<String> foreign(short[] heard) {
    return stretches(heard).stream()
        .filter(stretch -> !stretch.own())
        .map(Stretch::described)
        .toList();
  }

  private record Stretch(int from, int length, double likeness) {
    boolean own() {
      return likeness >= ALIKE;
    }

    long lengthMs() {
      return length / SAMPLES_PER_MS;
    }

    String described() {
      return "%d ms of sound after %d ms, likeness %.2f"
          .formatted(lengthMs(), from / SAMPLES_PER_MS, likeness);
    }
  }

  private List<Stretch> stretches(short[] heard) {
    List<Stretch> found = new ArrayList<>();
    int begin = -1;
    for (int at = 0; at + FRAME_SAMPLES <= heard.length; at += FRAME_SAMPLES) {
      boolean audible = loudness(heard, at) > AUDIBLE;
      if (audible && begin < 0) {
        begin = at;
      } else if (!audible && begin >= 0) {
        judge(heard, begin, at, found);
        begin = -1;
      }
    }
    if (begin >= 0) {
      judge(heard, begin, heard.length / FRAME_SAMPLES * FRAME_SAMPLES, found);
    }
    return found;
  }

  private void judge(short[] heard, int from, int to, List<Stretch> found) {
    int length = to - from;
    if (length >= COMPARED_SAMPLES) {
      found.add(new Stretch(from, length, likeness(heard, from, length)));
    }
  }

  /** The best normalized correlation with any stretch of the announcement. */
  private double likeness(short[] heard, int from, int length) {
    double best = 0;
    for (int shift = 0; shift + length <= announcement.length; shift++) {
      double product = 0;
      double own = 0;
      double other = 0;
      for (int i = 0; i < length; i++) {
        double a = heard[from + i];
        double b = announcement[shift + i];
        product += a * b;
        own += a * a;
        other += b * b;
      }
      if (own > 0 && other > 0) {
        best = Math.max(best, product / Math.sqrt(own * other));
      }
    }
    return best;
  }

  private static double loudness(short[] samples, int from) {
    double squares = 0;
    for (int i = from; i < from + FRAME_SAMPLES; i++) {
      squares += (double) samples[i] * samples[i];
    }
    return Math.sqrt(squares / FRAME_SAMPLES);
  }
}
