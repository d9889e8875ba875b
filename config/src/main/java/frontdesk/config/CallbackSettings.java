package frontdesk.config;

import frontdesk.config.check.Section;

/**
 * The bounds of a clinic's list of promised callbacks.
 *
 * @param maxOpen callbacks that may be open; more are not promised
 * @param maxDoneRemembered done ones remembered, to answer repeated commands alike
 * @param maxPendingWrites commands that may wait for their write; more are refused
 * @param snapshotEvery events between snapshots
 */
public record CallbackSettings(
    int maxOpen, int maxDoneRemembered, int maxPendingWrites, int snapshotEvery) {

  static CallbackSettings read(Section section) {
    CallbackSettings settings =
        new CallbackSettings(
            section.number("max-open", 1, 100_000),
            section.number("max-done-remembered", 0, 1_000_000),
            section.number("max-pending-writes", 1, 100_000),
            section.number("snapshot-every", 10, 100_000));
    section.finish();
    return settings;
  }
}
