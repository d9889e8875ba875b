package frontdesk.ops.chaos;

import frontdesk.ops.caller.MeasuredCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a caller heard, and when, by the arrival of its audible packets; not by its recording, which
 * is shorter than the call wherever a busy machine skipped a tick. A caller of another process has
 * the same monotonic clock on Linux, where faults are made. Immutable.
 */
public final class HeardSound {
  private final List<MeasuredCall.Sound> sounds;
  private final long endNanos;

  /** Of a call that is over. */
  public HeardSound(MeasuredCall.Heard heard) {
    this.sounds = heard.sounds();
    this.endNanos = heard.untilNanos();
  }

  /** How long after this nano time something was audible first; empty if nothing was. */
  public Optional<Duration> firstAfter(long nanos) {
    return sounds.stream()
        .filter(sound -> sound.toNanos() > nanos)
        .findFirst()
        .map(sound -> Duration.ofNanos(Math.max(0, sound.fromNanos() - nanos)));
  }

  /** How much was audible after this nano time, in all. */
  public Duration audibleAfter(long nanos) {
    return Duration.ofNanos(
        sounds.stream()
            .filter(sound -> sound.toNanos() > nanos)
            .mapToLong(sound -> sound.toNanos() - Math.max(nanos, sound.fromNanos()))
            .sum());
  }

  /**
   * The longest time without anything audible between two nano times, from the first sound of the
   * call to its end.
   */
  public Duration longestSilence(long fromNanos, long toNanos) {
    if (sounds.isEmpty()) {
      return Duration.ofNanos(Math.max(0, Math.min(toNanos, endNanos) - fromNanos));
    }
    long longest = 0;
    long heardUntil = Math.max(fromNanos, sounds.get(0).fromNanos());
    long until = Math.min(toNanos, endNanos);
    for (MeasuredCall.Sound sound : sounds) {
      if (sound.toNanos() > fromNanos && sound.fromNanos() < until) {
        longest = Math.max(longest, sound.fromNanos() - heardUntil);
        heardUntil = sound.toNanos();
      }
    }
    return Duration.ofNanos(Math.max(longest, until - heardUntil));
  }
}
