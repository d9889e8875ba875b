package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.Dispatcher;
import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls spread over the nodes of a cluster, and mid-conversation something happens to a node.
 *
 * @param calls mid-conversation at that moment
 * @param proxy whether callers call a dispatcher before the nodes, which records its route
 */
record CallsUnderFault(int calls, NodeFault fault, boolean proxy) implements ClusterScenario {
  /** Where in the nodes' network it is. */
  private static final int DISPATCHER = 250;

  private static final String CLINIC = "harbour";

  /** Between two calls: a small machine sets them up one by one. */
  private static final long APART_MS = 400;

  private static final Duration ANSWERED = Duration.ofSeconds(90);
  private static final Duration ENDED = Duration.ofMinutes(5);

  /** After the last answer: everybody has said something. */
  private static final Duration TALK = Duration.ofSeconds(4);

  /** Callers call the nodes themselves. */
  CallsUnderFault(int calls, NodeFault fault) {
    this(calls, fault, false);
  }

  @Override
  public String name() {
    return fault.name();
  }

  @Override
  public String promise() {
    return fault.promise();
  }

  @Override
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    Random random = new Random(run.seed());
    try (Playground playground =
        Playground.start(plan.withOverrides(fault.overrides() + run.settings()))) {
      playground.awaitReady(node -> run.say(node.place().name() + " is up"));
      if (proxy) {
        try (Dispatcher dispatcher = dispatcher(plan, playground, run)) {
          strike(playground, call -> dispatcher.uri(CLINIC), random, verdict, run);
        }
      } else {
        strike(playground, member -> member.place().uri(CLINIC), random, verdict, run);
      }
    }
    return verdict.figure("nodes", plan.nodes()).figure("proxy", proxy);
  }

  private static Dispatcher dispatcher(ClusterPlan plan, Playground playground, ChaosRun run)
      throws IOException, FaultNotPossible {
    if (!Dispatcher.installed()) {
      throw new FaultNotPossible(Dispatcher.MISSING);
    }
    return Dispatcher.start(
        run.folder().resolve("dispatcher"),
        plan.network().replace("x", Integer.toString(DISPATCHER)),
        playground.members().stream().map(member -> member.place().sipAddress()).toList());
  }

  private void strike(
      Playground playground,
      Function<Member, String> uri,
      Random random,
      Verdict verdict,
      ChaosRun run)
      throws Exception {
    List<Member> members = playground.members();
    Member victim = fault.victim(playground, random);
    SpreadCalls spread = new SpreadCalls(members, calls, APART_MS, run.pace(), random, uri);
    run.say(calls + " callers call");
    Path config = members.get(0).place().config();
    try (CallersProcess callers =
        CallersProcess.start(run.folder(), spread.plan(config, fault.waitsWithYes()))) {
      callers.begin();
      callers.awaitAnswered(calls, ANSWERED.plusMillis(APART_MS * calls));
      verdict.check(
          "every caller is answered",
          callers.unanswered().isEmpty(),
          callers.unanswered().isEmpty()
              ? calls + " calls"
              : callers.unanswered().size()
                  + " are not, as: "
                  + callers.unanswered().get(0).measured().reason());
      new CountDownLatch(1).await(TALK.toMillis(), TimeUnit.MILLISECONDS);
      Set<Integer> before = callers.over();
      Scene scene = new Scene(playground, victim, callers, spread, random, verdict, run);
      long struck = fault.strike(scene);
      long moment = callers.theirs(struck);
      Instant death = Instant.now().minusNanos(System.nanoTime() - struck);
      List<HeardCall> heard =
          callers.awaitEnd(ENDED).stream()
              .filter(call -> call.answered() && !before.contains(call.index()))
              .toList();
      callers.problems().forEach(run::say);
      verdict.check(
          "every caller could call",
          callers.problems().isEmpty(),
          callers.problems().size() + " problems");
      fault.judge(
          new Aftermath(
              moment,
              theirs(victim, heard),
              heard,
              StoredCalls.read(config),
              run.silenceBound(),
              run.patience(),
              new TakeoverSteps(death, victim.place().address(), said(playground)),
              verdict));
    }
  }

  private static List<String> said(Playground playground) {
    return playground.members().stream()
        .filter(Member::isAlive)
        .flatMap(member -> member.process().lines().stream())
        .toList();
  }

  /** Calls are named by the node that took them, whoever has them now. */
  private static Set<Integer> theirs(Member victim, List<HeardCall> heard) {
    return heard.stream()
        .filter(call -> call.callId().startsWith(victim.place().name() + "-"))
        .map(HeardCall::index)
        .collect(Collectors.toSet());
  }
}
