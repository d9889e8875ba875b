package frontdesk.ops.caller;

import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulated caller does, in order; after the last step it hangs up.
 *
 * @param voice the shipped voice that says lines by name
 */
public record CallScript(String voice, List<ScriptStep> steps) {
  /** The voice where nothing else is said. */
  public static final String DEFAULT_VOICE = "slt";

  /** How long {@code wait-for-hangup} waits where nothing else is said. */
  public static final Duration DEFAULT_HANG_UP_LIMIT = Duration.ofSeconds(30);

  public CallScript {
    steps = List.copyOf(steps);
  }

  /** A script of these steps in the default voice. */
  public static CallScript of(ScriptStep... steps) {
    return new CallScript(DEFAULT_VOICE, List.of(steps));
  }

  /** Says these lines, each in its turn, listens to the last answer and hangs up. */
  public static CallScript saying(List<String> lines) {
    List<ScriptStep> steps = new ArrayList<>();
    lines.forEach(line -> steps.add(ScriptStep.Say.of(line)));
    steps.add(ScriptStep.WaitForTurn.INSTANCE);
    steps.add(ScriptStep.HangUp.INSTANCE);
    return new CallScript(DEFAULT_VOICE, steps);
  }

  /** The same in another shipped voice. */
  public CallScript inVoice(String other) {
    return new CallScript(other, steps);
  }

  /** Says a line in its turn. */
  public static ScriptStep say(String line) {
    return ScriptStep.Say.of(line);
  }

  /** Makes noise as long as the line, in its turn. */
  public static ScriptStep sayAsNoise(String line) {
    return new ScriptStep.Say(line, true, false);
  }

  /** Says a line in its turn and hangs up the moment it is said. */
  public static ScriptStep hangUpAfterSaying(String line) {
    return new ScriptStep.Say(line, false, true);
  }

  /**
   * Presses keys in its turn.
   *
   * @param keys digits, star and pound
   * @throws IllegalArgumentException for any other character
   */
  public static ScriptStep press(String keys) {
    return new ScriptStep.Press(
        keys.chars()
            .mapToObj(
                symbol ->
                    TelephoneKey.ofSymbol((char) symbol)
                        .orElseThrow(() -> new IllegalArgumentException("no key: " + keys)))
            .toList());
  }

  /** Makes the next step an interruption, this long after the far end began to speak. */
  public static ScriptStep interruptAfter(Duration delay) {
    return new ScriptStep.InterruptAfter(delay);
  }

  /** Waits for the far end to finish. */
  public static ScriptStep waitForTurn() {
    return ScriptStep.WaitForTurn.INSTANCE;
  }

  /** Says nothing in its turn. */
  public static ScriptStep staySilent(Duration duration) {
    return new ScriptStep.StaySilent(duration);
  }

  /** Holds the call. */
  public static ScriptStep hold(Duration duration) {
    return new ScriptStep.Hold(duration);
  }

  /** Goes on with a held call. */
  public static ScriptStep resume() {
    return ScriptStep.Resume.INSTANCE;
  }

  /** Hangs up. */
  public static ScriptStep hangUp() {
    return ScriptStep.HangUp.INSTANCE;
  }

  /** Waits for the far end's goodbye. */
  public static ScriptStep waitForHangUp() {
    return new ScriptStep.WaitForHangUp(DEFAULT_HANG_UP_LIMIT);
  }
}
