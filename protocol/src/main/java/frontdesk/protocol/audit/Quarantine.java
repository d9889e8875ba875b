package frontdesk.protocol.audit;

import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Persistent entities whose recovery fails, and those set apart because it failed too often. Kept
 * beside the journal, so that a restart forgets nothing; holds ids only, never what an event said.
 *
 * <p>Stages fail when the store cannot be reached. Any thread.
 */
public interface Quarantine {
  /** Why a recovery failed, as far as a machine can tell. */
  enum Reason {
    /** A stored event or snapshot cannot be read. */
    UNREADABLE_EVENT,
    /** An event was read, and this build cannot apply it. */
    EVENT_NOT_APPLICABLE,
    /** Two writers wrote at once. */
    WRITERS_INTERLEAVED
  }

  /**
   * An entity that fails to recover.
   *
   * @param clinic whose it is, where that is known
   * @param failures since it recovered last
   * @param since when it was set apart; empty while it is tried again
   * @param build that failed last
   * @param farewellSaid whether the line of a call that was set apart has ended
   */
  record Entry(
      String persistenceId,
      EntityKind kind,
      Optional<ClinicId> clinic,
      int failures,
      Instant firstFailure,
      Instant lastFailure,
      Optional<Instant> since,
      BuildId build,
      Reason reason,
      boolean farewellSaid) {
    /** Whether it is not to be tried any more. */
    public boolean isQuarantined() {
      return since.isPresent();
    }
  }

  /** A recovery that failed. */
  record Failure(String persistenceId, EntityKind kind, Optional<ClinicId> clinic, BuildId build) {}

  /** What is known of this entity; empty while nothing is wrong with it. */
  CompletionStage<Optional<Entry>> find(String persistenceId);

  /**
   * Counts a failed recovery. Empty when it says nothing of the entity: the store was not there.
   *
   * @return the entity's entry; set apart by this very failure if {@code since} is its time
   */
  CompletionStage<Optional<Entry>> failed(Failure failure, Throwable cause);

  /** It recovered: what it failed before is forgotten. */
  CompletionStage<Void> recovered(String persistenceId);

  /**
   * The line of a call that was set apart has ended: nobody needs to be told any more.
   *
   * @param clinic whose call it was, where that could be read
   */
  CompletionStage<Void> farewellSaid(String persistenceId, Optional<ClinicId> clinic);

  /** Entities of which recoveries failed, set apart or not, longest first. */
  CompletionStage<List<Entry>> list(int most);

  /** It may be tried again; what it was. Empty when it is not set apart. */
  CompletionStage<Optional<Entry>> release(String persistenceId);
}
