package frontdesk.persistence.journal;

import frontdesk.persistence.audit.CanonicalDigest;
import frontdesk.protocol.audit.AccessEvent;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredSnapshot;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** The smallest entity that writes like ours: chained headers, tags, snapshots. */
public final class Diary extends EventSourcedBehavior<Diary.Command, AccessEvent, Diary.State> {
  private static final EventDigest DIGEST = new CanonicalDigest();
  private static final CallId CALL = new CallId("node-0." + "0a".repeat(16));

  private final String id;
  private final int snapshotEvery;

  /** What it is asked. */
  public sealed interface Command {}

  /** Write so many events in one atomic write, then answer the count. */
  public record Write(String reason, int events, ActorRef<Long> replyTo) implements Command {}

  /** Answer the count. */
  public record Count(ActorRef<Long> replyTo) implements Command {}

  /** How many events there are, and the hash of the last. */
  public record State(long count, String previous) implements StoredSnapshot {}

  private Diary(String id, int snapshotEvery) {
    super(PersistenceId.ofUniqueId(EntityKind.ACCESS.persistenceId(id)));
    this.id = id;
    this.snapshotEvery = snapshotEvery;
  }

  /** A diary whose persistence id is {@code access|id}. */
  public static Behavior<Command> create(String id) {
    return new Diary(id, 1_000);
  }

  /** The same with a snapshot after every so many events. */
  public static Behavior<Command> create(String id, int snapshotEvery) {
    return new Diary(id, snapshotEvery);
  }

  @Override
  public State emptyState() {
    return new State(0, "");
  }

  @Override
  public CommandHandler<Command, AccessEvent, State> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Write.class,
            (state, write) -> {
              List<AccessEvent> events = new ArrayList<>();
              State next = state;
              for (int i = 0; i < write.events(); i++) {
                AccessEvent event = event(next, write.reason());
                events.add(event);
                next = after(next, event);
              }
              return Effect().persist(events).thenRun(after -> write.replyTo().tell(after.count()));
            })
        .onCommand(
            Count.class,
            (state, count) -> {
              count.replyTo().tell(state.count());
              return Effect().none();
            })
        .build();
  }

  private static AccessEvent event(State state, String reason) {
    EventHeader header =
        new EventHeader(
            1,
            Instant.parse("2026-03-02T08:00:00Z").plusSeconds(state.count()),
            new ClinicId("dental"),
            new BuildId("test"),
            state.previous());
    return new AccessEvent.RecordOpened(header, CALL, "sre", reason);
  }

  private static State after(State state, AccessEvent event) {
    return new State(state.count() + 1, DIGEST.of(event));
  }

  @Override
  public EventHandler<State, AccessEvent> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(AccessEvent.RecordOpened.class, Diary::after)
        .build();
  }

  @Override
  public Set<String> tagsFor(AccessEvent event) {
    return EntityKind.ACCESS.tags(EntityKind.ACCESS.persistenceId(id));
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(snapshotEvery, 2);
  }
}
