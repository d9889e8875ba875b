package frontdesk.engine.patient;

/**
 * The bounds of a clinic's registry of patients.
 *
 * @param maxFound how many patients one question by number names, the first registered first
 * @param maxPendingWrites how many commands may wait for their write; more are not executed
 * @param snapshotEvery events between snapshots
 */
public record PatientSettings(int maxFound, int maxPendingWrites, int snapshotEvery) {
  /** 20 patients a number, a snapshot per 1,000 events. */
  public static PatientSettings defaults() {
    return new PatientSettings(20, 1_000, 1_000);
  }
}
