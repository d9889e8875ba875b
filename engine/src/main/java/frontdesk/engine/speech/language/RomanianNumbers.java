package frontdesk.engine.speech.language;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Romanian numbers: the words that ICU has for them in every gender, and the short ones that
 * people say ("paispe", "douăşpe", "şaişpe").
 */
final class RomanianNumbers implements NumberWords {
  private static final int MAX_ORDINAL = 31;
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("unspe", "unsprezece"),
          Map.entry("doispe", "doisprezece"),
          Map.entry("douaspe", "doisprezece"),
          Map.entry("doisprezece", "doisprezece"),
          Map.entry("treispe", "treisprezece"),
          Map.entry("paispe", "paisprezece"),
          Map.entry("patruspe", "paisprezece"),
          Map.entry("patrusprezece", "paisprezece"),
          Map.entry("cinspe", "cincisprezece"),
          Map.entry("cincispe", "cincisprezece"),
          Map.entry("cinsprezece", "cincisprezece"),
          Map.entry("saispe", "saisprezece"),
          Map.entry("sasesprezece", "saisprezece"),
          Map.entry("saptespe", "saptesprezece"),
          Map.entry("saptisprezece", "saptesprezece"),
          Map.entry("optispe", "optsprezece"),
          Map.entry("optusprezece", "optsprezece"),
          Map.entry("optuspe", "optsprezece"),
          Map.entry("optspe", "optsprezece"),
          Map.entry("nouaspe", "nouasprezece"));
  private static final Map<String, Integer> TENS =
      Map.of(
          "douazeci",
          20,
          "treizeci",
          30,
          "patruzeci",
          40,
          "cincizeci",
          50,
          "cinzeci",
          50,
          "saizeci",
          60,
          "sasezeci",
          60,
          "saptezeci",
          70,
          "optzeci",
          80,
          "nouazeci",
          90);
  private static final List<String> GENDERS =
      List.of("%spellout-cardinal-masculine", "%spellout-cardinal-feminine");
  private static final List<String> ORDINAL_GENDERS =
      List.of("%spellout-ordinal-masculine", "%spellout-ordinal-feminine");

  /** The only one: reading the rules of ICU takes milliseconds. */
  static final NumberWords SHARED = new RomanianNumbers();

  private final Map<String, Integer> belowTwenty = new HashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private int longestOrdinal;

  private RomanianNumbers() {
    RuleBasedNumberFormat format =
        new RuleBasedNumberFormat(ULocale.forLanguageTag("ro"), RuleBasedNumberFormat.SPELLOUT);
    for (String gender : GENDERS) {
      for (int n = 0; n < 20; n++) {
        belowTwenty.put(String.join(" ", Words.of(format.format(n, gender)).words()), n);
      }
    }
    SHORT.forEach((said, full) -> belowTwenty.put(said, belowTwenty.getOrDefault(full, 0)));
    for (String gender : ORDINAL_GENDERS) {
      for (int n = 1; n <= MAX_ORDINAL; n++) {
        addOrdinal(format.format(n, gender), n);
      }
    }
    for (String first : List.of("primul", "prima", "cel dintai", "cea dintai")) {
      addOrdinal(first, 1);
    }
    addOrdinal("a doua", 2);
  }

  private void addOrdinal(String said, int n) {
    List<String> words = Words.of(said).words();
    longestOrdinal = Math.max(longestOrdinal, words.size());
    ordinals.putIfAbsent(String.join(" ", words), n);
  }

  @Override
  public Optional<Found<Integer>> cardinal(Words words, int at) {
    String word = words.at(at);
    Integer tens = TENS.get(word);
    if (tens != null) {
      int unitAt = words.skip(at + 1, "si");
      return unit(words, unitAt)
          .map(unit -> new Found<>(tens + unit.value(), unit.end()))
          .or(() -> Optional.of(new Found<>(tens, at + 1)));
    }
    Integer small = belowTwenty.get(word);
    if (small != null) {
      return Optional.of(new Found<>(small, at + 1));
    }
    return Numbers.isDigits(word) && word.length() <= 2
        ? Optional.of(new Found<>(Integer.parseInt(word), at + 1))
        : Optional.empty();
  }

  private Optional<Found<Integer>> unit(Words words, int at) {
    return Optional.ofNullable(belowTwenty.get(words.at(at)))
        .filter(n -> n >= 1 && n <= 9)
        .map(n -> new Found<>(n, at + 1));
  }

  @Override
  public Optional<Found<Integer>> ordinal(Words words, int at) {
    for (int length = longestOrdinal; length > 0; length--) {
      if (at + length <= words.size()) {
        Integer nth = ordinals.get(String.join(" ", words.words().subList(at, at + length)));
        if (nth != null) {
          return Optional.of(new Found<>(nth, at + length));
        }
      }
    }
    return Optional.empty();
  }

  /** "Zero", "dublu cinci", "doi de zero", "şapte sute douăzeci şi doi", "0722". */
  @Override
  public Optional<Found<String>> digits(Words words, int at) {
    int start = words.skip(at, "dublu", "de doua ori", "triplu", "de trei ori");
    int times = start == at ? 1 : words.has(at, "triplu") || words.has(at, "de trei ori") ? 3 : 2;
    if (times > 1) {
      return digit(words, start).map(d -> new Found<>(d.toString().repeat(times), start + 1));
    }
    String word = words.at(at);
    if (Numbers.isDigits(word)) {
      return Optional.of(new Found<>(word, at + 1));
    }
    Optional<Found<Integer>> number = hundreds(words, at).or(() -> cardinal(words, at));
    if (number.isPresent() && words.at(number.get().end()).equals("de")) {
      int count = number.get().value();
      int of = number.get().end() + 1;
      Optional<Integer> repeated = digit(words, of);
      if (repeated.isPresent() && count >= 2 && count <= 4) {
        return Optional.of(new Found<>(repeated.get().toString().repeat(count), of + 1));
      }
    }
    return number.map(n -> new Found<>(n.value().toString(), n.end()));
  }

  private Optional<Integer> digit(Words words, int at) {
    return cardinal(words, at).filter(n -> n.value() <= 9 && n.end() == at + 1).map(Found::value);
  }

  /** "O sută", "şapte sute douăzeci şi doi". */
  private Optional<Found<Integer>> hundreds(Words words, int at) {
    int hundreds;
    int end;
    if (words.has(at, "o suta")) {
      hundreds = 1;
      end = at + 2;
    } else {
      Optional<Found<Integer>> count = unit(words, at);
      if (count.isEmpty() || !words.at(count.get().end()).equals("sute")) {
        return Optional.empty();
      }
      hundreds = count.get().value();
      end = count.get().end() + 1;
    }
    int rest = words.skip(end, "si");
    return cardinal(words, rest)
        .filter(n -> n.value() > 0)
        .map(n -> new Found<>(100 * hundreds + n.value(), n.end()))
        .or(() -> Optional.of(new Found<>(100 * hundreds, end)));
  }

  /** "1988", "o mie nouă sute optzeci şi opt", "două mii cinci", "optzeci şi opt". */
  @Override
  public Optional<Found<Integer>> year(Words words, int at) {
    String word = words.at(at);
    if (Numbers.isDigits(word) && (word.length() == 4 || word.length() == 2)) {
      return Optional.of(new Found<>(Integer.parseInt(word), at + 1));
    }
    if (words.has(at, "o mie")) {
      return hundreds(words, at + 2).map(n -> new Found<>(1000 + n.value(), n.end()));
    }
    if (words.has(at, "doua mii")) {
      int rest = words.skip(at + 2, "si");
      return cardinal(words, rest)
          .map(n -> new Found<>(2000 + n.value(), n.end()))
          .or(() -> Optional.of(new Found<>(2000, at + 2)));
    }
    int century = words.at(at).equals("nouasprezece") ? 1900 : 0;
    if (century > 0) {
      return cardinal(words, at + 1)
          .filter(n -> n.value() >= 10)
          .map(n -> new Found<>(century + n.value(), n.end()));
    }
    if (word.equals("zero")) {
      return digit(words, at + 1).map(n -> new Found<>(n, at + 2));
    }
    return cardinal(words, at).filter(n -> n.value() >= 10);
  }
}
