package frontdesk.ops.chaos.day;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.NodeFolder;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Storage;
import frontdesk.ops.playground.ChildNode;
import frontdesk.persistence.audit.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An hour of overlapping calls of every kind with random hang-ups: what the node's process holds
 * stays flat, and its books are right.
 */
public final class HourOfCalls implements Scenario {
  private static final Duration START = Duration.ofMinutes(3);

  /** Every kind once before the idle level is taken: what is loaded for good is loaded then. */
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  /** Transactions linger for 32 s (RFC 3261 17.2), ports a little; then nothing is left. */
  private static final Duration UNTIL_IDLE = Duration.ofSeconds(45);

  private static final String SETTINGS =
      """
      frontdesk.call { slots = 150, ring-delay = 500ms }
      """;

  @Override
  public String name() {
    return "hour";
  }

  @Override
  public String promise() {
    return "overlapping calls of every kind, hung up on at random: nothing grows, the books are right";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    DaySettings settings = DaySettings.given();
    NodeFolder folder = NodeFolder.in(run.folder(), SETTINGS);
    Verdict verdict = new Verdict(name());
    try (ChildNode node = ChildNode.start(folder.config(), "1g")) {
      node.awaitReady(START);
      NodeProbe probe = new NodeProbe(node.pid());
      warmUp(run, folder, settings);
      NodeSample before = idle(run, probe, "before");
      List<NodeSample> busy = call(run, folder, settings, probe, verdict);
      NodeSample after = idle(run, probe, "after");
      judge(verdict, Flatness.whileBusy(busy));
      judge(verdict, Flatness.afterwards(before, after));
      verdict.figure("idle_before", before).figure("idle_after", after);
      verdict.figure("busy_first", busy.get(0)).figure("busy_last", busy.get(busy.size() - 1));
      node.stop();
    }
    try (Storage storage = folder.open(Storage.Purpose.READ)) {
      books(verdict, DayBooks.read(storage));
    }
    return verdict;
  }

  private static void warmUp(ChaosRun run, NodeFolder folder, DaySettings settings)
      throws Exception {
    run.say("every kind of call once, to warm up");
    try (Callers callers =
        new Callers(folder, run.seed() ^ Long.MAX_VALUE, run.silenceBound(), line -> {})) {
      callers.begin(
          Math.max(CallKind.values().length, settings.calls()),
          System.nanoTime() + WARM_UP.toNanos());
      callers.awaitEnd();
    }
  }

  private static List<NodeSample> call(
      ChaosRun run, NodeFolder folder, DaySettings settings, NodeProbe probe, Verdict verdict)
      throws Exception {
    List<NodeSample> busy = new ArrayList<>();
    long begin = System.nanoTime();
    long length = settings.length().toNanos();
    try (Callers callers = new Callers(folder, run.seed(), run.silenceBound(), run::say)) {
      callers.begin(settings.calls(), begin + length);
      for (int i = 1; i <= settings.samples(); i++) {
        pauseUntil(begin + length * i / (settings.samples() + 1));
        callers.disturbed(System.nanoTime());
        busy.add(probe.take());
        callers.disturbed(System.nanoTime());
        run.say("sample " + i + ": " + busy.get(i - 1) + ", calls " + total(callers));
      }
      pauseUntil(begin + length);
      callers.awaitEnd();
      verdict.figure("calls", callers.placed()).figure("outcomes", callers.outcomes());
      Map<CallKind, Long> silences = callers.longestSilencesMs();
      verdict.figure("silence_ms", silences).figure("silence_judged_calls", callers.undisturbed());
      verdict.silence(
          "every caller",
          Duration.ofMillis(silences.values().stream().mapToLong(ms -> ms).max().orElse(0)),
          run.silenceBound());
      verdict.check(
          "most calls say something of silence",
          callers.undisturbed() * 2 > total(callers),
          callers.undisturbed() + " of " + total(callers));
      verdict.check(
          "every kind of call was placed",
          callers.placed().size() == CallKind.values().length,
          callers.placed().toString());
    }
    return busy;
  }

  private static int total(Callers callers) {
    return callers.placed().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static NodeSample idle(ChaosRun run, NodeProbe probe, String when) throws Exception {
    pauseUntil(System.nanoTime() + UNTIL_IDLE.toNanos());
    NodeSample sample = probe.take();
    run.say("idle " + when + ": " + sample);
    return sample;
  }

  private static void pauseUntil(long nanos) throws InterruptedException {
    while (System.nanoTime() < nanos) {
      LockSupport.parkNanos(Math.min(nanos - System.nanoTime(), TimeUnit.SECONDS.toNanos(1)));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static void judge(Verdict verdict, List<Flatness.Finding> findings) {
    findings.forEach(f -> verdict.check(f.promise(), f.held(), f.found()));
  }

  private static void books(Verdict verdict, DayBooks books) {
    verdict.figure("booked", books.booked().size()).figure("stored_calls", books.calls());
    verdict.check(
        "appointments were booked", !books.booked().isEmpty(), books.booked().size() + "");
    verdict.check(
        "every booked appointment was agreed to",
        books.unconfirmed() == 0,
        books.unconfirmed() + " were not");
    verdict.check(
        "no two appointments of a practitioner overlap",
        books.overlapping() == 0,
        books.overlapping() + " do");
    verdict.check(
        "every call has its end", books.withoutEnd() == 0, books.withoutEnd() + " have none");
    verdict.check(
        "the journal is as it was written",
        books.verification() instanceof Verification.Sound,
        books.verification().events() + " events");
  }
}
