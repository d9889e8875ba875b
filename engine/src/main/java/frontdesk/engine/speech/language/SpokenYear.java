package frontdesk.engine.speech.language;

import java.util.Optional;

/** The year after a day and month: "2028", "two thousand thirty", "twenty twenty eight". */
final class SpokenYear {
  private static final String[] BEFORE = {
    "of", "in", "the year", "in the year", "din", "anul", "din anul"
  };

  /** In these words no time of day begins. */
  private static final String[] THOUSANDS = {"two thousand", "doua mii"};

  private static final int EARLIEST_IN_TWO = 20;

  private SpokenYear() {}

  /** A year of this century that begins here; small numbers are hours. */
  static Optional<Found<Integer>> at(Words words, int at, NumberWords numbers) {
    int start = words.skip(at, BEFORE);
    if (Numbers.isYear(words.at(start))) {
      return Optional.of(new Found<>(Integer.parseInt(words.at(start)), start + 1));
    }
    if (words.skip(start, THOUSANDS) > start) {
      return numbers.year(words, start);
    }
    return words.at(start).equals("twenty")
        ? Numbers.cardinal(words, start + 1)
            .filter(rest -> rest.value() >= EARLIEST_IN_TWO)
            .map(rest -> new Found<>(2000 + rest.value(), rest.end()))
        : Optional.empty();
  }
}
