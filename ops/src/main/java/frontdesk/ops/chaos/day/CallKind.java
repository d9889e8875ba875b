package frontdesk.ops.chaos.day;

import static frontdesk.ops.caller.CallScript.hangUp;
import static frontdesk.ops.caller.CallScript.hangUpAfterSaying;
import static frontdesk.ops.caller.CallScript.hold;
import static frontdesk.ops.caller.CallScript.interruptAfter;
import static frontdesk.ops.caller.CallScript.press;
import static frontdesk.ops.caller.CallScript.resume;
import static frontdesk.ops.caller.CallScript.say;
import static frontdesk.ops.caller.CallScript.sayAsNoise;
import static frontdesk.ops.caller.CallScript.staySilent;
import static frontdesk.ops.caller.CallScript.waitForHangUp;
import static frontdesk.ops.caller.CallScript.waitForTurn;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.ScriptStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The kinds of callers of a day. */
enum CallKind {
  /** Says it as in the demonstration, books, and wants nothing else. */
  DEMO,
  /** Books by keys alone, into the questions. */
  KEYS,
  /** Books what is free first, in other words, and hangs up with the last "yes". */
  GONE_AFTER_YES,
  /** Hears the read-back, and does not agree. */
  UNCONFIRMED,
  /** Says nothing at all for a while, again and again. */
  NO_INPUT,
  /** Is not understood for all the noise. */
  NOISE,
  /** Answers something else. */
  WRONG_ANSWERS,
  /** Speaks into what is said. */
  BARGE_IN,
  /** Puts the clinic on hold, and comes back. */
  HOLD,
  /** Does the beginning of one of these, and hangs up at any moment, in any state. */
  HUNG_UP,
  /** Gives up while it rings. */
  CANCELLED;

  private static final List<String> TO_READ_BACK =
      List.of("book-consultation", "first-available", "number-one", "maria-jones", "yes", "yes");
  private static final String[] KEYS_IN_ORDER = {"1", "1", "1", "1", "#", "1", "1", "1"};

  /** Long enough to come in the middle of whatever is being done. */
  private static final int LATEST_HANG_UP_MS = 9_000;

  /** The steps of such a caller. */
  CallScript script(RandomGenerator random) {
    return new CallScript(CallScript.DEFAULT_VOICE, steps(random));
  }

  private List<ScriptStep> steps(RandomGenerator random) {
    return switch (this) {
      case DEMO, CANCELLED ->
          then(spoken(TO_READ_BACK), say("yes-please"), say("thats-all"), waitForHangUp());
      case KEYS -> keys();
      case GONE_AFTER_YES -> then(spoken(TO_READ_BACK), hangUpAfterSaying("yes-please"));
      case UNCONFIRMED -> then(spoken(TO_READ_BACK), waitForTurn(), hangUp());
      case NO_INPUT ->
          List.of(
              staySilent(Duration.ofSeconds(8)),
              staySilent(Duration.ofSeconds(8)),
              staySilent(Duration.ofSeconds(8)),
              waitForHangUp());
      case NOISE ->
          List.of(
              sayAsNoise("book-consultation"),
              sayAsNoise("first-available"),
              sayAsNoise("number-one"),
              waitForHangUp());
      case WRONG_ANSWERS ->
          List.of(
              say("nonsense-weather"),
              say("nonsense-recipe"),
              say("nonsense-football"),
              waitForHangUp());
      case BARGE_IN ->
          then(
              spoken(TO_READ_BACK),
              interruptAfter(Duration.ofMillis(1_500)),
              say("yes-please"),
              say("yes-please"),
              waitForHangUp());
      case HOLD ->
          List.of(
              say("book-consultation"),
              waitForTurn(),
              hold(Duration.ofSeconds(4)),
              resume(),
              say("first-available"),
              waitForTurn(),
              hangUp());
      case HUNG_UP -> hungUp(random);
    };
  }

  private static List<ScriptStep> hungUp(RandomGenerator random) {
    CallKind[] kinds = {DEMO, KEYS, NO_INPUT, NOISE, BARGE_IN, HOLD};
    List<ScriptStep> whole = kinds[random.nextInt(kinds.length)].steps(random);
    List<ScriptStep> steps = new ArrayList<>(whole.subList(0, random.nextInt(whole.size())));
    steps.add(
        new ScriptStep.WaitForHangUp(Duration.ofMillis(random.nextInt(1, LATEST_HANG_UP_MS))));
    return steps;
  }

  private static List<ScriptStep> keys() {
    List<ScriptStep> steps = new ArrayList<>();
    for (String key : KEYS_IN_ORDER) {
      steps.add(press(key));
    }
    steps.add(waitForHangUp());
    return steps;
  }

  private static List<ScriptStep> spoken(List<String> lines) {
    List<ScriptStep> steps = new ArrayList<>();
    lines.forEach(line -> steps.add(say(line)));
    return steps;
  }

  private static List<ScriptStep> then(List<ScriptStep> first, ScriptStep... more) {
    first.addAll(List.of(more));
    return first;
  }
}
