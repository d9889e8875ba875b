package frontdesk.engine.speech.language;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is said where a name was asked for, and is none: a question, a note for the doctor, danger.
 */
final class NotAName {
  /** With these a question begins; "will" and "may" are names too. */
  private static final Set<String> ASKING =
      Set.of(
          ("how what what's when when's where where's why which who who's whose is are does do did can could should would"
                  + " must cum cat cata cati cate ce cand unde care cine pot puteti trebuie aveti"
                  + " exista sunteti lucrati")
              .split(" "));

  /** How words of illness and medicine begin, in any language. */
  private static final List<String> MEDICAL =
      List.of(
          ("allerg alerg diabet pregnan insarcinat gravid penicil medicati medicament medicine"
                  + " asthma astm anticoag epilep pacemaker latex hipertens hypertens hepatit"
                  + " cardiac antibiot anestez anaesthe anesthe lidocain aspirin ibuprofen nurofen"
                  + " paracetamol tensiune tablet pastil")
              .split(" "));

  /** What is said in place of a family name, in any language. */
  private static final List<String> SAME_FAMILY =
      List.of(
          "same surname",
          "same last name",
          "same family name",
          "same name as",
          "acelasi nume",
          "tot acelasi nume");

  private NotAName() {}

  /** "Tom, same surname". */
  static boolean isOfTheSameFamily(Words words) {
    return IntStream.range(0, words.size())
        .anyMatch(at -> SAME_FAMILY.stream().anyMatch(phrase -> words.has(at, phrase)));
  }

  static boolean is(Sentence sentence) {
    return isQuestion(sentence)
        || isMedical(sentence.words())
        || Danger.EVERYWHERE.in(sentence.words()) != Danger.Level.NONE;
  }

  /** Whether it begins as a question does, after what carries nothing. */
  static boolean isQuestion(Sentence sentence) {
    for (Sentence.Piece piece : sentence.pieces()) {
      boolean aside =
          piece.meaning() instanceof Meaning.Filler || piece.meaning() instanceof Meaning.Greeting;
      if (ASKING.contains(sentence.words().at(piece.from()))) {
        return true;
      } else if (!aside) {
        return false;
      }
    }
    return false;
  }

  /** Whether illness or medicine is spoken of. */
  static boolean isMedical(Words words) {
    return words.words().stream().anyMatch(word -> MEDICAL.stream().anyMatch(word::startsWith));
  }
}
