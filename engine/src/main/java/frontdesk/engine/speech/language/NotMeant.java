package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Question;
import java.util.List;
import java.util.Set;

/** What a sentence names and does not wish. */
final class NotMeant {
  /** Before what is said next. */
  private static final Set<String> JOINING = Set.of("and", "but", "plus", "si", "dar", "iar");

  /** After these comes what a service is about, and before them what it is. */
  private static final Set<String> OF_WHAT = Set.of("for", "about", "of", "pentru", "despre", "de");

  /** Words that begin with so many equal letters are one, whatever their endings and articles. */
  private static final int STEM_LETTERS = 7;

  private NotMeant() {}

  /**
   * "A whitening; I had a cleaning in spring": of two services the one that was done before, and
   * when that was.
   */
  static boolean isPast(Sentence sentence, int at) {
    Meaning meaning = sentence.pieces().get(at).meaning();
    if (meaning instanceof Meaning.NamesService) {
      boolean another = sentence.all(Meaning.NamesService.class).size() > 1;
      return another && (isPastAt(sentence, at - 1) || isPastAt(sentence, at + 1));
    }
    boolean when = meaning instanceof Meaning.Day || meaning instanceof Meaning.Range;
    boolean more =
        sentence.all(Meaning.NamesService.class).size() > 1
            || Existing.isAnotherOfThePast(sentence);
    return when && more && followsPast(sentence, at);
  }

  /**
   * "I don't want the cleaning": named, and not wished. Nor is it another wish where the name said
   * before is only said again in short.
   */
  static boolean isUnwanted(Sentence sentence, int at) {
    return sentence.pieces().get(at).meaning() instanceof Meaning.NamesService
        && (IntentReader.notWanted(sentence, at) || isShortForEarlier(sentence, at));
  }

  /** "A whitening consultation, only the consultation": one word, and what the first is one of. */
  private static boolean isShortForEarlier(Sentence sentence, int at) {
    Sentence.Piece piece = sentence.pieces().get(at);
    if (piece.to() - piece.from() > 1) {
      return false;
    }
    String word = sentence.words().at(piece.from());
    return sentence.pieces().subList(0, at).stream()
        .filter(before -> before.meaning() instanceof Meaning.NamesService)
        .filter(before -> before.to() - before.from() > 1)
        .map(before -> kind(sentence.words().words().subList(before.from(), before.to())))
        .anyMatch(kind -> isSameWord(kind, word));
  }

  /** What a name of several words is one of: "consultation" of "whitening consultation". */
  private static String kind(List<String> name) {
    boolean first = name.stream().anyMatch(OF_WHAT::contains);
    return name.get(first ? 0 : name.size() - 1);
  }

  private static boolean isSameWord(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int same = 0;
    while (same < length && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same >= STEM_LETTERS;
  }

  /** "I can't make it on Thursday", where a day for something new is asked for. */
  static boolean isRefusal(Meaning meaning, Question question) {
    return meaning instanceof Meaning.Unable
        && switch (question) {
          case DATE, TIME, OFFER, CONFIRM, CHANGE, CONFIRM_CHANGE -> true;
          default -> false;
        };
  }

  /** Whether a word that begins something new stands before this, after the time or day. */
  static boolean isJoined(Sentence sentence, int at) {
    for (int i = at - 1; i >= 0; i--) {
      Sentence.Piece piece = sentence.pieces().get(i);
      if (sentence.words().words().subList(piece.from(), piece.to()).stream()
          .anyMatch(JOINING::contains)) {
        return true;
      }
      if (piece.meaning() instanceof Meaning.Clock || piece.meaning() instanceof Meaning.Day) {
        return false;
      }
    }
    return false;
  }

  private static boolean isPastAt(Sentence sentence, int at) {
    return at >= 0
        && at < sentence.pieces().size()
        && sentence.pieces().get(at).meaning() instanceof Meaning.Past;
  }

  private static boolean followsPast(Sentence sentence, int at) {
    for (int i = at - 1; i >= 0; i--) {
      if (isPastAt(sentence, i)) {
        return true;
      }
      int from = sentence.pieces().get(i + 1).from();
      if (sentence.words().pauseBefore(from) || JOINING.contains(sentence.words().at(from))) {
        return false;
      }
    }
    return false;
  }

  /** "Miercuri, nu marţi": where one word says no and not, the pause tells them apart. */
  static boolean isNotThat(Sentence sentence, int at) {
    Sentence.Piece piece = sentence.pieces().get(at);
    return piece.meaning() instanceof Meaning.No
        && piece.to() - piece.from() == 1
        && sentence.words().at(piece.from()).equals("nu")
        && at > 0
        && !(sentence.pieces().get(at - 1).meaning() instanceof Meaning.No)
        && sentence.words().pauseBefore(piece.from())
        && !sentence.words().pauseBefore(piece.to());
  }
}
