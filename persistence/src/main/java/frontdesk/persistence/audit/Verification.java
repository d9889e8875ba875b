package frontdesk.persistence.audit;

import java.util.List;

/** What came of checking the whole journal. */
public sealed interface Verification {
  /** How many events were checked. */
  long events();

  /** How many entities they belong to. */
  long entities();

  /** Everything is as it was written. */
  record Sound(long events, long entities) implements Verification {}

  /**
   * Something is not.
   *
   * @param findings the first ones, up to the verifier's bound
   * @param more whether there are others
   */
  record Unsound(long events, long entities, List<Finding> findings, boolean more)
      implements Verification {
    public Unsound {
      findings = List.copyOf(findings);
    }
  }

  /** One thing that is wrong. */
  record Finding(String persistenceId, long sequenceNumber, Problem problem) {}

  /** The kinds of wrong. */
  enum Problem {
    /** The row cannot be read as an event. */
    UNREADABLE,
    /** One or more numbers before this one are missing. */
    NUMBERS_MISSING,
    /** The event before this one is not the one that this one was written after. */
    CHAIN_BROKEN,
    /** Its tags are not those of its kind and id. */
    TAGS_WRONG
  }
}
