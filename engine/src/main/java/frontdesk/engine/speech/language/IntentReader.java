package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Wants;
import frontdesk.engine.speech.language.Sentence.Piece;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a caller wants to happen, where the sentence says so; of several the gravest. */
final class IntentReader {
  private static final List<Intent> GRAVEST_FIRST =
      List.of(
          Intent.EMERGENCY,
          Intent.HUMAN,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.START_OVER,
          Intent.INFORMATION,
          Intent.BOOK,
          Intent.GOODBYE,
          Intent.REPEAT,
          Intent.HELP,
          Intent.WAIT);

  /** Said on the way to something else: "wait, Wednesday". */
  private static final Set<Intent> OVERRIDDEN_BY_CONTENT =
      EnumSet.of(Intent.REPEAT, Intent.HELP, Intent.WAIT);

  private static final Set<Question> OPEN =
      EnumSet.of(Question.INTENT, Question.MORE, Question.NONE);

  private IntentReader() {}

  /** Whether words of danger stand in the sentence, unless it says that there is none. */
  static boolean emergency(Sentence sentence) {
    List<Piece> pieces = sentence.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean danger = piece.meaning() instanceof Wants wants && wants.intent() == Intent.EMERGENCY;
      if (danger && !(i > 0 && denied(pieces.get(i - 1), piece, sentence.words()))) {
        return true;
      }
    }
    return false;
  }

  /** "No swelling" denies, "no, swelling" does not. */
  private static boolean denied(Piece before, Piece danger, Words words) {
    String last = words.at(before.to() - 1);
    boolean denies =
        before.meaning() instanceof Meaning.Not || last.equals("no") || last.equals("without");
    return denies && !words.pauses().get(danger.from());
  }

  /**
   * The gravest intent.
   *
   * @param content whether the sentence also answers, corrects or fills a slot
   */
  static Optional<Intent> read(Sentence sentence, Question question, boolean content) {
    Set<Intent> wanted = EnumSet.noneOf(Intent.class);
    for (Piece piece : sentence.pieces()) {
      if (piece.meaning() instanceof Wants wants) {
        here(wants.intent(), piece, question).ifPresent(wanted::add);
      }
    }
    wanted.remove(Intent.EMERGENCY);
    if (content) {
      wanted.removeAll(OVERRIDDEN_BY_CONTENT);
    }
    if (!OPEN.contains(question)) {
      wanted.remove(Intent.BOOK);
    }
    return GRAVEST_FIRST.stream().filter(wanted::contains).findFirst();
  }

  /**
   * In the middle of booking "cancel" alone gives up what is being booked, and "move" alone is
   * about it too: "move it to Wednesday".
   */
  private static Optional<Intent> here(Intent intent, Piece piece, Question question) {
    boolean alone = piece.to() - piece.from() == 1 && !OPEN.contains(question);
    return switch (intent) {
      case CANCEL_APPOINTMENT -> Optional.of(alone ? Intent.START_OVER : intent);
      case MOVE_APPOINTMENT -> alone ? Optional.empty() : Optional.of(intent);
      default -> Optional.of(intent);
    };
  }
}
