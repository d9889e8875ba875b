package frontdesk.ops.bench.bargein;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What the callers' process is to do; passed to it as JSON.
 *
 * @param atOnce calls at a time
 * @param prompt the WAV file of what every prompt sounds like
 */
record BargeInPlan(int atOnce, String prompt, List<Call> calls) {
  static final int PROMPTS_PER_CALL = 4;
  static final List<Integer> ECHOES_DB = List.of(-10, -20, -30);
  static final List<Integer> DELAYS_MS = List.of(20, 60, 120, 200, 300);
  static final List<Integer> LEVELS_DBFS = List.of(-12, -18, -24, -30);

  /** Of 20 prompts: half are interrupted by a caller, the others by nobody. */
  private static final List<Trial.Kind> KINDS = kinds(10, 4, 3, 3);

  private static final int EARLY_MS = 150;
  private static final int LATEST_MS = 2_600;
  private static final int FIRST_COUGH_MS = 200;

  /**
   * One call over one line.
   *
   * @param echoDb how loud what was played comes back
   * @param delayMs how much later
   * @param noiseDbfs the line's own noise
   * @param seed of that noise and of the way of the echo
   */
  record Call(int echoDb, int delayMs, int noiseDbfs, long seed, List<Trial> trials) {
    Call {
      trials = List.copyOf(trials);
    }
  }

  BargeInPlan {
    calls = List.copyOf(calls);
  }

  /** So many prompts, all echoes and delays alike often, everything else by chance. */
  static BargeInPlan of(int prompts, int atOnce, String prompt, List<String> clips, long seed) {
    Random random = new Random(seed);
    List<Trial> trials = new ArrayList<>();
    while (trials.size() < prompts) {
      List<Trial.Kind> some = new ArrayList<>(KINDS);
      Collections.shuffle(some, random);
      for (Trial.Kind kind : some) {
        trials.add(trial(kind, trials.size(), clips, random));
      }
    }
    List<Call> calls = new ArrayList<>();
    for (int from = 0; from < prompts; from += PROMPTS_PER_CALL) {
      int number = calls.size();
      calls.add(
          new Call(
              ECHOES_DB.get(number % ECHOES_DB.size()),
              DELAYS_MS.get(number / ECHOES_DB.size() % DELAYS_MS.size()),
              random.nextBoolean() ? -70 : -58,
              random.nextLong(),
              trials.subList(from, Math.min(prompts, from + PROMPTS_PER_CALL))));
    }
    return new BargeInPlan(atOnce, prompt, calls);
  }

  private static Trial trial(Trial.Kind kind, int number, List<String> clips, Random random) {
    if (kind != Trial.Kind.CALLER) {
      int after = FIRST_COUGH_MS + random.nextInt(LATEST_MS - FIRST_COUGH_MS);
      return new Trial(kind, "", -10 - random.nextInt(16), after, random.nextLong());
    }
    // One in five speaks within the first second, when the echo is not known yet.
    int after =
        random.nextInt(5) == 0
            ? EARLY_MS + random.nextInt(850)
            : 1_000 + random.nextInt(LATEST_MS - 1_000);
    return new Trial(
        kind,
        clips.get(number % clips.size()),
        LEVELS_DBFS.get(random.nextInt(LEVELS_DBFS.size())),
        after,
        random.nextLong());
  }

  private static List<Trial.Kind> kinds(int callers, int echoes, int coughs, int noises) {
    List<Trial.Kind> kinds = new ArrayList<>();
    kinds.addAll(Collections.nCopies(callers, Trial.Kind.CALLER));
    kinds.addAll(Collections.nCopies(echoes, Trial.Kind.ECHO));
    kinds.addAll(Collections.nCopies(coughs, Trial.Kind.COUGH));
    kinds.addAll(Collections.nCopies(noises, Trial.Kind.NOISE));
    return List.copyOf(kinds);
  }
}
