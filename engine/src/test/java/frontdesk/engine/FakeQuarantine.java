package frontdesk.engine;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A quarantine in memory, which sets apart at the third failure and counts every cause. */
public final class FakeQuarantine implements Quarantine {
  private static final int ATTEMPTS = 3;
  private static final Instant AT = Instant.parse("2027-02-04T07:40:00Z");

  /** What is known, by persistence id. */
  public final Map<String, Entry> entries = new ConcurrentHashMap<>();

  private volatile boolean gone;

  /** From now on it cannot be reached. */
  public void goAway() {
    gone = true;
  }

  /** An entity that failed so often; from the third time on it is set apart. */
  public void put(String persistenceId, EntityKind kind, int failures, boolean farewellSaid) {
    entries.put(
        persistenceId,
        new Entry(
            persistenceId,
            kind,
            Optional.empty(),
            failures,
            AT,
            AT,
            failures >= ATTEMPTS ? Optional.of(AT) : Optional.empty(),
            new BuildId("test"),
            Reason.UNREADABLE_EVENT,
            farewellSaid));
  }

  @Override
  public CompletionStage<Optional<Entry>> find(String persistenceId) {
    return gone
        ? CompletableFuture.failedStage(new IllegalStateException("gone"))
        : CompletableFuture.completedStage(Optional.ofNullable(entries.get(persistenceId)));
  }

  @Override
  public CompletionStage<Optional<Entry>> failed(Failure failure, Throwable cause) {
    int before =
        Optional.ofNullable(entries.get(failure.persistenceId())).map(Entry::failures).orElse(0);
    put(failure.persistenceId(), failure.kind(), before + 1, false);
    return find(failure.persistenceId());
  }

  @Override
  public CompletionStage<Void> recovered(String persistenceId) {
    entries.remove(persistenceId);
    return CompletableFuture.completedStage(1).thenAccept(done -> {});
  }

  @Override
  public CompletionStage<Void> farewellSaid(String persistenceId, Optional<ClinicId> clinic) {
    Entry before = entries.get(persistenceId);
    if (before != null) {
      put(persistenceId, before.kind(), before.failures(), true);
    }
    return CompletableFuture.completedStage(1).thenAccept(done -> {});
  }

  @Override
  public CompletionStage<List<Entry>> list(int most) {
    return CompletableFuture.completedStage(entries.values().stream().limit(most).toList());
  }

  @Override
  public CompletionStage<Optional<Entry>> release(String persistenceId) {
    return CompletableFuture.completedStage(Optional.ofNullable(entries.remove(persistenceId)));
  }
}
