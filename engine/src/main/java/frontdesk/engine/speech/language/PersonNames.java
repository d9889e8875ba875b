package frontdesk.engine.speech.language;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds names that are introduced ("my name is Maria Ionescu", "it's for my daughter Ana Pop") or
 * followed by what stands after names ("Maria Ionescu speaking").
 *
 * <p>A name ends where punctuation, a phrase with a meaning, a day or a number begins. Where the
 * introduction may begin other sentences too ("I'm ..."), only capital letters make a name.
 */
final class PersonNames implements Finder {
  private static final int MAX_WORDS = 4;
  private static final String OWNED = "'s";

  private static final Set<String> PARTICLES =
      Set.of("de", "la", "van", "der", "den", "von", "del", "di", "da");

  /** Small words that stand after names, and are none. */
  private static final Set<String> NO_NAMES =
      Set.of(
          ("after before afterwards on at in by with without to from for of it its"
                  + " that this them him her he she they we you i me my our your the a an or"
                  + " so as if too also well both who which when while because please right"
                  + " straight next soon later again instead around about between during"
                  + " since until till sometime school work lunch has have had needs need"
                  + " wants want would could can should is are was were comes coming dupa"
                  + " inainte pe la cu fara de din dinspre spre pentru lui ei lor il ii le o"
                  + " un una unul sa ca daca cand care cine sau ori tot tocmai imediat apoi"
                  + " acum va vor ar au este sunt era vrea trebuie doreste poate scoala"
                  + " serviciu langa intre pana cam undeva candva asta acesta aceasta")
              .split(" "));

  private final Language language;
  private final Finder days;
  private final Finder offered;

  /** Finds names that are not what the clinic offers. */
  PersonNames(Language language, Finder days, CatalogueNames offered) {
    this.language = language;
    this.days = days;
    this.offered = offered;
  }

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    Optional<Found<Meaning>> phrase = language.introductions().at(words, at);
    if (phrase.isPresent() && phrase.get().value() instanceof Meaning.Introduces introduces) {
      int start = words.skip(phrase.get().end(), "um", "uh", "er", "e", "este", "aaa", "pai");
      int end = isOffered(words, start) ? start : end(words, start, introduces.capital());
      return end == start
          ? Optional.empty()
          : Optional.of(new Found<>(named(words, start, end), end));
    }
    return before(words, at);
  }

  /** "For Teeth Whitening" introduces nobody. */
  private boolean isOffered(Words words, int at) {
    return offered
        .at(words, at)
        .filter(found -> !(found.value() instanceof Meaning.NamesPractitioner))
        .isPresent();
  }

  /** "Maria Ionescu speaking", "Maria Ionescu, born on ...". */
  private Optional<Found<Meaning>> before(Words words, int at) {
    int end = end(words, at, true);
    boolean told =
        language
                .introductions()
                .at(words, end)
                .filter(found -> found.value() instanceof Meaning.AfterName)
                .isPresent()
            || language
                .phrases()
                .at(words, end)
                .filter(found -> found.value() instanceof Meaning.Born)
                .isPresent();
    boolean alone = at == 0 && end == 1; // "Ainsley here"
    return (end - at >= 2 || alone) && told
        ? Optional.of(new Found<>(named(words, at, end), end))
        : Optional.empty();
  }

  private int end(Words words, int start, boolean capital) {
    int end = start;
    while (end < words.size()
        && end - start < MAX_WORDS
        && (end == start || !(words.pauseBefore(end) || isOwned(words.at(end - 1))))
        && (isParticle(words, start, end)
            || ((!(capital || isCapital(words, start, end)) || words.capitalized(end))
                && isNameWord(words, end)))) {
      end++;
    }
    return end;
  }

  /** After a capital letter another one is looked for: "my son Tom wants". */
  private static boolean isCapital(Words words, int start, int at) {
    return at > start && words.capitalized(start);
  }

  /** "Maria de la Cruz": small words between capital letters. */
  private static boolean isParticle(Words words, int start, int at) {
    int next = at;
    while (PARTICLES.contains(words.at(next)) && next - at < 2) {
      next++;
    }
    return next > at && isCapital(words, start, at) && words.capitalized(next);
  }

  private boolean isNameWord(Words words, int at) {
    String word = words.at(at);
    if ((NO_NAMES.contains(word) && !words.capitalized(at))
        || language.clauses().at(words, at).isPresent()) {
      return false;
    }
    boolean letters = word.codePoints().allMatch(c -> Character.isLetter(c) || c == '\'');
    return letters
        && language.phrases().at(words, at).isEmpty()
        && language.introductions().at(words, at).isEmpty()
        && days.at(words, at).isEmpty()
        && language.numbers().cardinal(words, at).isEmpty();
  }

  /** "Tom's". */
  private static boolean isOwned(String word) {
    return word.endsWith(OWNED);
  }

  /** A name as names are written. */
  static Meaning.Named named(Words words, int from, int to) {
    return new Meaning.Named(
        IntStream.range(from, to)
            .mapToObj(i -> capital(words.said().get(i)))
            .map(name -> isOwned(name) ? name.substring(0, name.length() - OWNED.length()) : name)
            .collect(Collectors.joining(" ")));
  }

  private static String capital(String word) {
    int first = word.offsetByCodePoints(0, 1);
    return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
  }
}
