package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonCreator;

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
 * @param writesPerCall how many bookings, changes and cancellations one call may make; older stored
 *     limits have none and are read as {@link #WRITES_PER_CALL}
 * @param anythingElse whether who has booked is asked for anything else; older stored limits say
 *     nothing of it: those callers were said goodbye to
 * @param askTime whether who names a day that is free before noon and after is asked for a time
 *     before anything is offered; older stored limits say nothing of it: those were offered at once
 */
public record Limits(
    int attemptsPerSlot,
    double confirmMinConfidence,
    double acceptMinConfidence,
    double emergencyMinConfidence,
    int alternatives,
    int maxTurns,
    int callbackDueHours,
    int writesPerCall,
    boolean anythingElse,
    boolean askTime) {
  /** How many bookings, changes and cancellations a call may make where nothing else is set. */
  public static final int WRITES_PER_CALL = 8;

  /** What is used where nothing else is set. */
  public static final Limits DEFAULT = new Limits(3, 0.75, 0.3, 0.75, 3, 200, 24);

  @JsonCreator
  public Limits {
    writesPerCall = writesPerCall > 0 ? writesPerCall : WRITES_PER_CALL;
  }

  /**
   * With the usual number of writes; who has booked is asked for anything else, and who names a day
   * is offered slots at once.
   */
  public Limits(
      int attemptsPerSlot,
      double confirmMinConfidence,
      double acceptMinConfidence,
      double emergencyMinConfidence,
      int alternatives,
      int maxTurns,
      int callbackDueHours) {
    this(
        attemptsPerSlot,
        confirmMinConfidence,
        acceptMinConfidence,
        emergencyMinConfidence,
        alternatives,
        maxTurns,
        callbackDueHours,
        WRITES_PER_CALL,
        true,
        false);
  }
}
