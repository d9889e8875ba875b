package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.NodeSettings;
import frontdesk.ops.playground.PostgresServer;
import frontdesk.persistence.journal.Life;
import frontdesk.persistence.journal.LifeSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nodes that found a cluster on a real database where there is one already. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoleClusterTest {
  private PostgresServer server;
  private final List<Node> nodes = new ArrayList<>();

  /** A member with its session. */
  private record Node(TestMember member, LifeSession session) {
    Formation.Outcome formed() throws Exception {
      return member.formed(new SessionWitness(session));
    }

    /** As its process would be by kill -9. */
    void close() throws Exception {
      session.close();
      member.close();
    }
  }

  @SuppressWarnings("NullAway.Init") // the server is started before the first test
  SoleClusterTest() {}

  @BeforeAll
  void startServer() throws Exception {
    server = PostgresServer.create();
  }

  @AfterAll
  void stopServer() throws Exception {
    server.close();
  }

  @AfterEach
  void stop() throws Exception {
    for (Node node : nodes) {
      node.close();
    }
    nodes.clear();
  }

  @Test
  void shouldNotFoundASecondOneOnTheSameDatabase() throws Exception {
    // given a cluster of two
    NodeSettings seed = TestMember.node("node-1", "127.0.83.1");
    Node first = founder(seed);
    Node second = node(TestMember.node("node-2", "127.0.83.2"), seed);
    formed(first);
    formed(second);

    // when another founds one of its own
    Node stranger = founder(TestMember.node("node-3", "127.0.83.3"));

    // then
    assertThat(refused(stranger))
        .contains("another cluster uses this database", "node-1, node-2")
        .doesNotContain("\n");

    // when one of the first cluster has died, the other is still there
    stranger.close();
    first.close();
    assertThat(refused(founder(TestMember.node("node-3", "127.0.83.4"))))
        .contains("still node-2, and");
  }

  @Test
  void shouldWaitForTheSessionsOfTheDeadToEnd() throws Exception {
    // given
    Node dead = founder(TestMember.node("node-1", "127.0.83.1"));
    formed(dead);
    Node next = founder(TestMember.node("node-1", "127.0.83.5"));

    // when
    CompletableFuture<Formation.Outcome> outcome = CompletableFuture.supplyAsync(() -> of(next));
    Awaiting.until(
        "the next one is in a cluster of its own",
        SessionsOf.LIMIT,
        () -> next.member().sees(next.member()));
    assertThat(outcome).isNotDone();
    dead.session().close();

    // then
    assertThat(outcome.join()).isInstanceOf(Formation.Outcome.Formed.class);
  }

  @Test
  void shouldNotLetTwoFoundersHaveTheDatabase() throws Exception {
    // given
    Node one = founder(TestMember.node("node-1", "127.0.83.6"));
    Node other = founder(TestMember.node("node-2", "127.0.83.7"));

    // when
    CompletableFuture<Formation.Outcome> outcome = CompletableFuture.supplyAsync(() -> of(one));
    Formation.Outcome others = other.formed();

    // then at most one of them has it
    assertThat(List.of(outcome.join(), others))
        .filteredOn(Formation.Outcome.Formed.class::isInstance)
        .hasSizeLessThan(2);
  }

  @Test
  void shouldNotPassAFounderThatHasNotLookedYet() throws Exception {
    // given a founder that is in its cluster and has gone no further
    NodeSettings seed = TestMember.node("node-1", "127.0.83.8");
    Node founder = founder(seed);
    founder.member().joined();

    // then
    assertThat(refused(node(TestMember.node("node-2", "127.0.83.9"), seed)))
        .contains("no older member of the cluster has arrived in this database");
  }

  @Test
  void shouldNotTakeItselfForAloneWhereTheDatabaseDoesNotAnswer() throws Exception {
    // given
    try (PostgresServer gone = PostgresServer.create()) {
      NodeSettings settings = TestMember.node("node-1", "127.0.83.10");
      TestMember member = new TestMember(settings, TestMember.seededBy(settings));
      Node node = new Node(member, SessionsOf.session(gone, "node-1"));
      nodes.add(node);
      gone.stopAtOnce();

      // then
      assertThat(refused(node)).contains("the database has not said");
    }
  }

  @Test
  void shouldStopTheSmallerOfTwoThatTheDatabaseDidNotSeeInTime() throws Exception {
    // given a cluster of two, and one that was founded while the database knew nobody
    NodeSettings seed = TestMember.node("node-1", "127.0.83.11");
    List<Membership> two = new ArrayList<>();
    two.add(membership(founder(seed).formed()));
    two.add(membership(node(TestMember.node("node-2", "127.0.83.12"), seed).formed()));
    Node other = founder(TestMember.node("node-3", "127.0.83.13"));
    BlindWitness blind = new BlindWitness(new SessionWitness(other.session()));
    Membership founded = membership(other.member().formed(blind));

    // when
    blind.sees();

    // then
    Awaiting.until(
        "the smaller one is out",
        SessionsOf.LIMIT,
        () -> founded.standing() == Membership.Standing.OUT);
    assertThat(founded.out().toCompletableFuture().join()).contains("node-1, node-2");
    assertThat(two).allMatch(one -> one.standing() != Membership.Standing.OUT);
  }

  private static Membership membership(Formation.Outcome outcome) {
    return ((Formation.Outcome.Formed) outcome).membership();
  }

  /** A database that knows of nobody until it does. */
  private static final class BlindWitness implements Witness {
    private final Witness witness;
    private volatile boolean seeing;

    BlindWitness(Witness witness) {
      this.witness = witness;
    }

    void sees() {
      seeing = true;
    }

    @Override
    public CompletionStage<Boolean> misses(long uid) {
      return witness.misses(uid);
    }

    @Override
    public CompletionStage<Optional<List<Life>>> lives() {
      return seeing ? witness.lives() : CompletableFuture.completedStage(Optional.of(List.of()));
    }

    @Override
    public void reached(Life.Stage stage) {
      witness.reached(stage);
    }
  }

  private Node founder(NodeSettings settings) throws Exception {
    return node(settings, settings);
  }

  private Node node(NodeSettings settings, NodeSettings seed) throws Exception {
    TestMember member = new TestMember(settings, TestMember.seededBy(seed));
    LifeSession session = SessionsOf.session(server, settings.name());
    session.hold(Formation.lifeOf(member.system));
    Node node = new Node(member, session);
    nodes.add(node);
    return node;
  }

  private static Formation.Outcome of(Node node) {
    try {
      return node.formed();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void formed(Node node) throws Exception {
    assertThat(node.formed()).isInstanceOf(Formation.Outcome.Formed.class);
  }

  private static String refused(Node node) throws Exception {
    Formation.Outcome outcome = node.formed();
    assertThat(outcome).isInstanceOf(Formation.Outcome.Failed.class);
    return ((Formation.Outcome.Failed) outcome).line();
  }
}
