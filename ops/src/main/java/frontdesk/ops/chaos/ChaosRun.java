package frontdesk.ops.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a scenario is run with.
 *
 * @param folder an empty folder of its own, removed afterwards
 * @param silenceBound how long a caller to whom an answer is owed may hear nothing
 * @param patience how many times each other promised time is waited for: once where promises are
 *     judged, more often where only what happens is
 * @param pace of callers who book by keys
 * @param seed of everything random
 * @param progress takes a line for whoever watches
 */
public record ChaosRun(
    Path folder,
    Duration silenceBound,
    int patience,
    CallerPace pace,
    long seed,
    Consumer<String> progress) {
  private static final Duration PROMISED_SILENCE = Duration.ofSeconds(2);
  private static final int PATIENT = 3;
  private static final String ANY_RECOGNIZER = "frontdesk.speech.recognizer = auto\n";

  /** One that judges every promise as it is made. */
  public ChaosRun(Path folder, Duration silenceBound, long seed, Consumer<String> progress) {
    this(folder, silenceBound, 1, CallerPace.MIXED, seed, progress);
  }

  /** A short one beside other work: all hurry, promised times may be taken thrice. */
  public static ChaosRun small(Path folder, long seed, Consumer<String> progress) {
    return new ChaosRun(
        folder,
        PROMISED_SILENCE.multipliedBy(PATIENT),
        PATIENT,
        CallerPace.HURRIED,
        seed,
        progress);
  }

  /**
   * What its nodes are told besides: HOCON, full paths, to come last. Those who hurry are hurried
   * with, and understood by whichever recognizer starts soonest.
   *
   * @throws IOException when the folder takes no files
   */
  public String settings() throws IOException {
    return pace == CallerPace.HURRIED
        ? BriskClinics.in(folder.resolve("clinics")) + ANY_RECOGNIZER
        : "";
  }

  /** How fast its nodes speak; 1 is a voice's own pace. */
  public double speakingRate() {
    return pace == CallerPace.HURRIED ? BriskClinics.RATE : 1;
  }

  /** As long as a promised time is waited for. */
  public Duration within(Duration promised) {
    return promised.multipliedBy(patience);
  }

  /** Tells whoever watches. */
  public void say(String line) {
    progress.accept(line);
  }
}
