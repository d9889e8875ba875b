package frontdesk.engine.media;

import frontdesk.engine.media.jitter.JitterSettings;
import java.net.InetAddress;

/**
 * The bounds and addresses of a node's media.
 *
 * @param threads media-loop threads, 1 to 16
 * @param bindAddress where sockets are bound
 * @param advertisedAddress what the far end is told; often the same
 * @param firstPort first even port of the range, or 0 to let the system choose
 * @param lastPort last port of the range; without meaning if the system chooses
 * @param maxLines lines that may be open at once
 * @param maxUtterances utterances that may wait on a line
 * @param comfortNoiseAmplitude the hiss while nothing is said, 0 to 255 of 32,767
 * @param maxCatchUpTicks missed 20 ms ticks that are made up for after a pause of the process; more
 *     are skipped
 * @param maxLateTicks of what came in during a longer pause, 20 ms ticks that are heard after all;
 *     0 to 60, as a socket keeps no more
 * @param timings when lines act by themselves
 * @param jitter delay of inbound audio
 */
public record MediaSettings(
    int threads,
    InetAddress bindAddress,
    InetAddress advertisedAddress,
    int firstPort,
    int lastPort,
    int maxLines,
    int maxUtterances,
    int comfortNoiseAmplitude,
    int maxCatchUpTicks,
    int maxLateTicks,
    LineTimings timings,
    JitterSettings jitter) {

  public MediaSettings {
    check(threads >= 1 && threads <= 16, "threads must be 1 to 16");
    check(
        firstPort == 0 || (firstPort % 2 == 0 && firstPort >= 1_024 && firstPort <= lastPort),
        "firstPort must be 0, or even, at least 1024 and not above lastPort");
    check(lastPort <= 65_535, "lastPort must be at most 65535");
    check(maxLines >= 1, "maxLines must be > 0");
    check(maxUtterances >= 1, "maxUtterances must be > 0");
    check(
        comfortNoiseAmplitude >= 0 && comfortNoiseAmplitude <= 255,
        "comfortNoiseAmplitude must be 0 to 255");
    check(maxCatchUpTicks >= 1 && maxCatchUpTicks <= 100, "maxCatchUpTicks must be 1 to 100");
    check(maxLateTicks >= 0 && maxLateTicks <= 60, "maxLateTicks must be 0 to 60");
  }

  /**
   * Loopback, ports chosen by the system, one thread, 200 lines: for tests and simulated callers.
   */
  public static MediaSettings loopback() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new MediaSettings(
        1,
        loopback,
        loopback,
        0,
        0,
        200,
        64,
        12,
        10,
        50,
        LineTimings.DEFAULTS,
        JitterSettings.DEFAULTS);
  }

  /** The same with other timings. */
  public MediaSettings withTimings(LineTimings lineTimings) {
    return new MediaSettings(
        threads,
        bindAddress,
        advertisedAddress,
        firstPort,
        lastPort,
        maxLines,
        maxUtterances,
        comfortNoiseAmplitude,
        maxCatchUpTicks,
        maxLateTicks,
        lineTimings,
        jitter);
  }

  /** The same with another range of ports. */
  public MediaSettings withPorts(int first, int last) {
    return new MediaSettings(
        threads,
        bindAddress,
        advertisedAddress,
        first,
        last,
        maxLines,
        maxUtterances,
        comfortNoiseAmplitude,
        maxCatchUpTicks,
        maxLateTicks,
        timings,
        jitter);
  }

  /** The same with another bound of what is heard after a pause. */
  public MediaSettings withMaxLateTicks(int ticks) {
    return new MediaSettings(
        threads,
        bindAddress,
        advertisedAddress,
        firstPort,
        lastPort,
        maxLines,
        maxUtterances,
        comfortNoiseAmplitude,
        maxCatchUpTicks,
        ticks,
        timings,
        jitter);
  }

  /** The same with another bound of lines. */
  public MediaSettings withMaxLines(int lines) {
    return new MediaSettings(
        threads,
        bindAddress,
        advertisedAddress,
        firstPort,
        lastPort,
        lines,
        maxUtterances,
        comfortNoiseAmplitude,
        maxCatchUpTicks,
        maxLateTicks,
        timings,
        jitter);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
