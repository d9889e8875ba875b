package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Sentence.Piece;
import java.util.Optional;
import java.util.stream.IntStream;

/** A name that was asked for and given without any introduction. */
final class BareName {
  private static final int MAX_WORDS = 4;

  private BareName() {}

  /**
   * The longest run of words that mean nothing else, after the last correction; empty where it is
   * too long for a name.
   */
  static Optional<String> of(Sentence sentence) {
    int bestFrom = 0;
    int bestTo = 0;
    int from = -1;
    int to = -1;
    for (Piece piece : sentence.pieces()) {
      if (isName(piece, sentence.words())) {
        boolean goesOn = to == piece.from() && !sentence.words().pauseBefore(piece.from());
        from = goesOn ? from : piece.from();
        to = piece.to();
        if (to - from > bestTo - bestFrom) {
          bestFrom = from;
          bestTo = to;
        }
      } else if (piece.meaning() instanceof Meaning.No) {
        bestFrom = 0;
        bestTo = 0;
      }
    }
    int words = bestTo - bestFrom;
    return words >= 1 && words <= MAX_WORDS
        ? Optional.of(PersonNames.named(sentence.words(), bestFrom, bestTo).name())
        : Optional.empty();
  }

  /**
   * A name that is said instead of another one: after a "no", or two words or more, with nothing
   * else beside it.
   */
  static Optional<String> corrected(Sentence sentence) {
    boolean plain =
        sentence.pieces().stream()
            .allMatch(
                piece ->
                    isName(piece, sentence.words())
                        || piece.meaning() instanceof Meaning.No
                        || piece.meaning() instanceof Meaning.Filler);
    if (sentence.words().words().contains("not")) {
      return Optional.empty(); // "no, not Clark, Clarkson": the whole name is asked for again
    }
    boolean denied = sentence.has(Meaning.No.class);
    return plain ? of(sentence).filter(name -> denied || name.contains(" ")) : written(sentence);
  }

  /** Two words or more that are all written as names are: "Owen Price". */
  static Optional<String> written(Sentence sentence) {
    Words words = sentence.words();
    boolean names =
        words.size() >= 2
            && words.size() <= MAX_WORDS
            && !sentence.has(Meaning.Yes.class)
            && !sentence.has(Meaning.No.class)
            && !sentence.has(Meaning.Wants.class)
            && !sentence.has(Meaning.Introduces.class)
            && !sentence.has(Meaning.Named.class)
            && IntStream.range(1, words.size()).noneMatch(words::pauseBefore)
            && IntStream.range(0, words.size()).allMatch(words::capitalized);
    return names ? Optional.of(PersonNames.named(words, 0, words.size()).name()) : Optional.empty();
  }

  /** The same where something else was asked for: nothing of it means anything else. */
  static Optional<String> alone(Sentence sentence) {
    boolean unknown =
        sentence.pieces().stream().limit(1).allMatch(BareName::isUnknown)
            && sentence.pieces().stream().allMatch(piece -> isUnknown(piece) || isWord(piece));
    return unknown && !NotAName.is(sentence) ? written(sentence) : Optional.empty();
  }

  private static boolean isUnknown(Piece piece) {
    return piece.meaning() instanceof Meaning.Unknown;
  }

  /** One word of a question: "Owen Price". */
  private static boolean isWord(Piece piece) {
    return piece.meaning() instanceof Meaning.Asks && piece.to() - piece.from() == 1;
  }

  private static boolean isName(Piece piece, Words words) {
    boolean free =
        piece.meaning() instanceof Meaning.Unknown
            || piece.meaning() instanceof Meaning.NamesPractitioner
            || (piece.meaning() instanceof Meaning.NamesInsurer);
    return free && words.at(piece.from()).codePoints().anyMatch(Character::isLetter);
  }
}
