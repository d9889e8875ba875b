package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.RelationToCaller;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a wish is for, by who they are to the caller: "for my daughter", "my son's appointment", "my
 * husband needs one too". Whoever only brings the caller, or is ill, is not meant. Where a name
 * stands with it ("my son Tom"), or only a name, it is somebody who may be another one each time.
 */
final class People {
  /** Before somebody whom it is for. */
  private static final Set<String> BEFORE =
      Set.of("for", "now", "then", "also", "about", "of", "pentru", "acum", "apoi", "la", "lui");

  /** Before them, where it is all that is said of them. */
  private static final Set<String> JOINING = Set.of("and", "si", "iar", "plus");

  /** After somebody who wants something. */
  private static final Set<String> AFTER =
      Set.of(
          ("needs need wants want would also too has have had vrea ar dori doreste nevoie"
                  + " trebuie tot")
              .split(" "));

  private static final Set<String> APPOINTMENTS =
      Set.of("appointment", "appointments", "booking", "bookings", "visit");

  /** Before a name in the genitive: "programarea lui Andrei". */
  private static final Set<String> APPOINTMENTS_BEFORE =
      Set.of("programarea", "programarile", "vizita", "consultatia");

  private static final String OWNED = "'s";
  private static final int MOST_NAMES = 3;

  private People() {}

  /** Whom it is for; of several the last who is not the caller. */
  static Optional<RelationToCaller> in(Words words, Language language) {
    Optional<RelationToCaller> found = Optional.empty();
    int at = 0;
    while (at < words.size()) {
      Optional<Found<Meaning>> piece = language.clauses().at(words, at);
      if (piece.isPresent() && piece.get().value() instanceof Meaning.Relates relates) {
        if (isMeant(words, at, piece.get().end(), relates)) {
          found = of(words, piece.get().end(), relates, found);
        }
        at = piece.get().end();
      } else {
        found = isNamed(words, language, at) ? Optional.of(RelationToCaller.OTHER) : found;
        at++;
      }
    }
    return found;
  }

  private static Optional<RelationToCaller> of(
      Words words, int to, Meaning.Relates relates, Optional<RelationToCaller> before) {
    if (relates.relation() == RelationToCaller.CALLER && before.isPresent()) {
      return before;
    }
    boolean named = words.capitalized(to) && !words.pauseBefore(to);
    return Optional.of(named ? RelationToCaller.OTHER : relates.relation());
  }

  private static boolean isMeant(Words words, int from, int to, Meaning.Relates relates) {
    String before = words.at(from - 1);
    boolean alone = to == words.size() || words.pauseBefore(to);
    return relates.owns()
        || relates.relation() == RelationToCaller.CALLER
        || BEFORE.contains(before)
        || AFTER.contains(words.at(to))
        || (JOINING.contains(before) && alone)
        || isTheirs(words, to)
        || (from == 0 && to == words.size());
  }

  /** "My son Tom's appointment", from the name on. */
  private static boolean isTheirs(Words words, int at) {
    for (int i = at; i < at + MOST_NAMES && words.capitalized(i); i++) {
      if (words.at(i).endsWith(OWNED) && APPOINTMENTS.contains(words.at(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** "Tom Smith's appointment", "programarea lui Andrei": no day's, and nobody's who works here. */
  private static boolean isNamed(Words words, Language language, int at) {
    boolean word =
        words.capitalized(at)
            && language.phrases().at(words, at).isEmpty()
            && language.clauses().at(words, at).isEmpty();
    String bare = words.at(at).replace(OWNED, "");
    boolean day =
        language.days().apply(LocalDate.EPOCH).at(Words.of(bare), 0).isPresent()
            || words.at(at - 1).equals("doctor")
            || words.at(at - 2).equals("doctor");
    boolean owned = words.at(at).endsWith(OWNED) && APPOINTMENTS.contains(words.at(at + 1));
    boolean genitive =
        words.at(at - 1).equals("lui") && APPOINTMENTS_BEFORE.contains(words.at(at - 2));
    return word && !day && (owned || genitive);
  }

  /**
   * Who somebody is whose name was said: by a whole name somebody of their own, who may be another
   * one each time; by a first name alone they are still the caller's son, or whoever.
   */
  static RelationToCaller named(Sentence sentence, Language language, RelationToCaller relation) {
    boolean whole =
        sentence.last(Meaning.Named.class).filter(named -> named.name().contains(" ")).isPresent();
    if (relation == RelationToCaller.CALLER || whole) {
      return relation == RelationToCaller.CALLER ? relation : RelationToCaller.OTHER;
    }
    Words words = sentence.words();
    RelationToCaller found = relation;
    for (int at = 0; at < words.size(); at++) {
      Optional<Found<Meaning>> piece = language.clauses().at(words, at);
      if (piece.isPresent()
          && piece.get().value() instanceof Meaning.Relates relates
          && relates.relation() != RelationToCaller.CALLER) {
        found = relates.relation();
      }
    }
    return found;
  }

  /** Whether only a first name stands with whom it is for. */
  static boolean isFirstName(Words words, Language language) {
    for (int at = 0; at < words.size(); at++) {
      Optional<Found<Meaning>> piece = language.clauses().at(words, at);
      if (piece.isPresent()
          && piece.get().value() instanceof Meaning.Relates
          && words.capitalized(piece.get().end())) {
        return !words.capitalized(piece.get().end() + 1)
            || words.pauseBefore(piece.get().end() + 1);
      }
    }
    return false;
  }
}
