package frontdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuarantineGateTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ActorTestKit kit;

  private static final ClinicId CLINIC = new ClinicId("smile");
  private static final String LEDGER = EntityKind.LEDGER.persistenceId("smile");

  private final FakeQuarantine quarantine = new FakeQuarantine();
  private final TestProbe<ClusterSharding.ShardCommand> shard = kit.createTestProbe();
  private final TestProbe<String> heard = kit.createTestProbe();
  private final AtomicReference<@Nullable RecoveryWatch> watch = new AtomicReference<>();

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  private ActorRef<String> entity() {
    return kit.spawn(
        QuarantineGate.before(
            new QuarantineGate.Entity(EntityKind.LEDGER, CLINIC, shard.getRef(), 10),
            new Recoveries(quarantine, new BuildId("test")),
            given -> {
              watch.set(given);
              return Behaviors.receiveMessage(
                  text -> {
                    heard.getRef().tell(text);
                    return Behaviors.same();
                  });
            }));
  }

  private RecoveryWatch watch() {
    RecoveryWatch given = watch.get();
    if (given == null) {
      throw new AssertionError("the entity was not made");
    }
    return given;
  }

  @Test
  void shouldPassivateInsteadOfRecoveringWhenSetApart() {
    // given
    quarantine.put(LEDGER, EntityKind.LEDGER, 3, false);
    // when
    entity().tell("anybody there?");
    // then
    shard.expectMessageClass(ClusterSharding.Passivate.class);
    heard.expectNoMessage(Duration.ofMillis(50));
    assertThat(watch.get()).isNull();
  }

  @Test
  void shouldRecoverAndHearWhatWaitedWhenItFailedLessOften() {
    // given
    quarantine.put(LEDGER, EntityKind.LEDGER, 2, false);
    // when
    entity().tell("anybody there?");
    // then
    heard.expectMessage("anybody there?");
    shard.expectNoMessage(Duration.ofMillis(50));
    // and once it has recovered, what it failed is forgotten
    watch().completed();
    assertThat(quarantine.entries).isEmpty();
  }

  @Test
  void shouldRecoverWhenTheQuarantineCannotBeAsked() {
    // given
    quarantine.goAway();
    // when
    entity().tell("anybody there?");
    // then
    heard.expectMessage("anybody there?");
  }

  @Test
  void shouldCountOneFailureForEachTry() {
    for (int attempt = 1; attempt <= 2; attempt++) {
      // given
      entity().tell("anybody there?");
      heard.expectMessage("anybody there?");
      // when: as Pekko does, twice
      watch().failed(new IllegalStateException("damaged"));
      watch().failed(new IllegalStateException("damaged"));
      // then
      assertThat(quarantine.entries.get(LEDGER))
          .isNotNull()
          .extracting(entry -> entry.failures())
          .isEqualTo(attempt);
    }
  }
}
