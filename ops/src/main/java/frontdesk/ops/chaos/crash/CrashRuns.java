package frontdesk.ops.chaos.crash;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.passage.Passage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Crashes nodes of one cluster again and again, each time where the seed says, while callers and
 * clients book. Blocks the thread that runs it, for some seconds a run.
 */
public final class CrashRuns {
  /** The clinic that callers call. */
  private static final String CALLED = "harbour-view";

  private static final List<String> CLINICS = List.of(CALLED, "bright-smile");

  /** Calls take long to be over, as their node may be lost while they wait. */
  private static final Duration ENDED = Duration.ofMinutes(2);

  /** Calls move at once when their node stops, and a busy machine may start a node slowly. */
  private static final String SETTINGS =
      """
      frontdesk {
        takeover.drain-patience = 0s
        node.start-timeout = 2m
        call.ring-delay = 0s
      }
      """;

  /** For a chosen place to be reached, before a run is given up. */
  public static final Duration REACHED = Duration.ofSeconds(20);

  private final int runs;
  private final int outside;
  private final int from;
  private final Duration longest;
  private final List<Passage> places;
  private final Duration patience;

  /**
   * @param runs that halt a node at a place
   * @param outside that kill a node from outside
   * @param from the first that is carried out, from 1: those before it were carried out elsewhere
   * @param longest after which no further run is begun; what ran is judged
   * @param places where
   * @param patience for a place to be reached
   */
  public CrashRuns(
      int runs, int outside, int from, Duration longest, List<Passage> places, Duration patience) {
    this.patience = patience;
    this.longest = longest;
    this.runs = runs;
    this.outside = outside;
    this.from = from;
    this.places = List.copyOf(places);
  }

  /** Runs all, then judges. */
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict("crash");
    Random random = new Random(run.seed());
    Reached reached = new Reached(places);
    Acknowledged acknowledged = new Acknowledged();
    long begun = System.nanoTime();
    List<String> startsFailed = new ArrayList<>();
    Consumer<String> startFailed =
        words -> {
          startsFailed.add(words);
          run.say("a start failed: " + words);
        };
    try (CrashCluster cluster =
            CrashCluster.start(plan.withOverrides(SETTINGS + run.settings()), startFailed);
        StoredBooks stored = StoredBooks.open(cluster.config());
        LedgerClients clients = new LedgerClients(cluster, CLINICS, acknowledged);
        KeyCallers callers = new KeyCallers(cluster)) {
      run.say(
          cluster.size()
              + " nodes are up after "
              + (System.nanoTime() - begun) / 1_000_000
              + " ms");
      OneRun one = new OneRun(cluster, clients, callers, random, patience, startFailed);
      long first = System.nanoTime();
      Made made =
          all(one, cluster.size(), reached, run, () -> clear(stored.ledgers(), clients, random));
      long took = System.nanoTime() - first;
      callers.awaitEnd(ENDED);
      clients.awaitEnd(ENDED);
      judge(acknowledged, stored, verdict);
      CrashJudge.places(reached, made.halts, verdict);
      CrashJudge.kills(made.kills, made.killed, verdict);
      verdict.check(
          "the cluster is whole again after each run", made.whole, made.whole ? "it was" : "not");
      KeyCallers.Tally calls = callers.tally();
      verdict
          .figure("runs", made.halts)
          .figure("outside", made.kills)
          .figure("runs_asked", runs + outside)
          .figure("from", from)
          .figure("outside_killed", made.killed)
          .figure("starts_failed", startsFailed.size())
          .figure("calls_placed", calls.placed())
          .figure("calls_answered", calls.answered())
          .figure("calls_to_the_end", calls.toTheEnd())
          .figure("seconds_a_run", tenths(took / Math.max(1, made.halts + made.kills)))
          .figure("seed", run.seed());
    }
    return verdict;
  }

  /** What was done: nodes halted at a place, or not; killed from outside, or not. */
  private static final class Made {
    private int halts;
    private int kills;
    private int killed;
    private boolean whole = true;
  }

  private interface Clearing {
    void clear() throws Exception;
  }

  private Made all(OneRun one, int nodes, Reached reached, ChaosRun run, Clearing clearing)
      throws Exception {
    Made made = new Made();
    long first = System.nanoTime();
    List<Choice> choices = Choices.of(run.seed(), runs, outside, nodes, places);
    for (Choice choice : choices.subList(Math.min(from - 1, choices.size()), choices.size())) {
      long at = System.nanoTime();
      if (at - first > longest.toNanos()) {
        run.say("the time is over: what ran is judged");
        break;
      }
      OneRun.Outcome outcome;
      try {
        outcome = one.run(choice, after(choice, choices));
      } catch (TimeoutException e) {
        run.say("run " + (choice.index() + 1) + ": no whole cluster any more; what ran is judged");
        made.whole = false;
        break;
      }
      choice.passage().filter(place -> outcome.crashed()).ifPresent(reached::at);
      if (choice.passage().isPresent()) {
        made.halts++;
      } else {
        made.kills++;
        made.killed += outcome.crashed() ? 1 : 0;
      }
      clearing.clear();
      run.say(
          "run %d: %s: %s after %d ms, whole again %d ms later, all in %d ms"
              .formatted(
                  choice.index() + 1,
                  choice.told(),
                  outcome.crashed() ? "crashed" : "NOT REACHED",
                  outcome.crashedMs(),
                  outcome.wholeMs(),
                  (System.nanoTime() - at) / 1_000_000));
    }
    return made;
  }

  private static Optional<Choice> after(Choice choice, List<Choice> choices) {
    int next = choice.index() + 1;
    return next < choices.size() ? Optional.of(choices.get(next)) : Optional.empty();
  }

  /** Seconds, to one place. */
  private static double tenths(long nanos) {
    return Math.round(nanos / 1e8) / 10.0;
  }

  private static void judge(Acknowledged acknowledged, StoredBooks stored, Verdict verdict)
      throws SQLException {
    Acknowledged.Told told = acknowledged.told();
    var toldToCalls = stored.toldToCalls();
    LedgerBooks books = stored.ledgers();
    CrashJudge.clients(told, books, verdict);
    CrashJudge.calls(toldToCalls, books, verdict);
    CrashJudge.doubles(books, verdict);
    Verification sound = stored.verification();
    verdict.check("the journal is sound", sound instanceof Verification.Sound, sound + "");
  }

  /** What calls booked is cancelled, so that there are always free slots. */
  private static void clear(LedgerBooks books, LedgerClients clients, Random random)
      throws InterruptedException {
    for (Map.Entry<AppointmentId, String> made : books.standing().entrySet()) {
      if (!made.getValue().startsWith(LedgerClients.CALLS)) {
        clients.cancel(CALLED, made.getKey(), random);
      }
    }
  }
}
