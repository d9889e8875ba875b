package frontdesk.engine.patient;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How a name is written down, and what of that does not matter. Pure; thread-safe. */
final class NameSpelling {
  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII");
  private static final Pattern APOSTROPHES = Pattern.compile("['`\\u2018\\u2019\\u02bc]");
  private static final Pattern OTHERS = Pattern.compile("[^a-z]+");

  /** Beyond this nobody's name goes on. */
  private static final int MAX_LETTERS = 200;

  /** Who writes them leaves them out the next time. */
  private static final List<String> TITLES =
      List.of(
          "dr",
          "doctor",
          "doctorul",
          "prof",
          "ing",
          "mr",
          "mister",
          "mrs",
          "missis",
          "ms",
          "miss",
          "dl",
          "domnul",
          "dna",
          "doamna",
          "domnisoara");

  /** These tell a father from his son. */
  private static final Map<String, String> GENERATIONS =
      Map.of("jr", "junior", "junior", "junior", "sr", "senior", "senior", "senior");

  /**
   * Letters that sound alike to who writes a name down by ear, in English or Romanian; in order.
   */
  private static final List<String[]> ALIKE =
      List.of(
          new String[] {"sht", "st"},
          new String[] {"sh", "s"},
          new String[] {"tch", "c"},
          new String[] {"kh", "c"},
          new String[] {"ch", "c"},
          new String[] {"ck", "c"},
          new String[] {"k", "c"},
          new String[] {"q", "c"},
          new String[] {"ph", "f"},
          new String[] {"th", "t"},
          new String[] {"gh", "g"},
          new String[] {"tz", "t"},
          new String[] {"ts", "t"},
          new String[] {"w", "v"},
          new String[] {"y", "i"},
          new String[] {"x", "cs"});

  private NameSpelling() {}

  /** The parts of a name in plain small letters, titles left out. */
  static List<String> parts(String name) {
    String cut = name.substring(0, Math.min(name.length(), MAX_LETTERS));
    String plain = LATIN.transliterate(cut).toLowerCase(Locale.ROOT);
    String[] parts = OTHERS.split(APOSTROPHES.matcher(plain).replaceAll(""));
    return Arrays.stream(parts)
        .filter(part -> !part.isEmpty() && !TITLES.contains(part))
        .map(part -> GENERATIONS.getOrDefault(part, part))
        .toList();
  }

  /** Whether this part says which of two generations is meant. */
  static boolean isGeneration(String part) {
    return GENERATIONS.containsValue(part);
  }

  /** One form for all ways in which a part may be spelled. */
  static String folded(String part) {
    String result = part;
    for (String[] pair : ALIKE) {
      result = result.replace(pair[0], pair[1]);
    }
    StringBuilder single = new StringBuilder();
    for (int i = 0; i < result.length(); i++) {
      if (i == 0 || result.charAt(i) != result.charAt(i - 1)) {
        single.append(result.charAt(i));
      }
    }
    boolean silent = single.length() > 1 && single.charAt(single.length() - 1) == 'h';
    return silent ? single.substring(0, single.length() - 1) : single.toString();
  }
}
