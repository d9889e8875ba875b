package frontdesk.ops.chaos.store;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.HeardSound;
import frontdesk.ops.chaos.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is promised while a store takes no writes, as checks of a verdict; pure. */
final class StorePromises {
  /** Longer than any pause of a busy machine, shorter than what is heard as a dead line. */
  private static final Duration LONGEST_GAP = Duration.ofMillis(500);

  private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<=[?.]) ");

  /** Words that tell one question from another. */
  private static final Pattern TELLING = Pattern.compile("\\p{L}{5,}");

  private static final double MOST = 0.5;

  static final String BOOKED = "You are booked";
  static final String HUMAN = "Please call us at";

  private final Verdict verdict;

  StorePromises(Verdict verdict) {
    this.verdict = verdict;
  }

  /**
   * Whether a question is asked again, be it in other words: what can be answered is said in the
   * same ones, or it is about the same things.
   */
  static boolean asksTheSame(String question, String again) {
    List<String> sentences = SENTENCE_ENDS.splitAsStream(question).toList();
    return again.contains(sentences.get(sentences.size() - 1))
        || shared(telling(sentences), again) >= MOST;
  }

  private static Set<String> telling(List<String> sentences) {
    return sentences.stream()
        .flatMap(sentence -> TELLING.matcher(sentence).results())
        .map(found -> found.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static double shared(Set<String> words, String text) {
    Set<String> there = telling(List.of(text));
    return words.isEmpty()
        ? 0
        : (double) words.stream().filter(there::contains).count() / words.size();
  }

  /** New calls go elsewhere, and trunks are told before they try. */
  void refuses(SipQuestion.Answer options, SipQuestion.Answer invite) {
    verdict.check("OPTIONS is answered 503 with Retry-After", options.refused(), options + "");
    verdict.check("a new call is refused: 503 with Retry-After", invite.refused(), invite + "");
  }

  /** Whoever looks at the log learns it once, and once that it is over. */
  void logsOnce(List<String> alarms) {
    verdict.check(
        "one line of log for the whole fault",
        alarms.size() == 1 && alarms.get(0).contains("takes no writes"),
        alarms.size() + " lines" + (alarms.size() > 1 ? ", the second: " + alarms.get(1) : ""));
  }

  /**
   * The sound never stops, and from the fault on something is said.
   *
   * @param faultNanos nano time of the fault, and {@code untilNanos} of what is no more owed
   */
  void heard(
      String whose, MeasuredCall call, long faultNanos, long untilNanos, Duration silenceBound) {
    long gap = call.packets().largestGapMs();
    verdict.check(
        "the sound to " + whose + " never stops for " + LONGEST_GAP.toMillis() + " ms",
        gap <= LONGEST_GAP.toMillis() && call.packets().received() > 0,
        gap + " ms");
    HeardSound sound = new HeardSound(call.heard());
    verdict.silence(whose, sound.longestSilence(faultNanos, untilNanos), silenceBound);
  }

  /** Nothing was said to be booked that is not, and nothing else was lost. */
  void promisesOnlyWhatIsWritten(List<String> prompts, StoredBookings stored, int expected) {
    long told = prompts.stream().filter(words -> words.contains(BOOKED)).count();
    verdict.check(
        "nobody is told of a booking that is not in the ledger",
        told <= stored.booked(),
        told + " told, " + stored.booked() + " booked");
    verdict.check(
        "every call after the fault books",
        stored.booked() == expected && told == expected,
        stored.booked() + " of " + expected + " booked, " + told + " told");
    verdict.check("the journal is sound", stored.sound(), stored.verification() + "");
  }
}
