package frontdesk.ops.bench.speech;

/** What an embedded recognizer should reach. */
final class SpeechGoal {
  private static final double LEAST_RIGHT_PERCENT = 75;
  private static final double MOST_WRONG_PERCENT = 10;
  private static final double MOST_ACCEPTED_PERCENT = 25;

  private SpeechGoal() {}

  /** Nobody is booked who did not agree: of all goals this one may never be missed. */
  static boolean agreesToNothing(Tally tally) {
    return tally.falseYes().isEmpty();
  }

  /** Whether all goals are met. */
  static boolean metBy(Tally tally) {
    return agreesToNothing(tally)
        && tally.rightPercent() >= LEAST_RIGHT_PERCENT
        && tally.wrongPercent() <= MOST_WRONG_PERCENT
        && tally.acceptedPercent() <= MOST_ACCEPTED_PERCENT;
  }
}
