package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.CallerPace;
import frontdesk.ops.playground.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls spread over the nodes of a cluster, one after the other. Pure. */
final class SpreadCalls {
  /** Callers have an address of their own, so that a node is never taken for one of them. */
  private static final String CALLERS = "127.0.0.1";

  private final List<CallsPlan.Call> calls = new ArrayList<>();
  private final List<Integer> nodes = new ArrayList<>();
  private final Function<Member, String> uri;
  private final CallerPace pace;

  /**
   * So many calls to these nodes by turns.
   *
   * @param apartMs between the beginnings of two
   */
  SpreadCalls(List<Member> members, int count, long apartMs, CallerPace pace, Random random) {
    this(members, count, apartMs, pace, random, member -> member.place().uri("harbour"));
  }

  /**
   * The same by other addresses.
   *
   * @param uri whom a caller of that node's turn calls
   */
  SpreadCalls(
      List<Member> members,
      int count,
      long apartMs,
      CallerPace pace,
      Random random,
      Function<Member, String> uri) {
    this.uri = uri;
    this.pace = pace;
    add(0, members, count, apartMs, random);
  }

  /** So many more, which begin at a later order. */
  void add(int wave, List<Member> members, int count, long apartMs, Random random) {
    for (int i = 0; i < count; i++) {
      Member member = members.get(i % members.size());
      nodes.add(member.number());
      calls.add(
          new CallsPlan.Call(
              uri.apply(member),
              "sip:+44207946%04d@127.0.0.1".formatted(1_000 + calls.size()),
              CALLERS,
              wave,
              apartMs * i,
              pace.intoWordsMs(random),
              random.nextLong()));
    }
  }

  /** What the callers do on nodes with this configuration. */
  CallsPlan plan(Path config, boolean waitsWithYes) {
    return new CallsPlan(calls, config.toString(), waitsWithYes);
  }

  /** How many callers there are. */
  int plannedCalls() {
    return calls.size();
  }

  /** The calls that went to this node, by index. */
  Set<Integer> of(Member member) {
    return IntStream.range(0, nodes.size())
        .filter(index -> nodes.get(index) == member.number())
        .boxed()
        .collect(Collectors.toSet());
  }
}
