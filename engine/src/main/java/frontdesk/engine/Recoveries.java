package frontdesk.engine;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.audit.Quarantine.Entry;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's care for entities whose recovery fails: each failure is counted where restarts do not
 * forget it, and one line reports the entity that is set apart. Any thread.
 */
public final class Recoveries {
  private static final CompletableFuture<Boolean> NOTHING_IS_COUNTED =
      CompletableFuture.completedFuture(true);
  private static final Logger LOG = LoggerFactory.getLogger(Recoveries.class);

  private final Quarantine quarantine;

  /** Failures that are being written, by entity: who asks meanwhile is told with them. */
  private final Map<String, CompletableFuture<Boolean>> counting = new ConcurrentHashMap<>();

  private final BuildId build;

  public Recoveries(Quarantine quarantine, BuildId build) {
    this.quarantine = quarantine;
    this.build = build;
  }

  /**
   * What is known of an entity before it recovers. Empty also when that cannot be asked: then its
   * own recovery will meet the same store.
   */
  public CompletionStage<Optional<Entry>> before(String persistenceId) {
    return counting
        .getOrDefault(persistenceId, NOTHING_IS_COUNTED)
        .thenCompose(counted -> quarantine.find(persistenceId))
        .exceptionally(
            failure -> {
              LOG.warn("the quarantine cannot be asked: {}", failure.toString());
              return Optional.empty();
            });
  }

  /**
   * Watches one recovery.
   *
   * @param known what {@link #before} found
   */
  public RecoveryWatch watch(
      EntityKind kind, String entityId, Optional<ClinicId> clinic, Optional<Entry> known) {
    String persistenceId = kind.persistenceId(entityId);
    return new RecoveryWatch() {
      private boolean failed;

      @Override
      public void failed(Throwable cause) {
        // Pekko tells of a failed replay more than once.
        if (failed) {
          return;
        }
        failed = true;
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        counting.put(persistenceId, written);
        quarantine
            .failed(new Quarantine.Failure(persistenceId, kind, clinic, build), cause)
            .thenAccept(Recoveries::counted)
            .exceptionally(Recoveries::notWritten)
            .whenComplete(
                (counted, failure) -> {
                  counting.remove(persistenceId, written);
                  written.complete(true);
                });
      }

      @Override
      public void completed() {
        if (known.isPresent()) {
          quarantine.recovered(persistenceId).exceptionally(Recoveries::notWritten);
        }
      }
    };
  }

  /** The farewell to a call's line is over: it is not said again. */
  public void farewellSaid(String persistenceId, Optional<ClinicId> clinic) {
    quarantine.farewellSaid(persistenceId, clinic).exceptionally(Recoveries::notWritten);
  }

  /** Of all that are counted only the failure that set the entity apart is reported. */
  private static void counted(Optional<Entry> counted) {
    counted
        .filter(entry -> entry.since().filter(entry.lastFailure()::equals).isPresent())
        .ifPresent(Recoveries::report);
  }

  /** The one report; ids only. */
  private static void report(Entry entry) {
    LOG.error(
        "{} is quarantined: {} recoveries failed, {}, by build {}; 'frontdesk journal quarantine'"
            + " shows and releases it",
        entry.persistenceId(),
        entry.failures(),
        entry.reason(),
        entry.build());
  }

  private static @Nullable Void notWritten(Throwable failure) {
    LOG.warn("the quarantine cannot be written: {}", failure.toString());
    return null;
  }
}
