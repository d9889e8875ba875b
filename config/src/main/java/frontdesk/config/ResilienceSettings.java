package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * What is done about providers that are late, limited or broken.
 *
 * @param tries attempts of one piece of work at providers outside the node, the first one included
 * @param retryShare further attempts beside the first ones, as a part of these
 * @param retriesSaved the same that quiet times may save up
 * @param firstPause before the same provider is asked again; doubled each further time
 * @param longestPause of these
 * @param failures in a row, after which a provider is left alone
 * @param leftAloneFor for so long; then one attempt finds out whether it works again
 * @param refusedFor the same where it refused key, funds or model
 * @param limitedFor the same where it asks for less without saying for how long
 * @param longestRetryAfter what is obeyed of a longer Retry-After
 * @param responseAlert an answer whose first audio is later than this after the caller's words is
 *     logged
 */
public record ResilienceSettings(
    int tries,
    double retryShare,
    int retriesSaved,
    Duration firstPause,
    Duration longestPause,
    int failures,
    Duration leftAloneFor,
    Duration refusedFor,
    Duration limitedFor,
    Duration longestRetryAfter,
    Duration responseAlert,
    Ears recognizer,
    Voices synthesizer,
    Minds model) {

  private static final Duration SHORTEST = Duration.ofMillis(50);

  /**
   * Deadlines of an utterance.
   *
   * @param finalWithin the end of it, of each attempt outside the node
   * @param hedgeAfter the end of it without a final transcript the next provider hears it too
   * @param silentFor of audio without any transcript, the same
   * @param inAll after the end of it nothing is waited for any longer
   * @param replaySpeed how much faster than speech an utterance is repeated to the next provider
   */
  public record Ears(
      Duration finalWithin,
      Duration hedgeAfter,
      Duration silentFor,
      Duration inAll,
      double replaySpeed) {
    private static Ears read(Section section) {
      Ears ears =
          new Ears(
              section.duration("final-within", SHORTEST, Duration.ofSeconds(10)),
              section.duration("hedge-after", SHORTEST, Duration.ofSeconds(10)),
              section.duration("silent-for", Duration.ofMillis(500), Duration.ofSeconds(30)),
              section.duration("in-all", Duration.ofMillis(500), Duration.ofSeconds(30)),
              section.fraction("replay-speed", 1.1, 100));
      section.rule(
          ears.inAll.compareTo(ears.finalWithin) > 0,
          "longer than final-within",
          "another provider must have time to answer",
          "in-all",
          "final-within");
      section.finish();
      return ears;
    }
  }

  /**
   * Deadlines of a text.
   *
   * @param firstAudio of each attempt outside the node
   * @param gap between pieces of audio later on
   */
  public record Voices(Duration firstAudio, Duration gap) {
    private static Voices read(Section section) {
      Voices voices =
          new Voices(
              section.duration("first-audio", SHORTEST, Duration.ofSeconds(10)),
              section.duration("gap", SHORTEST, Duration.ofSeconds(10)));
      section.finish();
      return voices;
    }
  }

  /**
   * Deadlines and bounds of an answer.
   *
   * @param firstToken of each attempt, waiting for room included
   * @param betweenTokens later on
   * @param hedgeAfter without a first token another model is asked beside the slow one
   * @param longest for an answer that never stops
   * @param answerChars the longest answer
   * @param waiting questions that may wait for room at one provider
   */
  public record Minds(
      Duration firstToken,
      Duration betweenTokens,
      Duration hedgeAfter,
      Duration longest,
      int answerChars,
      int waiting) {
    private static Minds read(Section section) {
      Minds minds =
          new Minds(
              section.duration("first-token", SHORTEST, Duration.ofSeconds(30)),
              section.duration("between-tokens", SHORTEST, Duration.ofSeconds(30)),
              section.duration("hedge-after", SHORTEST, Duration.ofSeconds(30)),
              section.duration("longest", Duration.ofSeconds(1), Duration.ofMinutes(5)),
              section.number("answer-chars", 100, 1_000_000),
              section.number("waiting", 0, 10_000));
      section.rule(
          minds.longest.compareTo(minds.firstToken) > 0,
          "longer than first-token",
          "an answer takes longer than its beginning",
          "longest",
          "first-token");
      section.finish();
      return minds;
    }
  }

  static ResilienceSettings read(Section section) {
    Section retries = section.section("retries");
    Section breaker = section.section("breaker");
    ResilienceSettings settings =
        new ResilienceSettings(
            retries.number("tries", 1, 10),
            retries.fraction("share", 0, 1),
            retries.number("saved", 0, 1_000),
            retries.duration("first-pause", Duration.ofMillis(10), Duration.ofSeconds(5)),
            retries.duration("longest-pause", Duration.ofMillis(10), Duration.ofSeconds(30)),
            breaker.number("failures", 1, 100),
            breaker.duration("left-alone-for", Duration.ofSeconds(1), Duration.ofHours(1)),
            breaker.duration("refused-for", Duration.ofSeconds(1), Duration.ofHours(24)),
            breaker.duration("limited-for", Duration.ofMillis(100), Duration.ofMinutes(5)),
            breaker.duration("longest-retry-after", Duration.ofSeconds(1), Duration.ofHours(24)),
            section.duration("response-alert", Duration.ofMillis(100), Duration.ofSeconds(30)),
            Ears.read(section.section("recognizer")),
            Voices.read(section.section("synthesizer")),
            Minds.read(section.section("model")));
    retries.rule(
        settings.longestPause.compareTo(settings.firstPause) >= 0,
        "no shorter than first-pause",
        "make it longer",
        "longest-pause",
        "first-pause");
    breaker.rule(
        settings.refusedFor.compareTo(settings.leftAloneFor) >= 0,
        "no shorter than left-alone-for",
        "a refusal does not pass by itself",
        "refused-for",
        "left-alone-for");
    retries.finish();
    breaker.finish();
    section.finish();
    return settings;
  }
}
