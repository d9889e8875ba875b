package frontdesk.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** An open journal and an actor system that writes to it; closed in the right order. */
public final class NodeForTests implements AutoCloseable {
  private static final Duration ASK = Duration.ofSeconds(10);

  private final AtomicInteger watches = new AtomicInteger();
  private final OpenDatabase journal;
  private final ActorSystem<SpawnProtocol.Command> system;

  private NodeForTests(OpenDatabase journal, ActorSystem<SpawnProtocol.Command> system) {
    this.journal = journal;
    this.system = system;
  }

  /** Starts a node on this journal. */
  public static NodeForTests start(DatabaseAddress address) {
    return start(address, ConfigFactory.empty());
  }

  /** The same with something configured otherwise. */
  public static NodeForTests start(DatabaseAddress address, Config otherwise) {
    OpenDatabase journal = DatabasesForTests.open(address, Schema.JOURNAL);
    Config config =
        ConfigFactory.parseString("pekko.log-dead-letters = off")
            .withFallback(otherwise)
            .withFallback(JournalConfig.pekko(DatabasesForTests.settings(address)))
            .withFallback(ConfigFactory.load());
    return new NodeForTests(journal, ActorSystem.create(SpawnProtocol.create(), "node", config));
  }

  /** Its database. */
  public OpenDatabase journal() {
    return journal;
  }

  /** Its actor system. */
  public ActorSystem<SpawnProtocol.Command> system() {
    return system;
  }

  /** Spawns an actor. */
  public <T> ActorRef<T> spawn(Behavior<T> behavior, String name) throws Exception {
    return AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
            system,
            replyTo -> new SpawnProtocol.Spawn<>(behavior, name, Props.empty(), replyTo),
            ASK,
            system.scheduler())
        .toCompletableFuture()
        .get(ASK.toSeconds(), TimeUnit.SECONDS);
  }

  /** Writes and answers the count after it. */
  public long write(ActorRef<Diary.Command> diary, String reason, int events) throws Exception {
    return AskPattern.<Diary.Command, Long>ask(
            diary, replyTo -> new Diary.Write(reason, events, replyTo), ASK, system.scheduler())
        .toCompletableFuture()
        .get(ASK.toSeconds(), TimeUnit.SECONDS);
  }

  /** Asks a diary to write one event; fails at once when it stops instead of answering. */
  public CompletableFuture<Long> writeOrStop(ActorRef<Diary.Command> diary) throws Exception {
    CompletableFuture<Long> outcome = new CompletableFuture<>();
    spawn(
        Behaviors.<Void>setup(
            context -> {
              context.watch(diary);
              return Behaviors.receive(Void.class)
                  .onSignal(
                      Terminated.class,
                      gone -> {
                        outcome.completeExceptionally(new DiaryStopped());
                        return Behaviors.stopped();
                      })
                  .build();
            }),
        "watch-" + watches.incrementAndGet());
    AskPattern.<Diary.Command, Long>ask(
            diary, replyTo -> new Diary.Write("now", 1, replyTo), ASK, system.scheduler())
        .thenAccept(outcome::complete);
    return outcome;
  }

  /** An entity stopped without an answer. */
  public static final class DiaryStopped extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** How many events a diary has. */
  public long count(ActorRef<Diary.Command> diary) throws Exception {
    return AskPattern.<Diary.Command, Long>ask(diary, Diary.Count::new, ASK, system.scheduler())
        .toCompletableFuture()
        .get(ASK.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the actor system did not end", e);
    } finally {
      journal.close();
    }
  }
}
