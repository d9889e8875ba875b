package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.NodeSettings;
import frontdesk.ops.cluster.EveryNode.How;
import frontdesk.ops.cluster.EveryNode.OfNode;
import frontdesk.ops.cluster.EveryNode.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that are told by one of them to read their own files again. */
class EveryNodeTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Reading CHANGED = new Reading(How.RELOADED, List.of("harbour-view"));
  private static final Reading SAME = new Reading(How.UNCHANGED, List.of());

  private final List<TestMember> members = new ArrayList<>();
  private final CountDownLatch stuck = new CountDownLatch(1);

  @AfterEach
  void stop() throws IOException {
    stuck.countDown();
    for (TestMember member : members) {
      member.close();
    }
  }

  private void cluster(int size) throws Exception {
    NodeSettings seed = TestMember.node("node-1", "127.0.14.1");
    for (int i = 1; i <= size; i++) {
      NodeSettings node = i == 1 ? seed : TestMember.node("node-" + i, "127.0.14." + i);
      members.add(new TestMember(node, TestMember.seededBy(seed)).joined());
    }
    TestMember[] all = members.toArray(TestMember[]::new);
    for (TestMember member : all) {
      Awaiting.until("all are up", LIMIT, () -> member.sees(all));
    }
  }

  private static Map<String, Reading> byHost(List<OfNode> nodes) {
    return nodes.stream()
        .collect(Collectors.toMap(one -> one.node().split(":", 2)[0], OfNode::reading));
  }

  @Test
  void shouldReachEveryNodeAndTellWhatCameOfItAtEach() throws Exception {
    // given
    cluster(3);
    Reading wrong = new Reading(How.REFUSED, List.of("a.conf:3: zone", "a.conf:9: price"));
    AtomicReference<Reading> second = new AtomicReference<>(CHANGED);
    EveryNode first = EveryNode.of(members.get(0).system, () -> SAME);
    EveryNode.of(members.get(1).system, second::get);
    EveryNode.of(members.get(2).system, () -> wrong);

    // when, then
    assertThat(byHost(first.readAgain(LIMIT)))
        .isEqualTo(Map.of("127.0.14.1", SAME, "127.0.14.2", CHANGED, "127.0.14.3", wrong));
    // and again, as it is then
    second.set(SAME);
    assertThat(byHost(first.readAgain(LIMIT))).containsEntry("127.0.14.2", SAME);
  }

  @Test
  void shouldCountANodeOfAnOlderBuildAndOneThatDoesNotAnswerAsNotReached() throws Exception {
    // given the second knows nothing of it, and the third is stuck
    cluster(3);
    EveryNode first = EveryNode.of(members.get(0).system, () -> CHANGED);
    EveryNode.of(
        members.get(2).system,
        () -> {
          try {
            stuck.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return SAME;
        });

    // when, then
    Reading silent = new Reading(How.SILENT, List.of());
    assertThat(byHost(first.readAgain(SOON)))
        .isEqualTo(Map.of("127.0.14.1", CHANGED, "127.0.14.2", silent, "127.0.14.3", silent));
  }

  @Test
  void shouldSendNoMoreProblemsThanOneMessageHolds() throws Exception {
    // given
    cluster(2);
    List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "a.conf:" + i + ": price").toList();
    EveryNode first = EveryNode.of(members.get(0).system, () -> SAME);
    EveryNode.of(members.get(1).system, () -> new Reading(How.REFUSED, many));

    // when
    Reading second = Objects.requireNonNull(byHost(first.readAgain(LIMIT)).get("127.0.14.2"));

    // then
    assertThat(second.how()).isEqualTo(How.REFUSED);
    assertThat(second.lines()).hasSize(201).endsWith("and 4800 more");
    assertThat(Collections.indexOfSubList(many, second.lines().subList(0, 200))).isZero();
  }
}
