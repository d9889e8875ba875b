package frontdesk.config;

import frontdesk.config.check.Section;

/**
 * The bounds of a clinic's access journal: who opened which call's words, and why.
 *
 * @param maxTextLength characters of a user's name or a reason
 * @param maxPendingWrites commands that may wait for their write; more are refused
 * @param snapshotEvery events between snapshots
 */
public record AccessSettings(int maxTextLength, int maxPendingWrites, int snapshotEvery) {

  static AccessSettings read(Section section) {
    AccessSettings settings =
        new AccessSettings(
            section.number("max-text-length", 20, 10_000),
            section.number("max-pending-writes", 1, 100_000),
            section.number("snapshot-every", 10, 100_000));
    section.finish();
    return settings;
  }
}
