package frontdesk.ops.call;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a replay for people: the timeline, then the verdict; the first difference in full. */
final class ReplayPrinter {
  private final PrintWriter out;

  ReplayPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(ReplayReport report) {
    out.println("call " + report.call() + "  clinic " + report.clinic());
    for (ReplayReport.Moment moment : report.timeline()) {
      out.printf(
          "%9.3f s  %3s  %-16s %s%n",
          moment.offsetMs() / 1_000.0,
          moment.turn() == 0 ? "" : Integer.toString(moment.turn()),
          moment.what(),
          moment.detail());
      if (!moment.words().isEmpty()) {
        out.println("                  \"" + moment.words() + "\"");
      }
    }
    report
        .altered()
        .forEach(content -> out.println("stored otherwise than its hash says: " + content));
    verdict(report);
  }

  private void verdict(ReplayReport report) {
    switch (report.verdict()) {
      case ReplayReport.IDENTICAL ->
          out.println("replay: identical, " + report.decisions() + " decisions");
      case ReplayReport.NOT_REDECIDABLE ->
          out.println("replay: cannot be decided again, missing: " + report.missing());
      case ReplayReport.DIFFERENT_BUILD ->
          different(report, ", read by build " + report.readBy() + ", which did not make it");
      default -> different(report, "");
    }
  }

  private void different(ReplayReport report, String reader) {
    List<ReplayReport.Difference> differences = report.differences();
    out.println("replay: different in " + turns(differences.size()) + reader);
    ReplayReport.Difference first = differences.get(0);
    out.println("  turn " + first.turn() + " was decided by build " + first.madeBy() + " as");
    lines(first.recorded(), first.redecided(), '-');
    out.println("  and is decided by build " + report.readBy() + " as");
    lines(first.redecided(), first.recorded(), '+');
    for (ReplayReport.Difference other : differences.subList(1, differences.size())) {
      out.println(
          "  turn "
              + other.turn()
              + " differs too: "
              + kinds(other.recorded())
              + " by build "
              + other.madeBy()
              + ", now "
              + kinds(other.redecided()));
    }
  }

  private static String turns(int count) {
    return count == 1 ? "1 turn" : count + " turns";
  }

  /** All decisions of one side; those that the other side has not are marked. */
  private void lines(List<String> side, List<String> other, char mark) {
    if (side.isEmpty()) {
      out.println("    (nothing)");
    }
    side.forEach(
        decision -> out.println("  " + (other.contains(decision) ? ' ' : mark) + " " + decision));
  }

  private static String kinds(List<String> decisions) {
    return decisions.isEmpty()
        ? "nothing"
        : decisions.stream()
            .map(decision -> decision.split("\\[", 2)[0])
            .collect(Collectors.joining(", "));
  }
}
