package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Day;
import frontdesk.engine.speech.language.Meaning.Wants;
import frontdesk.engine.speech.language.Sentence.Piece;
import frontdesk.protocol.dialogue.Intent;
import java.util.List;
import java.util.Set;

/** Which day of a sentence about moving an appointment is the one that it leaves. */
final class OldDay {
  private static final Set<String> BEFORE_OLD = Set.of("from", "on", "of", "de", "din", "my");
  private static final Set<String> BEFORE_NEW = Set.of("to", "for", "until", "pe", "pentru", "la");

  private OldDay() {}

  /** Whether the day at this place is left: "my Thursday appointment", "from Tuesday to Friday". */
  static boolean isAt(Sentence sentence, int at) {
    List<Piece> pieces = sentence.pieces();
    boolean unable =
        pieces.subList(0, at).stream().anyMatch(p -> p.meaning() instanceof Meaning.Unable);
    int move = moveAt(pieces);
    if (move < 0) {
      return unable && IntentReader.namesAnother(sentence); // "not on Monday; another day?"
    }
    Words words = sentence.words();
    int from = pieces.get(at).from();
    String first = words.at(from);
    String before = words.at(from - 1);
    if (BEFORE_NEW.contains(first) || BEFORE_NEW.contains(before)) {
      return false;
    }
    return (unable && at < move)
        || BEFORE_OLD.contains(first)
        || BEFORE_OLD.contains(before)
        || appointmentFollows(pieces, at)
        || anotherDayFollows(pieces, at);
  }

  /**
   * Whether two days in one stretch are the old and the new one: "move it from Monday to Friday".
   */
  static boolean isFromTo(Sentence sentence, int at) {
    String first = sentence.words().at(sentence.pieces().get(at).from());
    return moveAt(sentence.pieces()) >= 0 && (first.equals("from") || first.equals("de"));
  }

  private static int moveAt(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).meaning() instanceof Wants wants
          && wants.intent() == Intent.MOVE_APPOINTMENT) {
        return i;
      }
    }
    return -1;
  }

  private static boolean appointmentFollows(List<Piece> pieces, int at) {
    return at + 1 < pieces.size()
        && pieces.get(at + 1).meaning() instanceof Wants wants
        && wants.intent() == Intent.BOOK;
  }

  private static boolean anotherDayFollows(List<Piece> pieces, int at) {
    for (Piece piece : pieces.subList(at + 1, pieces.size())) {
      if (piece.meaning() instanceof Meaning.No || piece.meaning() instanceof Meaning.Not) {
        return false;
      }
      if (piece.meaning() instanceof Day) {
        return true;
      }
    }
    return false;
  }
}
