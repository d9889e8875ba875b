package frontdesk.ops.node;

import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.audit.StoreHealth;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The stored quarantine, and what this node has seen of it: whoever asks an entity whose recovery
 * fails hears so at once instead of waiting in vain. Any thread.
 */
final class EntityHealth implements Quarantine {
  private final Quarantine stored;
  private final LongSupplier nanoTime;
  private final long recheckNanos;

  /** Entities that are set apart, with when that was seen last. */
  private final Map<String, Long> setApart = new ConcurrentHashMap<>();

  /** Who waits for an answer, by entity; each wait is bounded by its own timeout. */
  private final Map<String, Map<Long, CompletableFuture<?>>> asking = new ConcurrentHashMap<>();

  private final AtomicLong asked = new AtomicLong();

  private volatile StoreHealth store = StoreHealth.SOUND;

  private volatile Consumer<Entry> onReleased = released -> {};

  /**
   * On top of what is stored.
   *
   * @param recheck how long it is believed that an entity is set apart
   */
  EntityHealth(Quarantine stored, LongSupplier nanoTime, Duration recheck) {
    this.stored = stored;
    this.nanoTime = nanoTime;
    this.recheckNanos = recheck.toNanos();
  }

  /** Nothing is asked of the store, and nobody is blamed, while this says that it is away. */
  void relyOn(StoreHealth health) {
    store = health;
  }

  /** Is told of each entity that may be tried again. */
  void whenReleased(Consumer<Entry> listener) {
    onReleased = listener;
  }

  /** Whether it was seen to be set apart, not too long ago. */
  boolean isSetApart(String persistenceId) {
    Long seen = setApart.get(persistenceId);
    return seen != null && nanoTime.getAsLong() - seen < recheckNanos;
  }

  /** Asks an entity; the stage fails at once when it is set apart, or cannot recover meanwhile. */
  <R> CompletionStage<R> ask(String persistenceId, Supplier<CompletionStage<R>> question) {
    if (isSetApart(persistenceId)) {
      return CompletableFuture.failedStage(new CannotRecover(persistenceId));
    }
    CompletableFuture<R> answer = new CompletableFuture<>();
    Map<Long, CompletableFuture<?>> waiting =
        asking.computeIfAbsent(persistenceId, none -> new ConcurrentHashMap<>());
    long number = asked.incrementAndGet();
    waiting.put(number, answer);
    question
        .get()
        .whenComplete(
            (reply, failure) -> {
              waiting.remove(number);
              if (failure == null) {
                answer.complete(reply);
              } else {
                answer.completeExceptionally(failure);
              }
            });
    return answer;
  }

  /** The entity did not recover. */
  private static final class CannotRecover extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    CannotRecover(String persistenceId) {
      super(persistenceId + " cannot recover");
    }
  }

  @Override
  public CompletionStage<Optional<Entry>> find(String persistenceId) {
    return store
        .whenItTakesWrites()
        .thenCompose(there -> stored.find(persistenceId))
        .thenApply(found -> seen(persistenceId, found));
  }

  private Optional<Entry> seen(String persistenceId, Optional<Entry> found) {
    if (found.filter(Entry::isQuarantined).isPresent()) {
      setApart.put(persistenceId, nanoTime.getAsLong());
      tellWhoWaits(persistenceId);
    } else {
      setApart.remove(persistenceId);
    }
    return found;
  }

  private void tellWhoWaits(String persistenceId) {
    asking
        .getOrDefault(persistenceId, Map.of())
        .values()
        .forEach(answer -> answer.completeExceptionally(new CannotRecover(persistenceId)));
  }

  @Override
  public CompletionStage<Optional<Entry>> failed(Failure failure, Throwable cause) {
    if (!store.takesWrites()) {
      tellWhoWaits(failure.persistenceId());
      return CompletableFuture.completedStage(Optional.empty());
    }
    return stored
        .failed(failure, cause)
        .thenApply(
            counted -> {
              seen(failure.persistenceId(), counted);
              return counted;
            })
        .whenComplete((counted, notCounted) -> tellWhoWaits(failure.persistenceId()));
  }

  @Override
  public CompletionStage<Void> recovered(String persistenceId) {
    return store.whenItTakesWrites().thenCompose(there -> stored.recovered(persistenceId));
  }

  @Override
  public CompletionStage<Void> farewellSaid(String persistenceId, Optional<ClinicId> clinic) {
    return stored.farewellSaid(persistenceId, clinic);
  }

  @Override
  public CompletionStage<List<Entry>> list(int most) {
    return stored.list(most);
  }

  @Override
  public CompletionStage<Optional<Entry>> release(String persistenceId) {
    return stored
        .release(persistenceId)
        .thenApply(
            released -> {
              setApart.remove(persistenceId);
              released.ifPresent(onReleased);
              return released;
            });
  }
}
