package frontdesk.protocol.dialogue;

/**
 * The bounds that a conversation decides by; stored once by hash and named by each call.
 *
 * @param attemptsPerSlot how often a question is tried in vain, for each kind of trouble
 * @param confirmMinConfidence the least confidence, 0 to 1, of a "yes" that confirms
 * @param acceptMinConfidence the least confidence, 0 to 1, of anything understood
 * @param emergencyMinConfidence the least confidence, 0 to 1, of words of danger that end the call;
 *     below it the emergency number is said all the same and the pending question asked again
 * @param alternatives how many slots, services or practitioners are offered at a time, 1 to 7
 * @param maxTurns how many inputs a call may have
 * @param callbackDueHours within how many hours a promised callback is due
 */
public record Limits(
    int attemptsPerSlot,
    double confirmMinConfidence,
    double acceptMinConfidence,
    double emergencyMinConfidence,
    int alternatives,
    int maxTurns,
    int callbackDueHours) {
  /** What is used where nothing else is set. */
  public static final Limits DEFAULT = new Limits(3, 0.75, 0.3, 0.75, 3, 200, 24);
}
