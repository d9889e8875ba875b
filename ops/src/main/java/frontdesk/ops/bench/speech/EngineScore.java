package frontdesk.ops.bench.speech;

import frontdesk.ops.bench.speech.CorpusSentence.Part;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How one recognizer did: all of it, and by part of the corpus, line and voice. One thread. */
final class EngineScore {
  private final Map<Part, Tally> parts = new EnumMap<>(Part.class);
  private final Map<String, Tally> cuts = new LinkedHashMap<>();
  private int failed;

  /** Counts a clip; see {@link Tally#add}. */
  void add(BenchClip clip, ExpectedMeaning expected, Verdict verdict, boolean takenForYes) {
    tally(clip.sentence().part()).add(clip, expected, verdict, takenForYes);
    if (clip.sentence().part() != Part.SEEDS) {
      for (String cut : new String[] {clip.line().label(), clip.voice().name()}) {
        cuts.computeIfAbsent(cut, name -> new Tally()).add(clip, expected, verdict, takenForYes);
      }
    }
  }

  /** Counts a clip without an answer. */
  void failed() {
    failed++;
  }

  int failures() {
    return failed;
  }

  /** What is counted of a part. */
  Tally tally(Part part) {
    return parts.computeIfAbsent(part, none -> new Tally());
  }

  /** By line, and by voice, the seeds' sentences left out. */
  Map<String, Tally> cuts() {
    return Map.copyOf(cuts);
  }
}
