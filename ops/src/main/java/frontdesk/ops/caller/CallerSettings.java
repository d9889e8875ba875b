package frontdesk.ops.caller;

import java.time.Duration;

/**
 * How a simulated caller listens and how long it waits.
 *
 * @param voicedLevel root mean square from which a packet is heard, 1 to 32,767: above any comfort
 *     noise, below any speech
 * @param turnQuiet quiet after speech that makes it the caller's turn
 * @param shortSpeech speech shorter than this may be "one moment": then it waits longer
 * @param shortTurnQuiet the quiet after such short speech
 * @param turnTimeout the longest wait for a turn
 * @param answerTimeout the longest ringing
 * @param farewellTimeout the longest wait for the answer to a BYE or a re-INVITE
 * @param maxCall the longest call
 * @param keyPressed how long a key is pressed
 */
public record CallerSettings(
    int voicedLevel,
    Duration turnQuiet,
    Duration shortSpeech,
    Duration shortTurnQuiet,
    Duration turnTimeout,
    Duration answerTimeout,
    Duration farewellTimeout,
    Duration maxCall,
    Duration keyPressed) {

  /** 100; 700 ms; 1.5 s; 2 s; 25 s; 30 s; 5 s; 15 min; 100 ms. */
  public static final CallerSettings DEFAULTS =
      new CallerSettings(
          100,
          Duration.ofMillis(700),
          Duration.ofMillis(1_500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(25),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMinutes(15),
          Duration.ofMillis(100));

  public CallerSettings {
    if (voicedLevel < 1 || voicedLevel > 32_767) {
      throw new IllegalArgumentException("voicedLevel must be 1 to 32767");
    }
    if (turnQuiet.isNegative() || shortTurnQuiet.compareTo(turnQuiet) < 0) {
      throw new IllegalArgumentException("shortTurnQuiet must be at least turnQuiet");
    }
    if (keyPressed.toMillis() < 40 || keyPressed.toMillis() > 8_000) {
      throw new IllegalArgumentException("keyPressed must be 40 ms to 8 s");
    }
  }

  /** The same with other times for turns. */
  public CallerSettings withTurns(Duration quiet, Duration shortest, Duration quietAfterShort) {
    return new CallerSettings(
        voicedLevel,
        quiet,
        shortest,
        quietAfterShort,
        turnTimeout,
        answerTimeout,
        farewellTimeout,
        maxCall,
        keyPressed);
  }

  /** The same with other longest waits for a turn and for an answer. */
  public CallerSettings withTimeouts(Duration turn, Duration answer) {
    return new CallerSettings(
        voicedLevel,
        turnQuiet,
        shortSpeech,
        shortTurnQuiet,
        turn,
        answer,
        farewellTimeout,
        maxCall,
        keyPressed);
  }
}
