package frontdesk.engine.provider.resilience;

import frontdesk.protocol.media.AudioFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An utterance's audio, and where in it its speaker pauses now. Used by one thread at a time. */
final class KeptAudio {
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final List<AudioFrame> frames = new ArrayList<>();
  private final long mostSamples;
  private long samples;
  private int pausedAt = NOWHERE;

  /**
   * @param most what is longer is not kept
   */
  KeptAudio(Duration most) {
    this.mostSamples = samples(most);
  }

  static long samples(Duration audio) {
    return audio.toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000;
  }

  /** Whether there was room for it. */
  boolean add(AudioFrame frame) {
    boolean fits = samples + frame.samples().length <= mostSamples;
    if (fits) {
      frames.add(frame);
      samples += frame.samples().length;
    }
    return fits;
  }

  int size() {
    return frames.size();
  }

  AudioFrame get(int place) {
    return frames.get(place);
  }

  boolean isAsLongAs(Duration audio) {
    return samples >= samples(audio);
  }

  void pause() {
    pausedAt = Math.min(pausedAt, frames.size());
  }

  void goOn() {
    pausedAt = NOWHERE;
  }

  /** Whether whoever has heard all before this place has come to the pause. */
  boolean isPausedBefore(int place) {
    return place >= pausedAt;
  }

  void clear() {
    frames.clear();
  }
}
