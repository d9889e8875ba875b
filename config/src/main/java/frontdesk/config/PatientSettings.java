package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * The bounds of a clinic's registry of patients.
 *
 * @param maxFound patients that one question names, the first registered first
 * @param maxMerged entries that may be merged into one patient
 * @param wishKept how long after it was cut off a call's wish is kept
 * @param maxWishes such wishes kept at a time
 * @param sameName when two names are the same name
 * @param usual what counts as usual for a patient
 * @param guesses how often callers may try in vain to say who they are
 * @param maxPendingWrites commands that may wait for their write; more are refused
 * @param snapshotEvery events between snapshots
 */
public record PatientSettings(
    int maxFound,
    int maxMerged,
    Duration wishKept,
    int maxWishes,
    SameName sameName,
    Usual usual,
    Guesses guesses,
    int maxPendingWrites,
    int snapshotEvery) {

  /**
   * How far parts of a name may differ that no list of given names knows.
   *
   * @param similarity Jaro-Winkler, from 0 to 1 for no difference
   * @param leastLetters shorter parts may not differ
   */
  public record SameName(double similarity, int leastLetters) {
    static SameName read(Section section) {
      SameName names =
          new SameName(
              section.fraction("similarity", 0.8, 1), section.number("least-letters", 1, 30));
      section.finish();
      return names;
    }
  }

  /**
   * What counts as usual.
   *
   * @param lookedAt past appointments, the latest first
   * @param least with fewer, nothing is usual
   * @param share of them that has to agree
   */
  public record Usual(int lookedAt, int least, double share) {
    static Usual read(Section section) {
      Usual usual =
          new Usual(
              section.number("looked-at", 1, 1000),
              section.number("least", 1, 1000),
              section.fraction("share", 0.5, 1));
      section.rule(
          usual.least <= usual.lookedAt,
          "no more than looked-at",
          "else nothing is ever usual",
          "least",
          "looked-at");
      section.finish();
      return usual;
    }
  }

  /**
   * Guessing who somebody is.
   *
   * @param perDay by one number in a day of the clinic
   * @param maxCallers who are counted at a time
   */
  public record Guesses(int perDay, int maxCallers) {
    static Guesses read(Section section) {
      Guesses guesses =
          new Guesses(
              section.number("per-day", 3, 1000), section.number("max-callers", 100, 1_000_000));
      section.finish();
      return guesses;
    }
  }

  static PatientSettings read(Section section) {
    PatientSettings settings =
        new PatientSettings(
            section.number("max-found", 1, 1000),
            section.number("max-merged", 1, 1000),
            section.duration("wish-kept", Duration.ofMinutes(1), Duration.ofHours(24)),
            section.number("max-wishes", 1, 100_000),
            SameName.read(section.section("same-name")),
            Usual.read(section.section("usual")),
            Guesses.read(section.section("guesses")),
            section.number("max-pending-writes", 1, 100_000),
            section.number("snapshot-every", 10, 100_000));
    section.finish();
    return settings;
  }
}
