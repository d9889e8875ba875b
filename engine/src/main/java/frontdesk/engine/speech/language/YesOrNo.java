package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Yes;
import frontdesk.protocol.dialogue.Question;
import java.util.Optional;

/**
 * Whether a sentence says yes or no to a question.
 *
 * <p>At a read-back a yes must be nothing but a yes: every word understood, nothing corrected, and
 * no word of doubt; "okay", "fine" and the like are said while listening and do not count. Yes and
 * no together are neither.
 */
final class YesOrNo {
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
          confirm(sentence, clearYes, no, content);
      case MORE, NOTE, CONTACT, CHANGE -> {
        boolean over = no || sentence.has(Meaning.NothingMore.class);
        boolean own = question == Question.CONTACT && sentence.has(Meaning.OwnNumber.class);
        yield over
            ? unless(no && clearYes && !nothingMore(sentence), false)
            : yes(anyYes || own, content);
      }
      case INTENT -> no ? unless(content || clearYes, false) : yes(anyYes, content);
      case OFFER, WHICH, NAME_CONFIRM, CONTACT_CONFIRM, CALLBACK, PREREQUISITE, WAITING, GO_ON -> {
        boolean own = question == Question.CONTACT_CONFIRM && sentence.has(Meaning.OwnNumber.class);
        yield no ? unless((clearYes || own) && !content, false) : yes(anyYes || own, content);
      }
      case NAME, BIRTH_DATE, REFERENCE -> no ? Optional.of(false) : Optional.empty();
      case PRACTITIONER, SERVICE, DATE, TIME, NONE, LANGUAGE -> Optional.empty();
    };
  }

  /** "Change it" denies a read-back, unless a change is what was read back. */
  private static boolean no(Sentence sentence, Question question) {
    return sentence.has(Meaning.No.class)
        || (question != Question.CONFIRM_CHANGE && sentence.has(Meaning.Changing.class));
  }

  private static Optional<Boolean> confirm(
      Sentence sentence, boolean clearYes, boolean no, boolean content) {
    boolean denial =
        no || sentence.has(Meaning.Not.class) || sentence.has(Meaning.NoneOfThem.class);
    if (denial) {
      return unless(clearYes && !content, false);
    }
    boolean doubt =
        sentence.all(Yes.class).stream().anyMatch(yes -> !yes.clear())
            || sentence.has(Meaning.Bare.class)
            || sentence.has(Meaning.Nth.class)
            || sentence.has(Meaning.Numbered.class);
    return clearYes && !doubt && !content && sentence.covered()
        ? Optional.of(true)
        : Optional.empty();
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
