package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Sentence.Piece;
import frontdesk.protocol.dialogue.Topic;
import java.util.List;
import java.util.Set;

/**
 * Questions about something that the clinic's catalogue does not have: "how much is an implant",
 * "do you accept such insurance". Words that are not known have to stand where its name would, so
 * that a word that was only badly heard is not taken for one.
 */
final class Unlisted {
  /** Right before the name of a thing that is asked for. */
  private static final Set<String> BEFORE_THING =
      Set.of(
          "a", "an", "the", "is", "are", "of", "for", "does", "do", "would", "un", "o", "costa",
          "este", "e", "face", "fac", "pentru", "la", "pe", "de");

  /** Right before the name of an insurer. */
  private static final Set<String> BEFORE_INSURER =
      Set.of(
          "accept", "take", "with", "by", "from", "acceptati", "cu", "de", "la", "prin", "lucrati");

  private static final Set<String> INSURANCE =
      Set.of(
          "insurance", "insurances", "asigurare", "asigurarea", "asigurari", "sanatate", "health");

  /** What one pays with. */
  private static final Set<String> MEANS =
      Set.of(
          "card",
          "cards",
          "cash",
          "visa",
          "mastercard",
          "maestro",
          "amex",
          "contactless",
          "instalments",
          "installments",
          "cheque",
          "cheques",
          "paypal",
          "revolut",
          "cardul",
          "carduri",
          "cardurile",
          "numerar",
          "numerarul",
          "bani",
          "pos",
          "rate",
          "transfer");

  /** They stand for what was spoken of. */
  private static final Set<String> PRONOUNS =
      Set.of("it", "one", "that", "this", "them", "unul", "una", "asta", "acesta", "aceasta", "el");

  private static final Topic NOT_LISTED = Topic.OTHER_SERVICE;

  private Unlisted() {}

  /** The topic as it is meant: of what is listed, or of something that is not. */
  static Topic topic(Sentence sentence, Topic asked) {
    return switch (asked) {
      case PRICES, DURATION -> asksForOther(sentence, asked) ? NOT_LISTED : asked;
      case INSURANCE ->
          pays(sentence)
              ? Topic.PAYMENT
              : asksForOtherInsurer(sentence) ? Topic.OTHER_INSURER : asked;
      default -> asked;
    };
  }

  /** "Do you take cards": what one pays with is nobody's name, least of all an insurer's. */
  private static boolean pays(Sentence sentence) {
    return !sentence.has(Meaning.NamesInsurer.class)
        && sentence.words().words().stream().noneMatch(INSURANCE::contains)
        && sentence.words().words().stream().anyMatch(MEANS::contains);
  }

  private static boolean asksForOther(Sentence sentence, Topic asked) {
    if (sentence.has(Meaning.NamesService.class) || sentence.has(Meaning.NamesPractitioner.class)) {
      return false;
    }
    List<Piece> pieces = sentence.pieces();
    boolean after = false;
    for (int i = 0; i < pieces.size(); i++) {
      if (after && isUnknown(pieces.get(i)) && follows(sentence, pieces.get(i), BEFORE_THING)) {
        return true;
      }
      after |= pieces.get(i).meaning().equals(new Meaning.Asks(asked));
    }
    return false;
  }

  private static boolean asksForOtherInsurer(Sentence sentence) {
    if (sentence.has(Meaning.NamesInsurer.class)) {
      return false;
    }
    List<Piece> pieces = sentence.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean before =
          INSURANCE.contains(sentence.words().at(piece.to()))
              || follows(sentence, piece, INSURANCE);
      if (isUnknown(piece) && (before || follows(sentence, piece, BEFORE_INSURER))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnknown(Piece piece) {
    return piece.meaning() instanceof Meaning.Unknown;
  }

  private static boolean follows(Sentence sentence, Piece piece, Set<String> before) {
    return before.contains(sentence.words().at(piece.from() - 1))
        && !PRONOUNS.contains(sentence.words().at(piece.from()))
        && !sentence.words().pauseBefore(piece.from());
  }
}
