package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Yes;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a sentence says yes or no to a question.
 *
 * <p>At a read-back a yes must be plain: every word understood or known to be harmless, nothing
 * corrected or asked, and no word of doubt ({@link PlainYes}); "okay", "fine" and the like alone
 * are said while listening and do not count. What it names beside must be what was read back, which
 * the conversation compares. Yes and no together are neither.
 */
final class YesOrNo {
  /** With any of these a yes is not plain: it has a condition, a limit or a second thought. */
  private static final Set<String> DOUBTS =
      Set.of(
          ("but if unless except guess suppose presupun gandesc instead wait hold rather maybe perhaps probably possibly though although"
                  + " however only or think could might would another other else earlier"
                  + " later sooner different change move until when what why how which where who"
                  + " dar insa daca poate parca cred totusi decat altceva alta altul alt sau doar numai stai"
                  + " stati asteptati asteapta probabil inainte tarziu devreme schimb schimbam schimbati"
                  + " mutam mutati cand cat care unde cine eventual")
              .split(" "));

  private YesOrNo() {}

  /**
   * The answer, if it is clear.
   *
   * @param content whether slots, an offer or "none of these" were named too
   */
  static Optional<Boolean> read(Sentence sentence, Question question, boolean content) {
    boolean agrees = question == Question.CONFIRM_CANCEL && IntentReader.cancels(sentence);
    boolean clearYes = agrees || sentence.all(Yes.class).stream().anyMatch(Yes::clear);
    boolean anyYes = sentence.has(Yes.class);
    boolean no = no(sentence, question);
    return switch (question) {
      case CONFIRM, CONFIRM_CANCEL, CONFIRM_CHANGE, FREED, SERIES ->
          confirm(sentence, question, clearYes, no, content);
      case MORE, NOTE, CONTACT, CHANGE -> {
        boolean over = no || sentence.has(Meaning.NothingMore.class);
        boolean own = question == Question.CONTACT && sentence.has(Meaning.OwnNumber.class);
        yield over
            ? unless(no && clearYes && !nothingMore(sentence), false)
            : yes(anyYes || own, content);
      }
      case INTENT -> no ? unless(content || clearYes, false) : yes(anyYes, content);
      case PREREQUISITE -> no ? unless(clearYes, false) : yes(anyYes, content);
      case OFFER, WHICH, NAME_CONFIRM, CONTACT_CONFIRM, CALLBACK, WAITING, GO_ON -> {
        boolean own = question == Question.CONTACT_CONFIRM && sentence.has(Meaning.OwnNumber.class);
        yield no ? unless((clearYes || own) && !content, false) : yes(anyYes || own, content);
      }
      case NAME, BIRTH_DATE, REFERENCE -> no ? Optional.of(false) : Optional.empty();
      case TIME -> yes(sentence.has(Meaning.SameTime.class), content);
      case PRACTITIONER, SERVICE, DATE, NONE, LANGUAGE -> Optional.empty();
    };
  }

  /** "Change it" denies a read-back, unless a change is what was read back. */
  private static boolean no(Sentence sentence, Question question) {
    return sentence.has(Meaning.No.class)
        || (question != Question.CONFIRM_CHANGE && sentence.has(Meaning.Changing.class));
  }

  private static Optional<Boolean> confirm(
      Sentence sentence, Question question, boolean clearYes, boolean no, boolean content) {
    boolean denial =
        no || sentence.has(Meaning.Not.class) || sentence.has(Meaning.NoneOfThem.class);
    if (denial) {
      return unless(clearYes && !content, false);
    }
    boolean plain =
        clearYes
            && !sentence.has(Meaning.Numbered.class)
            && !sentence.words().asks()
            && PlainYes.is(sentence, piece -> isTheChange(piece, question))
            && sentence.pieces().stream()
                .filter(piece -> !isTheChange(piece, question))
                .noneMatch(piece -> doubts(piece, sentence.words()));
    return plain ? Optional.of(true) : Optional.empty();
  }

  /** "Yes, change it", where a change was read back. */
  private static boolean isTheChange(Sentence.Piece piece, Question question) {
    boolean moves =
        piece.meaning() instanceof Meaning.Wants wants && wants.intent() == Intent.MOVE_APPOINTMENT;
    return question == Question.CONFIRM_CHANGE
        && (moves || piece.meaning() instanceof Meaning.Changing);
  }

  /** A word of doubt, unless it stands in a phrase that has none: "if it must be". */
  private static boolean doubts(Sentence.Piece piece, Words words) {
    boolean phrase =
        piece.to() - piece.from() > 1
            && ((piece.meaning() instanceof Yes yes && yes.clear())
                || piece.meaning() instanceof Meaning.Filler);
    return !phrase
        && words.words().subList(piece.from(), piece.to()).stream().anyMatch(DOUBTS::contains);
  }

  private static boolean nothingMore(Sentence sentence) {
    return sentence.has(Meaning.NothingMore.class);
  }

  private static Optional<Boolean> yes(boolean said, boolean content) {
    return said && !content ? Optional.of(true) : Optional.empty();
  }

  private static Optional<Boolean> unless(boolean conflict, boolean answer) {
    return conflict ? Optional.empty() : Optional.of(answer);
  }
}
