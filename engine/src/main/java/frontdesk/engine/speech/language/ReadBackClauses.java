package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.AnswerReader.Answer;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.Understanding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is said beside a yes, or instead of it, where something is read back. */
final class ReadBackClauses {
  /** Before what is told of somebody else than the caller. */
  private static final Set<String> OF_ANOTHER =
      Set.of("he", "he's", "she", "she's", "his", "her", "him", "el", "ea", "are");

  private final Clauses clauses;
  private final AnswerReader reader;
  private final Question question;
  private final DaysSpokenOf days;

  /**
   * @param clauses reads parts of the sentence
   * @param reader reads answers to the question
   */
  ReadBackClauses(Clauses clauses, AnswerReader reader, Question question, DaysSpokenOf days) {
    this.clauses = clauses;
    this.reader = reader;
    this.question = question;
    this.days = days;
  }

  /** To a read-back: a yes and something more, a note, or only something more. */
  Optional<Answer> readBack(Sentence sentence, Answer whole) {
    Words words = sentence.words();
    for (int at = 0; at < words.size(); at++) {
      Optional<Found<Meaning>> joint = clauses.joint(words, at);
      if (joint.isPresent() && joint.get().end() < words.size()) {
        Optional<Answer> answer =
            joined(
                words, at, joint.get().end(), joint.get().value().equals(new Meaning.Joins(true)));
        if (answer.isPresent()) {
          return answer;
        }
      }
    }
    boolean note =
        question == Question.CONFIRM
            && whole.understanding().yes().isEmpty()
            && !sentence.has(Meaning.No.class)
            && NotAName.isMedical(words)
            && !NotAName.isQuestion(sentence);
    return note ? noted(Understanding.NOTHING, words) : Optional.empty();
  }

  /** "Yes, and he has a latex allergy", where a name or a number was read back. */
  Optional<Answer> notedBeside(Words words) {
    Understanding yes = Understanding.NOTHING.withYes(true);
    for (int at = 1; at < words.size(); at++) {
      Optional<Found<Meaning>> joint = clauses.joint(words, at);
      if (joint.isPresent() && joint.get().end() < words.size()) {
        Words rest = words.part(joint.get().end(), words.size());
        boolean note =
            NotAName.isMedical(rest)
                && !clauses.isQuestion(clauses.part(rest, Question.INTENT, days))
                && clauses.part(words.part(0, at), question, days).said().equals(yes);
        return note ? noted(yes, rest) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A note, and whether it is of another; or where notes are recorded the wish to leave one. */
  private Optional<Answer> noted(Understanding answer, Words words) {
    boolean another = words.words().stream().anyMatch(OF_ANOTHER::contains);
    Understanding said = another ? answer.withPerson(RelationToCaller.OTHER) : answer;
    Understanding wish = Understanding.NOTHING.withIntent(Intent.NOTE_APPOINTMENT);
    return Optional.of(
        AnswerReader.good(
            reader
                .note(words.said())
                .map(said::withNote)
                .orElseGet(() -> said.withFurther(List.of(wish)))));
  }

  /** "Yes, and the same for my son": one more, and no change of what is read back. */
  private static boolean isForAnother(ClausePart tail) {
    return tail.said().person().filter(one -> one != RelationToCaller.CALLER).isPresent();
  }

  private Optional<Answer> joined(Words words, int at, int end, boolean surely) {
    Words rest = words.part(end, words.size());
    Understanding before =
        at == 0 ? Understanding.NOTHING : clauses.part(words.part(0, at), question, days).said();
    boolean yes = before.equals(Understanding.NOTHING.withYes(true));
    ClausePart tail = clauses.part(rest, Question.INTENT, days.beside(days.wished()));
    boolean medical = NotAName.isMedical(rest) && !clauses.isQuestion(tail);
    if (medical && yes && question == Question.CONFIRM) {
      return noted(before, rest);
    }
    boolean denied =
        tail.sentence().has(Meaning.No.class)
            || tail.sentence().has(Meaning.Not.class)
            || tail.sentence().has(Meaning.Changing.class);
    boolean more =
        (tail.is(Intent.BOOK)
                && (tail.said().service().isPresent() || tail.said().person().isPresent()))
            || tail.is(Intent.FIND_APPOINTMENT)
            || (tail.said().same().isPresent() && isForAnother(tail));
    boolean further = more && !denied && (at == 0 || (yes && (surely || isForAnother(tail))));
    return further
        ? Optional.of(AnswerReader.good(before.withFurther(List.of(tail.said()))))
        : Optional.empty();
  }
}
