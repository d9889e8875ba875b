package frontdesk.ops.bench.bargein;

import frontdesk.ops.bench.node.Percentiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came out of all prompts, and of each kind of them. */
final class BargeInFigures {
  static final double GOAL_P95_MS = 300;
  static final double GOAL_MISSED_PERCENT = 5;
  static final double GOAL_FALSE_PERCENT = 2;
  private static final double P50 = 0.5;
  private static final double P95 = 0.95;

  private final List<TrialReport> reports;
  private final int planned;
  private final long seed;

  /**
   * @param planned prompts that were to be heard
   */
  BargeInFigures(List<TrialReport> reports, int planned, long seed) {
    this.reports = List.copyOf(reports);
    this.planned = planned;
    this.seed = seed;
  }

  /**
   * Some of the prompts.
   *
   * @param spoken prompts in which a caller was to speak, those falsely stopped before it left out
   * @param falses prompts that stopped although nobody had spoken
   */
  record Cell(
      String name, int prompts, int spoken, int missed, int falses, double p50, double p95) {
    /** Part of the callers that were not heard, in percent. */
    double missedPercent() {
      return percent(missed, spoken);
    }

    /** Part of all prompts that stopped by themselves, in percent. */
    double falsePercent() {
      return percent(falses, prompts);
    }

    private static double percent(int part, int whole) {
      return whole == 0 ? 0 : Math.round(1_000.0 * part / whole) / 10.0;
    }

    static Cell of(String name, List<TrialReport> some) {
      List<Long> times =
          some.stream()
              .filter(report -> report.outcome() == TrialReport.Outcome.STOPPED)
              .map(TrialReport::stoppedAfterNanos)
              .toList();
      int missed = count(some, TrialReport.Outcome.MISSED);
      Percentiles after = Percentiles.of(times);
      return new Cell(
          name,
          some.size(),
          times.size() + missed,
          missed,
          count(some, TrialReport.Outcome.FALSE),
          after.ms(P50),
          after.ms(P95));
    }

    private static int count(List<TrialReport> some, TrialReport.Outcome outcome) {
      return (int) some.stream().filter(report -> report.outcome() == outcome).count();
    }
  }

  Cell all() {
    return Cell.of("all", reports);
  }

  /**
   * By echo and delay, by what was put in, by the caller's level, and by first prompts or later.
   */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(byEchoAndDelay());
    cells.addAll(
        by(report -> report.trial().kind().name().toLowerCase(Locale.ROOT), report -> true));
    cells.addAll(
        by(report -> "caller at " + report.trial().levelDbfs() + " dBFS", BargeInFigures::spoken));
    cells.addAll(
        by(
            report -> "caller says " + report.trial().clip().replaceAll("-[a-z]+$", ""),
            BargeInFigures::spoken));
    cells.addAll(
        by(
            report -> "voice " + report.trial().clip().replaceAll(".*-", ""),
            BargeInFigures::spoken));
    cells.addAll(
        by(
            report -> report.promptOfCall() == 1 ? "first prompt of a call" : "later prompts",
            report -> true));
    cells.addAll(
        by(
            report ->
                report.trial().afterMs() < 1_000 ? "within the first second" : "after a second",
            BargeInFigures::spoken));
    return cells;
  }

  private static boolean spoken(TrialReport report) {
    return report.trial().kind() == Trial.Kind.CALLER;
  }

  private List<Cell> byEchoAndDelay() {
    return by(
        report -> "echo %d dB, %3d ms".formatted(report.echoDb(), report.delayMs()),
        report -> true);
  }

  private List<Cell> by(
      Function<TrialReport, String> name, java.util.function.Predicate<TrialReport> which) {
    Map<String, List<TrialReport>> groups =
        reports.stream()
            .filter(which)
            .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> Cell.of(group.getKey(), group.getValue()))
        .toList();
  }

  /** The echo and delay that went worst: most stopped falsely or missed, then slowest. */
  Cell worst() {
    return byEchoAndDelay().stream()
        .max(
            Comparator.<Cell>comparingInt(cell -> cell.missed() + cell.falses())
                .thenComparingDouble(Cell::p95))
        .orElse(all());
  }

  boolean meetsGoals() {
    Cell all = all();
    return all.p95() >= 0
        && all.p95() <= GOAL_P95_MS
        && all.missedPercent() <= GOAL_MISSED_PERCENT
        && all.falsePercent() <= GOAL_FALSE_PERCENT;
  }

  /** A line for each prompt that went wrong, for whoever looks for the cause. */
  List<String> wrong() {
    return reports.stream()
        .filter(
            report ->
                report.outcome() == TrialReport.Outcome.MISSED
                    || report.outcome() == TrialReport.Outcome.FALSE)
        .map(
            report ->
                "%s: echo %d dB, %d ms, prompt %d, %s"
                    .formatted(
                        report.outcome(),
                        report.echoDb(),
                        report.delayMs(),
                        report.promptOfCall(),
                        report.trial()))
        .toList();
  }

  /** The benchmark's last line: missed and false in percent. */
  String json() {
    Cell all = all();
    Cell worst = worst();
    return String.format(
        Locale.ROOT,
        "{\"p95_ms\":%.1f,\"missed\":%.1f,\"false\":%.1f,\"p50_ms\":%.1f,\"prompts\":%d,"
            + "\"spoken\":%d,\"missed_count\":%d,\"false_count\":%d,\"left_out\":%d,\"seed\":%d,"
            + "\"worst\":{\"cell\":\"%s\",\"p95_ms\":%.1f,\"missed\":%.1f,\"false\":%.1f},"
            + "\"met\":%b}",
        all.p95(),
        all.missedPercent(),
        all.falsePercent(),
        all.p50(),
        all.prompts(),
        all.spoken(),
        all.missed(),
        all.falses(),
        planned - reports.size(),
        seed,
        worst.name(),
        worst.p95(),
        worst.missedPercent(),
        worst.falsePercent(),
        meetsGoals());
  }
}
