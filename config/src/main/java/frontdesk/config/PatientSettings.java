package frontdesk.config;

import frontdesk.config.check.Section;

/**
 * The bounds of a clinic's registry of patients.
 *
 * @param maxFound patients that one question by number names, the first registered first
 * @param maxPendingWrites commands that may wait for their write; more are refused
 * @param snapshotEvery events between snapshots
 */
public record PatientSettings(int maxFound, int maxPendingWrites, int snapshotEvery) {

  static PatientSettings read(Section section) {
    PatientSettings settings =
        new PatientSettings(
            section.number("max-found", 1, 1000),
            section.number("max-pending-writes", 1, 100_000),
            section.number("snapshot-every", 10, 100_000));
    section.finish();
    return settings;
  }
}
