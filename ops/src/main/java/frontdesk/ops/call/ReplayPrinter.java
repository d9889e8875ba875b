package frontdesk.ops.call;

import java.io.PrintWriter;
import java.util.List;

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
    verdict(report);
  }

  private void verdict(ReplayReport report) {
    switch (report.verdict()) {
      case "identical" -> out.println("replay: identical, " + report.decisions() + " decisions");
      case "not-re-decidable" ->
          out.println("replay: not re-decidable, missing: " + report.missing());
      default -> different(report);
    }
  }

  private void different(ReplayReport report) {
    String builds =
        report.verdict().equals("different-build")
            ? ", made by build " + report.madeBy() + ", read by build " + report.readBy()
            : "";
    out.println("replay: different" + builds);
    List<ReplayReport.Difference> differences = report.differences();
    ReplayReport.Difference first = differences.get(0);
    out.println("  turn " + first.turn() + " was decided as");
    first.recorded().forEach(decision -> out.println("    " + decision));
    out.println("  and is decided now as");
    first.redecided().forEach(decision -> out.println("    " + decision));
    differences.stream()
        .skip(1)
        .forEach(difference -> out.println("  turn " + difference.turn() + " differs too"));
  }
}
