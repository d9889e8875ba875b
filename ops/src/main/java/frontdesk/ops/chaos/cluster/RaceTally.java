package frontdesk.ops.chaos.cluster;

/**
 * What the attempts from one node came to.
 *
 * @param attempts how many tried to keep the slot
 * @param held who were told that they have it
 * @param notFree who were told that it is not free
 * @param otherwise who were told anything else, or nothing
 * @param booked appointments made of what was held
 * @param alternativesAsked losers who asked for another time: all of them
 * @param alternativesFalse of them, who were offered the slot itself, nothing, or, of those who
 *     tried, only what could not be kept
 */
record RaceTally(
    int attempts,
    int held,
    int notFree,
    int otherwise,
    int booked,
    int alternativesAsked,
    int alternativesFalse) {

  /** Both together. */
  RaceTally plus(RaceTally other) {
    return new RaceTally(
        attempts + other.attempts,
        held + other.held,
        notFree + other.notFree,
        otherwise + other.otherwise,
        booked + other.booked,
        alternativesAsked + other.alternativesAsked,
        alternativesFalse + other.alternativesFalse);
  }
}
