package frontdesk.ops.chaos.partition;

import frontdesk.ops.Exit;
import frontdesk.ops.chaos.CallerPace;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.cluster.CallersProcess;
import frontdesk.ops.chaos.cluster.CallsPlan;
import frontdesk.ops.chaos.cluster.HeardCall;
import frontdesk.ops.chaos.cluster.StoredCalls;
import frontdesk.ops.playground.ChildNode;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The network between nodes breaks under live calls and booking clients, and heals.
 *
 * @param calls mid-conversation at that moment, spread over the nodes
 * @param clients that book, on each node
 * @param seconds until it heals
 */
record BrokenNet(NetFault fault, int calls, int clients, int seconds) {
  private static final long APART_MS = 400;
  private static final Duration ANSWERED = Duration.ofSeconds(90);
  private static final Duration ENDED = Duration.ofMinutes(5);
  private static final Duration WORDS = Duration.ofSeconds(60);

  /** After the last answer: everybody has said something. */
  private static final Duration TALK = Duration.ofSeconds(4);

  /** After healing: whoever still wants to speak would have begun. */
  private static final Duration HEALED = Duration.ofSeconds(5);

  /** A node that is out closes what it has open, a database that it may not reach among it. */
  private static final Duration STOPPED = Duration.ofSeconds(60);

  /** A start, the asking of seed nodes, and the patience for strangers' sessions. */
  private static final Duration REFUSED = Duration.ofMinutes(2);

  private static final String SECOND_CLUSTER = "another cluster uses this database";
  private static final int FIRST_SEED = 1;

  Verdict run(ClusterPlan given, ChaosRun run) throws Exception {
    NodeWords words = new NodeWords();
    Random random = new Random(run.seed());
    try (Nets nets = Nets.create(given.nodes(), words)) {
      ClusterPlan plan =
          given.withOverrides(
              "frontdesk.sip.allowed-networks = [\"127.0.0.0/8\", \""
                  + nets.network()
                  + "\"]\n"
                  + run.settings());
      try (Playground playground = Playground.start(plan, nets)) {
        playground.awaitReady(node -> run.say(node.place().name() + " is up"));
        int victim = fault.isRestarted() ? FIRST_SEED : 1 + random.nextInt(plan.nodes());
        CallsPlan callers =
            callers(playground.members(), nets.databaseAddress(), run.pace(), random);
        try (CallersProcess process = CallersProcess.start(run.folder(), callers);
            VoiceMeter meter = VoiceMeter.start(pids(playground))) {
          return broken(run, nets, playground, words, process, meter, victim, random);
        }
      }
    }
  }

  private Verdict broken(
      ChaosRun run,
      Nets nets,
      Playground playground,
      NodeWords words,
      CallersProcess callers,
      VoiceMeter meter,
      int victim,
      Random random)
      throws Exception {
    Aftermath aftermath = new Aftermath(fault, words, meter, run.patience());
    book(playground.members(), words, random);
    callers.begin();
    callers.awaitAnswered(calls, ANSWERED.plusMillis(APART_MS * calls));
    pause(TALK);
    Set<Integer> before = callers.over();
    long begun = System.nanoTime();
    aftermath.brokenAt(begun);
    fault.make(nets, victim, playground.members().size());
    run.say(fault.word() + " around node-" + victim);
    Verdict verdict = new Verdict(fault.word());
    if (fault.isRestarted()) {
      restart(playground, victim, aftermath, run, verdict);
    } else {
      pause(Duration.ofSeconds(seconds));
    }
    aftermath.healedAt(System.nanoTime());
    nets.heal();
    run.say("healed");
    pause(HEALED);
    aftermath.endedAt(System.nanoTime());
    List<Member> all = playground.members();
    all.forEach(member -> words.standings(member.number(), begun).forEach(run::say));
    List<Member> gone =
        all.stream()
            .filter(member -> !member.isAlive() || words.isOut(member.number(), begun))
            .toList();
    gone.forEach(member -> aftermath.gone(member.number(), exit(member)));
    if (calls > 0) { // somebody waits for them
      for (Member member : gone) {
        run.say(member.place().name() + " has ended and is started again");
        playground.restart(member).process().awaitReady(Duration.ofMinutes(2));
      }
    }
    for (Member member : all) {
      if (!gone.contains(member)) {
        member.process().tell("rest");
        words.await(member.number(), BookersCommand.RESTED, WORDS);
      }
    }
    List<HeardCall> heard =
        callers.awaitEnd(ENDED).stream()
            .filter(call -> call.answered() && !before.contains(call.index()))
            .toList();
    callers.problems().forEach(run::say);
    words.problems().forEach(run::say);
    verdict.check(
        "clients and callers work",
        callers.problems().isEmpty() && words.problems().isEmpty(),
        callers.problems().size() + words.problems().size() + " problems");
    int nodes = all.size();
    aftermath.judge(
        heard,
        victim,
        nodes,
        StoredCalls.read(all.get(0).place().config()),
        StoredLedgers.read(all.get(0).place().config()),
        verdict);
    return verdict.figure("nodes", nodes).figure("broken_s", aftermath.brokenFor().toSeconds());
  }

  /** As a supervisor does, who knows nothing of networks. */
  private static void restart(
      Playground playground, int victim, Aftermath aftermath, ChaosRun run, Verdict verdict)
      throws IOException, InterruptedException {
    Member stopped = playground.member(victim).orElseThrow();
    aftermath.gone(victim, exit(stopped));
    ChildNode again = playground.restart(stopped).process();
    run.say("node-" + victim + " has ended and is started again, where it reaches nobody");
    OptionalInt refused = again.ended(REFUSED);
    List<String> why = again.linesWith(SECOND_CLUSTER);
    why.forEach(run::say);
    verdict.check(
        "started again alone, it does not found a second cluster",
        refused.isPresent() && refused.getAsInt() == Exit.UNAVAILABLE && why.size() == 1,
        refused + ", " + why.size() + " lines");
  }

  private void book(List<Member> members, NodeWords words, Random random)
      throws IOException, InterruptedException, TimeoutException {
    Member first = members.get(0);
    first.process().tell("slots");
    String slots = words.await(first.number(), BookersCommand.SLOTS, WORDS);
    for (Member member : members) {
      member.process().tell("book %d %d %s".formatted(clients, random.nextLong(), slots));
    }
  }

  private CallsPlan callers(List<Member> members, String from, CallerPace pace, Random random) {
    List<CallsPlan.Call> plan = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      plan.add(
          new CallsPlan.Call(
              members.get(i % members.size()).place().uri("harbour"),
              "sip:+44207946%04d@%s".formatted(1_000 + i, from),
              from,
              0,
              APART_MS * i,
              pace.intoWordsMs(random),
              random.nextLong()));
    }
    return new CallsPlan(plan, members.get(0).place().config().toString(), false);
  }

  private static Map<Integer, Long> pids(Playground playground) {
    Map<Integer, Long> pids = new HashMap<>();
    playground.members().forEach(member -> pids.put(member.number(), member.process().pid()));
    return pids;
  }

  private static int exit(Member member) {
    try {
      return member.process().ended(STOPPED).orElse(-1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static void pause(Duration time) throws InterruptedException {
    new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
