package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.NodeAddress;
import frontdesk.ops.cluster.Membership.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real members, killed and harassed; what must down nobody is tried for longer than what does. */
class ProofOfDeathTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration LONG_ENOUGH = Duration.ofMillis(1_500);

  /** Three times what is promised: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private final List<TestMember> members = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (TestMember member : members) {
      member.close();
    }
  }

  @Test
  void shouldRemoveAKilledMemberAtOnceAndLetItsNextLifeIn() throws Exception {
    // given
    cluster(3);
    TestMember dying = members.remove(2);
    Incarnation before = dying.incarnation();

    // when
    Thread death = new Thread(() -> kill(dying), "death");
    death.start();

    // then
    Duration took =
        Awaiting.until("removed", SOON, () -> !one().knows(before) && !two().knows(before));
    System.out.println("removed after proof of death: " + took.toMillis() + " ms");
    assertThat(one().membership.standing()).isEqualTo(Standing.IN);

    death.join();

    // when it starts again at the same address, and what was seen of its old life comes late
    TestMember again = new TestMember(dying.node, dying.cluster);
    members.add(again);
    again.joined();
    assertThat(again.incarnation().node()).isEqualTo(before.node());
    assertThat(again.incarnation().uid()).isNotEqualTo(before.uid());
    one().hear(new PeerWords.Sighting(two().incarnation(), before, true));
    two().hear(new PeerWords.Sighting(one().incarnation(), before, true));

    // then nobody takes it for the dead one
    Awaiting.allThrough("alive", LONG_ENOUGH, () -> one().sees(one(), two(), again));
    assertThat(
            ProvenDead.of(Adapter.toClassic(one().system).eventStream()).contains(addressOf(again)))
        .isFalse();
  }

  @Test
  void shouldDownNobodyForAResetOrOneRefusedPort() throws Exception {
    // given
    cluster(3);
    TestMember third = members.get(2);

    // when every watching connection to it is reset
    third.gate.reset();

    // then both others look, find it alive, and watch it again
    Awaiting.until("watched again", LIMIT, () -> third.gate.connections() >= 2);
    assertAllThere();

    // when one of its ports refuses, and one member even claims that both do
    third.gate.close();
    one().hear(new PeerWords.Sighting(two().incarnation(), third.incarnation(), true));

    // then
    assertAllThere();
  }

  @Test
  void shouldDownNobodyWhoseSessionStandsHoweverManyAreRefused() throws Exception {
    // given three whose database still has everybody's session
    cluster(3);
    members.forEach(member -> member.databaseAnswers(false));
    TestMember refusing = members.remove(2);

    // when both ports of one refuse everybody, as a firewall does in its name
    refusing.close();

    // then
    Awaiting.allThrough(
        "suspected only",
        LONG_ENOUGH,
        () ->
            members.stream()
                .noneMatch(
                    member ->
                        ProvenDead.of(Adapter.toClassic(member.system).eventStream())
                            .contains(addressOf(refusing))));
  }

  @Test
  void shouldDownNobodyInAClusterOfTwoUnlessTheDatabaseAnswers() throws Exception {
    // given a database that does not answer the survivor
    cluster(2);
    one().databaseAnswers(false);
    TestMember dying = members.remove(1);

    // when
    dying.close();

    // then
    Awaiting.allThrough(
        "suspected only",
        LONG_ENOUGH,
        () ->
            !ProvenDead.of(Adapter.toClassic(one().system).eventStream())
                .contains(addressOf(dying)));

    // when
    one().databaseAnswers(true);

    // then
    Awaiting.until("removed", SOON, () -> one().sees(one()));
    assertThat(one().membership.standing()).isEqualTo(Standing.IN);
  }

  @Test
  void shouldDoubtItselfOnTheLosingSideAndThenBeOut() throws Exception {
    // given two members whose database answers neither, so that no death is proven
    cluster(2);
    TestMember last = two();
    last.databaseAnswers(false);

    // when the one that would stay, by its address, is gone
    members.remove(0).close();

    // then
    Duration took =
        Awaiting.until("in doubt", SOON, () -> last.membership.standing() != Standing.IN);
    System.out.println("in doubt on the losing side: " + took.toMillis() + " ms");
    Awaiting.until("out", LIMIT, () -> last.membership.standing() == Standing.OUT);
    assertThat(last.membership.out().toCompletableFuture()).isDone();
  }

  @Test
  void shouldDoubtItselfAfterASleepUntilOthersKnowItStill() throws Exception {
    // given
    cluster(3);
    List<Standing> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
    one().membership.listen((now, reason) -> heard.add(now));

    // when its clock has gone on without it
    one().clockAheadNanos.addAndGet(Duration.ofSeconds(40).toNanos());

    // then
    Awaiting.until("told", SOON, () -> heard.size() >= 2);
    assertThat(heard).startsWith(Standing.IN_DOUBT, Standing.IN);
    assertThat(two().membership.standing()).isEqualTo(Standing.IN);
  }

  private void assertAllThere() {
    Awaiting.allThrough(
        "all there",
        LONG_ENOUGH,
        () ->
            members.stream()
                .allMatch(
                    member ->
                        member.sees(members.toArray(TestMember[]::new))
                            && member.membership.standing() == Standing.IN));
  }

  /** Members that know each other's management ports. */
  private void cluster(int size) throws Exception {
    var seed = TestMember.node("node-1", "127.0.11.1");
    for (int i = 1; i <= size; i++) {
      var node = i == 1 ? seed : TestMember.node("node-" + i, "127.0.11." + i);
      TestMember member = new TestMember(node, TestMember.seededBy(seed));
      members.add(member);
      member.joined();
    }
    Awaiting.until(
        "watched by all",
        LIMIT,
        () ->
            members.stream()
                .allMatch(
                    member ->
                        member.gate.connections() >= size - 1
                            && member.sees(members.toArray(TestMember[]::new))));
  }

  private TestMember one() {
    return members.get(0);
  }

  private TestMember two() {
    return members.get(1);
  }

  private static String addressOf(TestMember member) {
    NodeAddress node = member.incarnation().node();
    return "pekko://frontdesk@" + node;
  }

  private static void kill(TestMember member) {
    try {
      member.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
