package frontdesk.engine.provider.ear;

import java.util.Locale;
import java.util.regex.Pattern;

/** Vendors' sentences as the ports want them: lower-case words between single spaces. */
public final class SpokenWords {
  /** Signs that belong to a word only between two of its characters: 10:30, a.b@c.ro, dr.-ul. */
  private static final Pattern OUTER_SIGNS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}\\p{M}])[^\\p{L}\\p{N}\\p{M}\\s+]+"
              + "|[^\\p{L}\\p{N}\\p{M}\\s]+(?![\\p{L}\\p{N}\\p{M}])");

  private static final Pattern OTHER_SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}\\s.:@/_+'’-]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SpokenWords() {}

  /**
   * Without punctuation and capitals.
   *
   * @param language IETF BCP 47 tag, by whose rules letters become small
   */
  public static String of(String sentence, String language) {
    String small = sentence.toLowerCase(Locale.forLanguageTag(language));
    String words = OTHER_SIGNS.matcher(OUTER_SIGNS.matcher(small).replaceAll(" ")).replaceAll(" ");
    return SPACES.matcher(words).replaceAll(" ").strip();
  }
}
