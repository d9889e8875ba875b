package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Wants;
import frontdesk.engine.speech.language.Sentence.Piece;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a caller wants to happen, where the sentence says so; of several the gravest. */
final class IntentReader {
  private static final List<Intent> GRAVEST_FIRST =
      List.of(
          Intent.HUMAN,
          Intent.LEAVE_WAITING_LIST,
          Intent.ASK_WAITING_LIST,
          Intent.JOIN_WAITING_LIST,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.NOTE_APPOINTMENT,
          Intent.FIND_APPOINTMENT,
          Intent.START_OVER,
          Intent.INFORMATION,
          Intent.BOOK,
          Intent.GOODBYE,
          Intent.SLOWER,
          Intent.REPEAT,
          Intent.HELP,
          Intent.WAIT);

  /** Said on the way to something else: "wait, Wednesday". */
  private static final Set<Intent> OVERRIDDEN_BY_CONTENT =
      EnumSet.of(Intent.REPEAT, Intent.HELP, Intent.WAIT);

  private static final Set<Question> OPEN =
      EnumSet.of(Question.INTENT, Question.MORE, Question.GO_ON, Question.NONE);

  /** Where an appointment that exists is spoken of: "cancel" alone is about it. */
  private static final Set<Question> MANAGING =
      EnumSet.of(Question.WHICH, Question.BIRTH_DATE, Question.REFERENCE, Question.CONFIRM_CANCEL);

  private static final Set<String> APPOINTMENTS =
      Set.of("appointment", "booking", "visit", "programar", "consultati", "vizit");

  /** Right before a wish they turn it into its opposite. */
  private static final Set<String> NEGATING = Set.of("not", "don't", "nu");

  /** Before the time that would do instead. */
  private static final Set<String> ASKING =
      Set.of("could", "can", "instead", "rather", "pot", "putea", "poate");

  private static final Set<String> OTHER =
      Set.of("another", "other", "different", "alta", "alt", "altei", "celalalt");

  private static final Set<String> TIMES =
      Set.of("day", "time", "date", "slot", "week", "zi", "data", "ora", "moment", "saptamana");

  private IntentReader() {}

  /**
   * The gravest intent.
   *
   * @param content whether the sentence also answers, corrects or fills a slot
   */
  static Optional<Intent> read(Sentence sentence, Question question, boolean content) {
    Set<Intent> wanted = EnumSet.noneOf(Intent.class);
    boolean unable = OPEN.contains(question) && sentence.has(Meaning.Unable.class);
    for (int i = 0; i < sentence.pieces().size(); i++) {
      Piece piece = sentence.pieces().get(i);
      if (piece.meaning() instanceof Wants wants && !notWanted(sentence, i)) {
        here(wants.intent(), piece, sentence.words(), question).ifPresent(wanted::add);
      } else if (piece.meaning() instanceof Meaning.Asks && asks(sentence, piece)) {
        wanted.add(Intent.INFORMATION);
      }
    }
    if (OPEN.contains(question)) {
      Existing.intent(sentence, wanted).ifPresent(wanted::add);
    }
    if (unable && !wanted.contains(Intent.MOVE_APPOINTMENT)) {
      boolean other = asksForAnotherTime(sentence) || namesAnother(sentence);
      wanted.add(other ? Intent.MOVE_APPOINTMENT : Intent.CANCEL_APPOINTMENT);
    }
    if (sentence.has(Meaning.No.class) && isReadBack(question)) {
      wanted.remove(Intent.WAIT); // "no, wait": first of all a no
    }
    if (question == Question.CONFIRM_CANCEL) {
      wanted.remove(Intent.CANCEL_APPOINTMENT);
      if (namesAnother(sentence)) {
        wanted.add(Intent.MOVE_APPOINTMENT);
      }
      wanted.remove(Intent.LEAVE_WAITING_LIST);
      boolean agreed = sentence.all(Meaning.Yes.class).stream().anyMatch(Meaning.Yes::clear);
      if (agreed) {
        wanted.remove(Intent.START_OVER); // "yes, scrap that"
      }
    }
    if (content) {
      wanted.removeAll(OVERRIDDEN_BY_CONTENT);
    }
    if (beginsWithAnother(sentence)) {
      wanted.remove(Intent.START_OVER);
    }
    if (!OPEN.contains(question) && !AnswerReader.CALLING_BACK.contains(question)) {
      wanted.remove(Intent.BOOK);
    }
    return GRAVEST_FIRST.stream().filter(wanted::contains).findFirst();
  }

  private static boolean isReadBack(Question question) {
    return question == Question.CONFIRM
        || question == Question.CONFIRM_CANCEL
        || question == Question.CONFIRM_CHANGE;
  }

  /** "Another day", "alta data". */
  static boolean namesAnother(Sentence sentence) {
    List<String> words = sentence.words().words();
    for (int i = 0; i < words.size(); i++) {
      boolean two = i > 0 && OTHER.contains(words.get(i - 1)) && TIMES.contains(words.get(i));
      if (two || words.get(i).equals("altadata")) {
        return true;
      }
    }
    return false;
  }

  /** "When does ..." asks for hours only where it is somebody who works. */
  private static boolean asks(Sentence sentence, Piece piece) {
    return !piece.meaning().equals(new Meaning.Asks(Topic.HOURS))
        || !sentence.words().at(piece.to() - 1).equals("does")
        || sentence.has(Meaning.NamesPractitioner.class);
  }

  /** "I can't do the morning, could I come in the afternoon?" */
  private static boolean asksForAnotherTime(Sentence sentence) {
    boolean unable = false;
    boolean asks = false;
    for (Piece piece : sentence.pieces()) {
      asks |=
          unable
              && !(piece.meaning() instanceof Meaning.Unable)
              && sentence.words().words().subList(piece.from(), piece.to()).stream()
                  .anyMatch(ASKING::contains);
      unable |= piece.meaning() instanceof Meaning.Unable;
      boolean time =
          piece.meaning() instanceof Meaning.Part
              || piece.meaning() instanceof Meaning.Clock
              || piece.meaning() instanceof Meaning.Day
              || piece.meaning() instanceof Meaning.Range;
      if (asks && time) {
        return true;
      }
    }
    return false;
  }

  /** "Never mind the whitening, then book me a checkup": that is to be done at once. */
  private static boolean beginsWithAnother(Sentence sentence) {
    boolean over = false;
    boolean begun = false;
    for (Piece piece : sentence.pieces()) {
      over |= piece.meaning().equals(new Wants(Intent.START_OVER));
      begun |= over && piece.meaning().equals(new Wants(Intent.BOOK));
      if (begun && piece.meaning() instanceof Meaning.NamesService) {
        return true;
      }
    }
    return false;
  }

  /** "I don't want to cancel": only what carries nothing stands between. */
  static boolean notWanted(Sentence sentence, int at) {
    int from = sentence.pieces().get(at).from();
    if (from > 0
        && NEGATING.contains(sentence.words().at(from - 1))
        && !sentence.words().pauseBefore(from)) {
      return true;
    }
    int before = at - 1;
    while (before >= 0
        && (sentence.pieces().get(before).meaning() instanceof Meaning.Filler
            || sentence.pieces().get(before).meaning() instanceof Meaning.Chatter)
        && !sentence.words().pauseBefore(sentence.pieces().get(before + 1).from())) {
      before--;
    }
    if (before < 0) {
      return false;
    }
    Piece piece = sentence.pieces().get(before);
    String last = sentence.words().at(piece.to() - 1);
    boolean denies =
        piece.meaning() instanceof Meaning.Not
            || (piece.meaning() instanceof Meaning.No
                && (last.equals("nu")
                    || (piece.to() - piece.from() > 1
                        && (last.equals("not") || last.equals("don't") || last.equals("vreau")))));
    return denies && !sentence.words().pauseBefore(sentence.pieces().get(before + 1).from());
  }

  /** Whether cancelling is said, and not denied. */
  static boolean cancels(Sentence sentence) {
    for (int i = 0; i < sentence.pieces().size(); i++) {
      boolean cancel =
          sentence.pieces().get(i).meaning() instanceof Wants wants
              && wants.intent() == Intent.CANCEL_APPOINTMENT;
      if (cancel && !notWanted(sentence, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * In the middle of booking "cancel" alone gives up what is being booked, and "move" alone is
   * about it too: "move it to Wednesday".
   */
  private static Optional<Intent> here(Intent intent, Piece piece, Words words, Question question) {
    boolean alone = !namesAppointment(piece, words) && !OPEN.contains(question);
    return switch (intent) {
      case CANCEL_APPOINTMENT ->
          Optional.of(alone && !MANAGING.contains(question) ? Intent.START_OVER : intent);
      case MOVE_APPOINTMENT ->
          alone && !MANAGING.contains(question) ? Optional.empty() : Optional.of(intent);
      case NOTE_APPOINTMENT -> OPEN.contains(question) ? Optional.of(intent) : Optional.empty();
      default -> Optional.of(intent);
    };
  }

  private static boolean namesAppointment(Piece piece, Words words) {
    return words.words().subList(piece.from(), piece.to()).stream()
        .anyMatch(word -> APPOINTMENTS.stream().anyMatch(word::startsWith));
  }
}
