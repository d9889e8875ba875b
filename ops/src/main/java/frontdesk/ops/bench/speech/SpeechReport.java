package frontdesk.ops.bench.speech;

import frontdesk.ops.bench.speech.CorpusSentence.Part;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Prints what the recognizers came to, for people. */
final class SpeechReport {
  private static final String ROW = "  %-12s %6s %6s %9s %10s %6s%n";

  private final PrintWriter out;

  SpeechReport(PrintWriter out) {
    this.out = out;
  }

  /** Tables of one recognizer: parts of the corpus, lines, voices, and every false yes. */
  void print(BenchEngine engine, EngineScore score, Part own) {
    Tally all = score.tally(own);
    out.printf(
        "%s: %.3f of real time, %.0f MB, %d clips without an answer; goals %s%n",
        engine.name(),
        engine.realTimeFactor(),
        engine.mb(),
        score.failures(),
        SpeechGoal.metBy(all) ? "met" : "missed");
    out.printf(ROW, "percent", "right", "wrong", "rejected", "accepted", "clips");
    row(own == Part.REPORTED ? "reported" : "tuning", all);
    row("seeds", score.tally(Part.SEEDS));
    for (Map.Entry<String, Tally> cut : new TreeMap<>(score.cuts()).entrySet()) {
      row(cut.getKey(), cut.getValue());
    }
    falseYes(own == Part.REPORTED ? "reported" : "tuning", all);
    falseYes("seeds", score.tally(Part.SEEDS));
  }

  private void row(String name, Tally tally) {
    out.printf(
        ROW,
        name,
        tally.rightPercent(),
        tally.wrongPercent(),
        tally.rejectedPercent(),
        tally.acceptedPercent(),
        tally.meaningful() + tally.meaningless());
  }

  private void falseYes(String name, Tally tally) {
    out.printf(
        "  %s: %d of %d clips that are no yes taken for one %s%n",
        name,
        tally.falseYes().size(),
        tally.noYes(),
        tally.falseYes().isEmpty() ? "" : tally.falseYes());
  }
}
