package frontdesk.ops.chaos.store;

import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What a caller heard, from the recording: how long it was silent, and when. */
final class HeardSound {
  private static final int FAR_END = 1;
  private static final int FRAME_MS = 20;

  /** Louder than the hiss that is always there, quieter than any word. */
  private static final double AUDIBLE = 150;

  private final short[] samples;
  private final int rateHz;

  HeardSound(short[] samples, int rateHz) {
    this.samples = samples.clone();
    this.rateHz = rateHz;
  }

  static HeardSound in(Path recording) throws IOException {
    WavAudio audio = WavReader.read(recording);
    return new HeardSound(audio.channel(FAR_END), audio.sampleRateHz());
  }

  /** How long it is. */
  Duration length() {
    return Duration.ofMillis(samples.length * 1_000L / rateHz);
  }

  /** When the first sound is audible; the whole length if none is. */
  Duration firstAudible() {
    int frame = rateHz * FRAME_MS / 1_000;
    int at = 0;
    while ((at + 1) * frame <= samples.length && loudness(at * frame, frame) <= AUDIBLE) {
      at++;
    }
    return Duration.ofMillis((long) at * FRAME_MS);
  }

  /** The longest time without a sound that is audible, between two moments of the recording. */
  Duration longestSilence(Duration from, Duration to) {
    int frame = rateHz * FRAME_MS / 1_000;
    int first = (int) Math.max(0, from.toMillis() / FRAME_MS);
    int last = (int) Math.min(samples.length / frame, to.toMillis() / FRAME_MS);
    int longest = 0;
    int silent = 0;
    for (int i = first; i < last; i++) {
      silent = loudness(i * frame, frame) > AUDIBLE ? 0 : silent + 1;
      longest = Math.max(longest, silent);
    }
    return Duration.ofMillis((long) longest * FRAME_MS);
  }

  private double loudness(int from, int length) {
    double squares = 0;
    for (int i = from; i < from + length; i++) {
      squares += (double) samples[i] * samples[i];
    }
    return Math.sqrt(squares / length);
  }
}
