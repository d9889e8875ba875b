package frontdesk.engine.patient;

import java.time.Duration;

/**
 * The bounds of a clinic's registry of patients.
 *
 * @param maxFound how many patients one question names, the first registered first
 * @param maxMerged how many entries may be merged into one patient
 * @param maxWishes wishes of lost calls that are kept at a time; more are not kept
 * @param wishKept how long after it was lost a call's wish is kept
 * @param guessesPerDay how often one number may try in vain in a day to say who is calling
 * @param maxGuessing callers whose tries are counted; for one more, who tried first begins anew
 * @param maxPendingWrites how many commands may wait for their write; more are not executed
 * @param snapshotEvery events between snapshots
 */
public record PatientSettings(
    int maxFound,
    int maxMerged,
    int maxWishes,
    Duration wishKept,
    int guessesPerDay,
    int maxGuessing,
    int maxPendingWrites,
    int snapshotEvery) {
  /** 20 patients a number, a wish for a quarter of an hour, a snapshot per 1,000 events. */
  public static PatientSettings defaults() {
    return new PatientSettings(20, 20, 1_000, Duration.ofMinutes(15), 20, 10_000, 1_000, 1_000);
  }
}
