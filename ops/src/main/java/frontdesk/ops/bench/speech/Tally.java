package frontdesk.ops.bench.speech;

import frontdesk.protocol.dialogue.Question;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of verdicts. One thread. */
final class Tally {
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final List<String> falseYes = new ArrayList<>();
  private int noYes;

  /**
   * Counts a clip.
   *
   * @param takenForYes whether it agreed to what was asked
   */
  void add(BenchClip clip, ExpectedMeaning expected, Verdict verdict, boolean takenForYes) {
    verdicts.merge(verdict, 1, Integer::sum);
    if (clip.sentence().question() == Question.CONFIRM && !expected.isYes()) {
      noYes++;
      if (takenForYes) {
        falseYes.add(clip.name());
      }
    }
  }

  int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  /** Clips that mean something. */
  int meaningful() {
    return count(Verdict.RIGHT) + count(Verdict.WRONG) + count(Verdict.REJECTED);
  }

  /** Clips that mean nothing. */
  int meaningless() {
    return count(Verdict.ACCEPTED) + count(Verdict.LEFT_ALONE);
  }

  /** Clips at a read-back that are no yes. */
  int noYes() {
    return noYes;
  }

  /** Those of them that were taken for one. */
  List<String> falseYes() {
    return List.copyOf(falseYes);
  }

  double rightPercent() {
    return percent(count(Verdict.RIGHT), meaningful());
  }

  double wrongPercent() {
    return percent(count(Verdict.WRONG), meaningful());
  }

  double rejectedPercent() {
    return percent(count(Verdict.REJECTED), meaningful());
  }

  double acceptedPercent() {
    return percent(count(Verdict.ACCEPTED), meaningless());
  }

  /** To a tenth. */
  private static double percent(int count, int of) {
    return of == 0 ? 0 : Math.round(1_000.0 * count / of) / 10.0;
  }
}
