package frontdesk.ops.bench.calls;

import frontdesk.engine.call.CallObserver;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.media.ProcessClock;
import frontdesk.ops.bench.media.UdpSockets;
import frontdesk.ops.bench.node.BenchNode;
import frontdesk.ops.bench.node.BenchOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench calls}: how many calls a second a node sets up. */
@Command(
    name = "calls",
    mixinStandardHelpOptions = true,
    description = {
      "Callers of another process, evenly spread: INVITE, 200, ACK, half a second of talk, BYE, 200;",
      "each call is written to the journal of a whole node. A step is clean if every call of it was",
      "set up and ended and no datagram was dropped. Goal: 100 a second on two cores, callers",
      "included. The last line is one JSON object; setups_per_s is the highest clean step."
    })
public final class CallsBenchCommand implements Callable<Integer> {
  private static final double MOST_RATE = 1_000;
  private static final int MOST_SLOTS = 5_000;

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      description = "Calls a second; several numbers are several steps (default: 50,100,150).")
  private List<Double> rates = List.of(50.0, 100.0, 150.0);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Length of a step; below 60 the figures lie, as transactions linger for 32 s"
              + " (default: 60).")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      description = "Seconds of calls before a step that are not counted (default: 10).")
  private int warmUpSeconds = 10;

  @Option(
      names = "--hold-ms",
      paramLabel = "MS",
      description = "From the ACK to the BYE (default: 500).")
  private long holdMs = 500;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "The node's call.slots (default: 1000).")
  private int slots = 1_000;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (rates.isEmpty()
        || rates.stream().anyMatch(rate -> rate <= 0 || rate > MOST_RATE)
        || seconds < 1
        || warmUpSeconds < 0
        || holdMs < 0
        || slots < 1
        || slots > MOST_SLOTS) {
      throw output.wrong(
          "more than 0 and at most %.0f calls a second, 1 second or more, 1 to %d slots"
              .formatted(MOST_RATE, MOST_SLOTS));
    }
    PrintWriter out = output.people();
    try (BenchNode node = BenchNode.start(slots, Optional.empty(), "", CallObserver.NONE);
        OfferedCalls callers =
            OfferedCalls.to(List.of("127.0.0.1:" + node.port()), "harbour", holdMs)) {
      List<CallsFigures.Step> steps = new ArrayList<>();
      for (double rate : rates.stream().sorted().toList()) {
        if (warmUpSeconds > 0) {
          step(node, callers, rate, warmUpSeconds);
        }
        CallsFigures.Step step = step(node, callers, rate, seconds);
        print(step, out);
        steps.add(step);
      }
      CallsFigures figures = CallsFigures.of(steps, holdMs, slots);
      out.printf(
          "the highest clean step: %.0f a second, goal %.0f: %s%n",
          figures.setupsPerS(), figures.goalPerS(), figures.meetsGoal() ? "met" : "missed");
      output.last(figures.json());
    }
    return Exit.OK;
  }

  private static CallsFigures.Step step(
      BenchNode node, OfferedCalls callers, double rate, int seconds) throws IOException {
    Set<Integer> port = Set.of(node.port());
    long dropsBefore = UdpSockets.drops(port);
    ProcessClock clock = ProcessClock.start();
    CallsStep seen = callers.step(rate, seconds);
    return new CallsFigures.Step(seen, UdpSockets.drops(port) - dropsBefore, clock.cores());
  }

  private static void print(CallsFigures.Step step, PrintWriter out) {
    CallsStep seen = step.callers();
    out.printf(
        "%.0f a second for %.0f s: %d offered, %d completed, %d failed, %d refused %s;"
            + " INVITE to 200 p50 %.1f ms, p95 %.1f, p99 %.1f, longest %.0f: %s%n",
        seen.rate(),
        seen.seconds(),
        seen.offered(),
        seen.completed(),
        seen.failed(),
        seen.refusals(),
        seen.refused(),
        seen.p50Ms(),
        seen.p95Ms(),
        seen.p99Ms(),
        seen.longestMs(),
        step.clean() ? "clean" : "not clean");
    out.printf(
        "  repeated: %d INVITEs, %d BYEs, %d answers; dropped: %d at the node, %d at the callers;"
            + " callers late by %.1f ms (p99); node: %.2f cores%n",
        seen.invitesRepeated(),
        seen.byesRepeated(),
        seen.answersRepeated(),
        step.nodeDrops(),
        seen.callersDrops(),
        seen.sentLateP99Ms(),
        step.nodeCores());
  }
}
