package frontdesk.engine.speech.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads English numbers from 0 to 99, counting and ordering, spelled or in digits. */
final class Numbers {
  /** All of it as one value. */
  static final NumberWords ENGLISH =
      new NumberWords() {
        @Override
        public Optional<Found<Integer>> cardinal(Words words, int at) {
          return Numbers.cardinal(words, at);
        }

        @Override
        public Optional<Found<Integer>> ordinal(Words words, int at) {
          return Numbers.ordinal(words, at);
        }

        @Override
        public Optional<Found<String>> digits(Words words, int at) {
          return Numbers.digits(words, at);
        }

        @Override
        public Optional<Found<Integer>> year(Words words, int at) {
          return Numbers.year(words, at);
        }
      };

  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> SMALL_NTH =
      List.of(
          "zeroth",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth");
  private static final Map<String, Integer> CARDINALS = byWord(SMALL);
  private static final Map<String, Integer> ORDINALS = byWord(SMALL_NTH);
  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);
  private static final Map<String, Integer> TENS_NTH =
      Map.of("twentieth", 20, "thirtieth", 30, "fortieth", 40);

  private Numbers() {}

  private static Map<String, Integer> byWord(List<String> words) {
    return IntStream.range(0, words.size())
        .boxed()
        .collect(Collectors.toUnmodifiableMap(words::get, i -> i));
  }

  /** A counting number here, such as "twenty five" or "25". */
  static Optional<Found<Integer>> cardinal(Words words, int at) {
    String word = words.at(at);
    Integer small = CARDINALS.get(word);
    if (small != null) {
      return Optional.of(new Found<>(small, at + 1));
    }
    Integer tens = TENS.get(word);
    if (tens != null) {
      Integer unit = CARDINALS.get(words.at(at + 1));
      return unit != null && unit >= 1 && unit <= 9
          ? Optional.of(new Found<>(tens + unit, at + 2))
          : Optional.of(new Found<>(tens, at + 1));
    }
    return isDigits(word) && word.length() <= 2
        ? Optional.of(new Found<>(Integer.parseInt(word), at + 1))
        : Optional.empty();
  }

  /** A place in an order here, such as "twenty fifth" or "25th". */
  static Optional<Found<Integer>> ordinal(Words words, int at) {
    String word = words.at(at);
    Integer nth = ORDINALS.getOrDefault(word, TENS_NTH.get(word));
    if (nth != null) {
      return Optional.of(new Found<>(nth, at + 1));
    }
    Integer tens = TENS.get(word);
    Integer unit = ORDINALS.get(words.at(at + 1));
    if (tens != null && unit != null && unit >= 1 && unit <= 9) {
      return Optional.of(new Found<>(tens + unit, at + 2));
    }
    String digits = word.length() > 2 ? word.substring(0, word.length() - 2) : "";
    return isDigits(digits) && digits.length() <= 2 && !isDigits(word)
        ? Optional.of(new Found<>(Integer.parseInt(digits), at + 1))
        : Optional.empty();
  }

  /** A four-digit year in digits here, such as "2026"; it is skipped, never used. */
  static boolean isYear(String word) {
    return word.length() == 4 && isDigits(word) && word.startsWith("20");
  }

  /** One digit as telephone numbers are spoken, or empty. */
  static Optional<Integer> digit(String word) {
    if (word.equals("oh") || word.equals("o")) {
      return Optional.of(0);
    }
    return Optional.ofNullable(CARDINALS.get(word)).filter(value -> value <= 9);
  }

  /** "Oh", "double five", "twenty two", "hundred", "0722". */
  static Optional<Found<String>> digits(Words words, int at) {
    String word = words.at(at);
    int times = word.equals("double") ? 2 : word.equals("triple") ? 3 : 1;
    int start = times > 1 ? at + 1 : at;
    Optional<Integer> one =
        digit(words.at(start))
            .or(
                () ->
                    isDigits(words.at(start)) && words.at(start).length() == 1
                        ? Optional.of(words.at(start).charAt(0) - '0')
                        : Optional.empty());
    if (one.isPresent()) {
      return Optional.of(new Found<>(one.get().toString().repeat(times), start + 1));
    }
    if (isDigits(word)) {
      return Optional.of(new Found<>(word, at + 1));
    }
    if (word.equals("hundred")) {
      return Optional.of(new Found<>("00", at + 1));
    }
    return cardinal(words, at).map(n -> new Found<>(n.value().toString(), n.end()));
  }

  /** "1988", "nineteen eighty eight", "two thousand and five", "oh five", "eighty eight". */
  static Optional<Found<Integer>> year(Words words, int at) {
    String word = words.at(at);
    if (isDigits(word) && (word.length() == 4 || word.length() == 2)) {
      return Optional.of(new Found<>(Integer.parseInt(word), at + 1));
    }
    if (words.has(at, "two thousand")) {
      int rest = words.skip(at + 2, "and");
      return cardinal(words, rest)
          .map(n -> new Found<>(2000 + n.value(), n.end()))
          .or(() -> Optional.of(new Found<>(2000, at + 2)));
    }
    int century = word.equals("nineteen") ? 1900 : word.equals("twenty") ? 2000 : 0;
    if (century > 0) {
      int rest = words.skip(at + 1, "hundred", "hundred and");
      Optional<Found<Integer>> full =
          small(words, rest)
              .or(() -> cardinal(words, rest).filter(n -> rest > at + 1 || n.value() >= 10))
              .map(n -> new Found<>(century + n.value(), n.end()));
      if (full.isPresent()) {
        return full;
      }
    }
    return small(words, at).or(() -> cardinal(words, at).filter(n -> n.value() >= 10));
  }

  private static Optional<Found<Integer>> small(Words words, int at) {
    String word = words.at(at);
    boolean oh = word.equals("oh") || word.equals("o") || word.equals("zero");
    return oh ? digit(words.at(at + 1)).map(n -> new Found<>(n, at + 2)) : Optional.empty();
  }

  static boolean isDigits(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
