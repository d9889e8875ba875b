package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * How the node sends and receives audio (RTP, RFC 3550).
 *
 * @param binding addresses for audio, at most one of each family
 * @param portMin the first port, even
 * @param portMax the last port
 * @param loopThreads threads that do all packets of the node
 * @param spareLines lines beyond those of the counted calls, as while calls are taken up again
 * @param waitingPrompts pieces of speech that may wait on a line
 * @param catchUpTicks ticks of 20 ms that are made up for after the process was paused
 * @param lateHearing of what was said during a longer pause, how much is heard after all
 * @param inboundTimeout without inbound audio, after which the call is ended
 * @param comfortAmplitude the hiss while nothing is said, 0 to 255 of 32,767
 */
public record MediaSettings(
    Binding binding,
    int portMin,
    int portMax,
    int loopThreads,
    int spareLines,
    int waitingPrompts,
    int catchUpTicks,
    Duration lateHearing,
    Duration inboundTimeout,
    int comfortAmplitude,
    Jitter jitter) {

  /** Ports that one call takes: RTP, and beside it RTCP (RFC 3550 section 11). */
  public static final int PORTS_PER_CALL = 2;

  /**
   * How much delay the jitter buffer may use.
   *
   * @param initialDelay at the start of a source
   * @param minDelay slack that is kept between a packet's arrival and its playing
   * @param maxDelay the most that is kept
   * @param window how long the least slack is watched before the delay shrinks
   */
  public record Jitter(
      Duration initialDelay, Duration minDelay, Duration maxDelay, Duration window) {
    private static final Duration MOST = Duration.ofSeconds(1);

    private static Jitter read(Section section) {
      Jitter jitter =
          new Jitter(
              section.duration("initial-delay", Duration.ZERO, MOST),
              section.duration("min-delay", Duration.ZERO, MOST),
              section.duration("max-delay", Duration.ofMillis(20), MOST),
              section.duration("window", Duration.ofMillis(100), Duration.ofMinutes(1)));
      section.rule(
          jitter.initialDelay.compareTo(jitter.maxDelay) <= 0,
          "no longer than max-delay",
          "make it shorter",
          "initial-delay",
          "max-delay");
      section.rule(
          jitter.minDelay.compareTo(jitter.maxDelay) <= 0,
          "no longer than max-delay",
          "make it shorter",
          "min-delay",
          "max-delay");
      section.finish();
      return jitter;
    }
  }

  static MediaSettings read(Section section, boolean open) {
    MediaSettings settings =
        new MediaSettings(
            Binding.readForAudio(section, open),
            section.number("port-min", 1024, 65_534),
            section.number("port-max", 1025, 65_535),
            section.number("loop-threads", 1, 16),
            section.number("spare-lines", 0, 20_000),
            section.number("waiting-prompts", 1, 1000),
            section.number("catch-up-ticks", 1, 100),
            section.duration("late-hearing", Duration.ZERO, Duration.ofMillis(1_200)),
            section.duration("inbound-timeout", Duration.ofSeconds(1), Duration.ofMinutes(10)),
            section.number("comfort-amplitude", 0, 255),
            Jitter.read(section.section("jitter")));
    section.rule(settings.portMin % 2 == 0, "an even port", "RTP uses even ports", "port-min");
    section.rule(
        settings.portMin < settings.portMax,
        "a port beyond port-min",
        "make it larger",
        "port-max",
        "port-min");
    section.finish();
    return settings;
  }

  /** How many calls the range of ports is enough for. */
  public int callsThatFit() {
    return (portMax - portMin + 1) / PORTS_PER_CALL;
  }
}
