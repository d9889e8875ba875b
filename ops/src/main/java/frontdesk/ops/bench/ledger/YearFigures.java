package frontdesk.ops.bench.ledger;

/**
 * What asking a full clinic for free slots came to.
 *
 * @param appointments booked, spread over a year
 * @param fetchSlotsP50Ms of the time from asking the ledger to its answer
 * @param memoryPerClinicKb by how much the heap grew while it was filled, after a collection
 */
record YearFigures(
    int appointments,
    int practitioners,
    int questions,
    double fetchSlotsP50Ms,
    double fetchSlotsP99Ms,
    long memoryPerClinicKb) {}
