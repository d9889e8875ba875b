package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.SerializationTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Word that a call was taken over was lost: the node with its old line asks for it. */
class NeighbourDeskTest {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final long EPOCH = 7;

  private final ActorTestKit kit =
      ActorTestKit.create(
          ManualTime.config().withFallback(JournalTestConfig.forPersistenceTestKit()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Neighbours.TookOver> told = kit.createTestProbe();
  private final CallId call = CallId.create(ShardId.of("one", 0), new Random(7));
  private final CallId another = CallId.create(ShardId.of("one", 0), new Random(8));

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  /** A node that has lines without owners, and calls that it took over. */
  private final class Node implements Neighbours.Listener {
    private final List<CallId> unowned;
    private final List<CallId> taken;

    Node(List<CallId> unowned, List<CallId> taken) {
      this.unowned = unowned;
      this.taken = taken;
    }

    @Override
    public void onTookOver(CallId id, long epoch) {
      told.ref().tell(new Neighbours.TookOver(id, epoch));
    }

    @Override
    public void onAcknowledged(CallId id, long number) {
      throw new AssertionError("nobody asked for that");
    }

    @Override
    public List<CallId> unowned(int most) {
      return unowned.stream().limit(most).toList();
    }

    @Override
    public OptionalLong tookOver(CallId id) {
      return taken.contains(id) ? OptionalLong.of(EPOCH) : OptionalLong.empty();
    }

    void spawn(String name) {
      kit.spawn(
          NeighbourDesk.create(
              new Neighbours(name, Neighbours.Settings.DEFAULTS, System::nanoTime),
              new Slots(4, Duration.ofSeconds(30)),
              this,
              INTERVAL),
          name);
    }
  }

  @Test
  void shouldHearWhoHasTheCallOfALineThatNobodySpeaksOn() {
    // given
    new Node(List.of(another, call), List.of()).spawn("one");
    new Node(List.of(), List.of(call)).spawn("two");
    // when: the reports come until one finds the other
    Neighbours.TookOver heard =
        told.awaitAssert(
            () -> {
              time.timePasses(INTERVAL);
              return told.receiveMessage(Duration.ofMillis(50));
            });
    // then: of the one that is there alone
    assertThat(heard).isEqualTo(new Neighbours.TookOver(call, EPOCH));
  }

  @Test
  void shouldAskInAFormThatOtherNodesRead() {
    new SerializationTestKit(kit.system())
        .verifySerialization(new Neighbours.WhoHas(List.of(call, another)), true);
  }
}
