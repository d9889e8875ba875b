package frontdesk.engine.patient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Whether two names are one person's, however they were written down: diacritics, spelling by ear,
 * the order of first and last name, hyphens, middle names and their initials do not matter.
 *
 * <p>Careful where it is in doubt: who is not taken for themselves says one fact more, who is taken
 * for a twin is told the twin's appointments. A known given name is never taken for another one, an
 * initial stands for a middle name only, and a middle name for the first one never. Pure;
 * thread-safe.
 */
public final class SameName {
  /**
   * How far parts of a name may differ that no list of given names knows.
   *
   * @param similarity Jaro-Winkler, from 0 to 1 for no difference
   * @param leastLetters shorter parts may not differ
   */
  public record Settings(double similarity, int leastLetters) {
    /** Ionescu and Ionesco are one name, Ionescu and Iovescu are two. */
    public static final Settings DEFAULTS = new Settings(0.93, 5);
  }

  /** A name and a surname at least: a single word is not compared with more. */
  private static final int ENOUGH = 2;

  private static final String VOWELS = "[aeiou]";
  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
  private static final LevenshteinDistance ONE_EDIT = new LevenshteinDistance(1);
  private static final GivenNames GIVEN = GivenNames.bundled();

  private final Settings settings;

  public SameName(Settings settings) {
    this.settings = settings;
  }

  /** Whether they are one person's name. */
  public boolean same(String one, String other) {
    List<String> left = NameSpelling.parts(one);
    List<String> right = NameSpelling.parts(other);
    if (!generations(left).equals(generations(right))) {
      return false;
    }
    if (!left.isEmpty() && folded(left).equals(folded(right))) {
      return true;
    }
    Words a = Words.of(left, right);
    Words b = Words.of(right, left);
    int matched = match(a, b);
    takeInitials(a, b);
    takeInitials(b, a);
    if (a.hasRest() && b.hasRest()) {
      return false;
    }
    boolean enough = matched >= ENOUGH || (matched == 1 && a.isSingle() && b.isSingle());
    return enough && a.firstIsTaken() && b.firstIsTaken();
  }

  private static List<String> generations(List<String> parts) {
    return parts.stream().filter(NameSpelling::isGeneration).sorted().distinct().toList();
  }

  private static List<String> folded(List<String> parts) {
    return parts.stream().map(NameSpelling::folded).sorted().toList();
  }

  /** Equal parts first: else a similar one could take their place. */
  private int match(Words a, Words b) {
    int matched = 0;
    for (boolean equal : List.of(true, false)) {
      for (int i = 0; i < a.words.size(); i++) {
        matched += takeOne(a, i, b, equal) ? 1 : 0;
      }
    }
    return matched;
  }

  private boolean takeOne(Words a, int i, Words b, boolean equal) {
    if (a.isTaken(i) || a.isInitial(i)) {
      return false;
    }
    for (int j = 0; j < b.words.size(); j++) {
      if (!b.isTaken(j)
          && !b.isInitial(j)
          && (equal ? a.folded(i).equals(b.folded(j)) : alike(a.words.get(i), b.words.get(j)))) {
        a.take(i);
        b.take(j);
        return true;
      }
    }
    return false;
  }

  private static void takeInitials(Words initials, Words full) {
    for (int i = 0; i < initials.words.size(); i++) {
      if (!initials.isTaken(i) && initials.isInitial(i)) {
        for (int j = 0; j < full.words.size(); j++) {
          if (!full.isTaken(j) && full.words.get(j).startsWith(initials.words.get(i))) {
            initials.take(i);
            full.take(j);
            break;
          }
        }
      }
    }
  }

  private boolean alike(String one, String other) {
    String a = NameSpelling.folded(one);
    String b = NameSpelling.folded(other);
    Optional<Integer> givenA = GIVEN.which(a);
    Optional<Integer> givenB = GIVEN.which(b);
    if (givenA.isPresent() || givenB.isPresent()) {
      return givenA.equals(givenB);
    }
    return Math.min(one.length(), other.length()) >= settings.leastLetters()
        && Math.abs(a.length() - b.length()) <= 1
        && a.charAt(0) == b.charAt(0)
        // Daniel and Daniela, were they in no list.
        && a.endsWith("a") == b.endsWith("a")
        && (isOtherVowel(a, b) || SIMILARITY.apply(a, b) >= settings.similarity());
  }

  /** Dumitrescu and Dimitrescu: vowels are misheard more easily than consonants. */
  private static boolean isOtherVowel(String a, String b) {
    return a.replaceAll(VOWELS, "").equals(b.replaceAll(VOWELS, "")) && ONE_EDIT.apply(a, b) >= 0;
  }

  /** The parts of one name while they are matched with another's. */
  private static final class Words {
    private final List<String> words;
    private final List<Boolean> taken;

    private Words(List<String> words) {
      this.words = words;
      this.taken = new ArrayList<>(Collections.nCopies(words.size(), false));
    }

    /** What one wrote together is taken apart if the other wrote it so: Anamaria, Ana Maria. */
    static Words of(List<String> parts, List<String> other) {
      List<String> words = new ArrayList<>();
      for (String part : parts) {
        if (!NameSpelling.isGeneration(part)) {
          words.addAll(apart(part, other));
        }
      }
      return new Words(words);
    }

    private static List<String> apart(String part, List<String> other) {
      for (int i = 0; i + 1 < other.size(); i++) {
        String both = other.get(i) + other.get(i + 1);
        if (NameSpelling.folded(part).equals(NameSpelling.folded(both))) {
          return other.subList(i, i + 2);
        }
      }
      return List.of(part);
    }

    String folded(int i) {
      return NameSpelling.folded(words.get(i));
    }

    boolean isInitial(int i) {
      return words.get(i).length() == 1;
    }

    boolean isTaken(int i) {
      return taken.get(i);
    }

    void take(int i) {
      taken.set(i, true);
    }

    boolean hasRest() {
      return taken.contains(false);
    }

    boolean isSingle() {
      return words.size() == 1;
    }

    /** Whether the first name is none of those that the other one lacks. */
    boolean firstIsTaken() {
      for (int i = 0; i < words.size(); i++) {
        if (GIVEN.which(folded(i)).isPresent()) {
          return isTaken(i);
        }
      }
      return words.isEmpty() || isTaken(0);
    }
  }
}
