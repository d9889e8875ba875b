package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.AnswerReader.Answer;
import frontdesk.engine.speech.language.AnswerReader.Fit;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a sentence says as a whole: whom it is for, and several wishes in one breath, each read by
 * itself. A sentence is cut where a word joins, and only if a wish stands on both sides that is not
 * the same one told further; else it is read as it always was.
 */
final class Clauses {
  /** A longer row of wishes than this is not taken apart any further. */
  private static final int MOST = 4;

  private static final Set<Question> OPEN = EnumSet.of(Question.INTENT, Question.MORE);

  /** Where it may be said whom it is for. */
  private static final Set<Question> NAMING =
      EnumSet.of(Question.INTENT, Question.MORE, Question.GO_ON, Question.SERVICE, Question.DATE);

  private static final Set<Question> READ_BACK =
      EnumSet.of(Question.CONFIRM, Question.CONFIRM_CANCEL, Question.CONFIRM_CHANGE);

  /** What is to be done with what there is already. */
  private static final Set<Intent> EXISTING =
      EnumSet.of(
          Intent.FIND_APPOINTMENT,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.JOIN_WAITING_LIST,
          Intent.ASK_WAITING_LIST,
          Intent.LEAVE_WAITING_LIST);

  /** Before a service that there is already. */
  private static final Set<String> HAVING =
      Set.of("have", "got", "had", "was", "am", "avem", "are", "aveam");

  /** Before a service that is wished, though it may be had. */
  private static final Set<String> ASKING =
      Set.of(
          "like", "want", "wants", "need", "needs", "can", "could", "may", "vrea", "vreau",
          "doresc", "dori", "nevoie", "pot", "putea");

  private static final Set<String> WISHING =
      Set.of(
          ("like love want wants need needs book have get vrea vreau dori doresc dorim vrem nevoie"
                  + " programa programez programati faceti-mi")
              .split(" "));

  private final Language language;
  private final BiFunction<Words, Question, Sentence> cut;
  private final Function<Question, AnswerReader> readers;
  private final Question question;

  /**
   * @param cut cuts words into pieces, as an answer to a question
   * @param readers a reader of answers to a question
   */
  Clauses(
      Language language,
      BiFunction<Words, Question, Sentence> cut,
      Function<Question, AnswerReader> readers,
      Question question) {
    this.language = language;
    this.cut = cut;
    this.readers = readers;
    this.question = question;
  }

  /** One wish of several. */
  private record Part(Sentence sentence, Understanding said) {
    boolean is(Intent intent) {
      return said.intent().equals(Optional.of(intent));
    }

    boolean isExisting() {
      return said.intent().filter(EXISTING::contains).isPresent();
    }

    boolean isAsked() {
      return is(Intent.INFORMATION) && said.topic().isPresent();
    }

    /** A booking that names what, or is asked for in as many words. */
    boolean isBooking() {
      return is(Intent.BOOK) && (said.service().isPresent() || isExplicit()) && !isTold();
    }

    /** What was, or what there is: "I was in for a cleaning", "I have a checkup on Friday". */
    private boolean isTold() {
      boolean has = false;
      for (Sentence.Piece piece : sentence.pieces()) {
        if (piece.meaning() instanceof Meaning.NamesService && has) {
          return true;
        }
        List<String> words = sentence.words().words().subList(piece.from(), piece.to());
        if (words.stream().anyMatch(ASKING::contains)) {
          return sentence.has(Meaning.Past.class);
        }
        has |= piece.meaning() instanceof Meaning.Has || words.stream().anyMatch(HAVING::contains);
      }
      return sentence.has(Meaning.Past.class);
    }

    /** Whether wishing is spoken of, and not only what is wished. */
    boolean isExplicit() {
      return sentence.all(Meaning.Wants.class).contains(new Meaning.Wants(Intent.BOOK))
          || sentence.words().words().stream().anyMatch(WISHING::contains);
    }

    boolean isWish() {
      return isExisting() || isAsked() || isBooking();
    }
  }

  /** Reads a sentence that has been cut into its pieces. */
  Answer read(Sentence sentence) {
    Words words = sentence.words();
    Answer whole = readers.apply(question).read(sentence);
    boolean danger =
        whole.understanding().intent().equals(Optional.of(Intent.EMERGENCY))
            || whole.understanding().urgent().isPresent();
    if (danger) {
      return whole;
    }
    if (READ_BACK.contains(question)) {
      return readBack(sentence, whole).orElseGet(() -> personal(words, whole));
    }
    Optional<Understanding> several =
        OPEN.contains(question) && whole.understanding().note().isEmpty()
            ? several(words, whole.understanding())
            : Optional.empty();
    return several.map(AnswerReader::good).orElseGet(() -> personal(words, whole));
  }

  /** With whom it is for; that alone is an answer where anything may be said. */
  private Answer personal(Words words, Answer whole) {
    boolean existing = whole.understanding().intent().filter(EXISTING::contains).isPresent();
    if (!NAMING.contains(question) && !existing) {
      return whole;
    }
    Understanding said = personal(words, whole.understanding());
    boolean alone = whole.fit() == Fit.NONE && OPEN.contains(question) && said.person().isPresent();
    return whole.fit() == Fit.NONE
        ? alone ? AnswerReader.good(said) : whole
        : new Answer(said, whole.fit());
  }

  private Understanding personal(Words words, Understanding said) {
    Optional<RelationToCaller> person = People.in(words, language);
    Understanding all = person.map(said::withPerson).orElse(said);
    boolean existing = said.intent().filter(EXISTING::contains).isPresent();
    if (person.isPresent() && existing && People.isFirstName(words, language)) {
      all = all.withoutName(); // "my son Tom's appointment": nobody is registered by that alone
    }
    boolean same = person.isPresent() && has(words, Meaning.SameAgain.class);
    return same ? all.withSame() : all;
  }

  private boolean has(Words words, Class<? extends Meaning> kind) {
    for (int at = 0; at < words.size(); at++) {
      if (language
          .clauses()
          .at(words, at)
          .filter(one -> kind.isInstance(one.value()))
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Part part(Words words, Question asked) {
    Sentence sentence = cut.apply(words, asked);
    Answer answer = readers.apply(asked).read(sentence);
    return new Part(sentence, personal(words, answer.understanding()));
  }

  /** The wishes of a sentence, where there are several: the first, and the others in it. */
  private Optional<Understanding> several(Words words, Understanding whole) {
    List<Part> parts = parts(words);
    if (parts.size() < 2) {
      return Optional.empty();
    }
    List<Understanding> wishes = new ArrayList<>();
    List<Understanding> asked = new ArrayList<>();
    for (Part part : parts) {
      (part.isAsked() ? asked : wishes).add(part.said());
    }
    if (wishes.isEmpty()) {
      return Optional.empty(); // two questions are answered as one was
    }
    Understanding first = wishes.remove(0);
    if (first.service().isEmpty() && first.intent().equals(Optional.of(Intent.BOOK))) {
      first =
          asked.stream()
              .flatMap(one -> one.service().stream())
              .findFirst()
              .map(first::withService)
              .orElse(first);
    }
    asked.addAll(wishes);
    return Optional.of(withFacts(first, whole).withFurther(asked));
  }

  /** Who is calling is said once, wherever it stands. */
  private static Understanding withFacts(Understanding said, Understanding whole) {
    Understanding all = said;
    if (said.name().isEmpty() && said.person().isEmpty()) {
      all = whole.name().map(all::withName).orElse(all);
    }
    if (said.number().isEmpty()) {
      all = whole.number().map(all::withNumber).orElse(all);
    }
    if (said.birthDate().isEmpty()) {
      all = whole.birthDate().map(all::withBirthDate).orElse(all);
    }
    return whole.language().map(all::withLanguage).orElse(all);
  }

  /** The sentence cut at the first places where both sides are wishes of their own. */
  private List<Part> parts(Words words) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int at = 1; at < words.size() && parts.size() < MOST - 1; at++) {
      Optional<Found<Meaning>> joint = joint(words, at);
      if (joint.isEmpty() || joint.get().end() >= words.size()) {
        continue;
      }
      Part head = part(words.part(from, at), parts.isEmpty() ? question : Question.INTENT);
      Part tail = part(words.part(joint.get().end(), words.size()), Question.INTENT);
      boolean surely = joint.get().value().equals(new Meaning.Joins(true));
      if (isFirst(head, tail, surely) && areTwo(head, inherited(head, tail))) {
        parts.add(head);
        from = joint.get().end();
      }
      at = Math.max(at, joint.get().end() - 1);
    }
    if (!parts.isEmpty()) {
      Part last = part(words.part(from, words.size()), Question.INTENT);
      parts.add(inherited(parts.get(parts.size() - 1), last));
    }
    return parts;
  }

  /** "I was with the doctor for a cleaning and now I'd like ..." tells, and wishes only then. */
  private static boolean isFirst(Part head, Part tail, boolean surely) {
    boolean alike = head.isExplicit() || surely || !tail.isExplicit();
    return head.isWish() && (alike || !head.is(Intent.BOOK));
  }

  /**
   * "Cancel my cleaning and my whitening": the second is to be done as the first; "and one for my
   * son" is one more of the same.
   */
  private static Part inherited(Part head, Part tail) {
    boolean one =
        head.is(Intent.BOOK)
            && tail.said().person().isPresent()
            && tail.said().service().isEmpty()
            && tail.said().intent().filter(intent -> intent != Intent.BOOK).isEmpty();
    if (one) {
      Understanding said = tail.said().withIntent(Intent.BOOK);
      return new Part(tail.sentence(), head.said().service().map(said::withService).orElse(said));
    }
    boolean only = tail.is(Intent.BOOK) && !tail.isExplicit();
    boolean same = only && head.isExisting() && tail.said().service().isPresent();
    return same
        ? new Part(tail.sentence(), tail.said().withIntent(head.said().intent().orElseThrow()))
        : tail;
  }

  private static boolean areTwo(Part head, Part tail) {
    if (!tail.isWish() || tail.sentence().has(Meaning.Past.class)) {
      return false;
    }
    Understanding first = head.said();
    Understanding second = tail.said();
    boolean others = second.person().isPresent() && !second.person().equals(first.person());
    boolean services =
        first.service().isPresent()
            && second.service().isPresent()
            && !first.service().equals(second.service());
    if (head.isAsked()) {
      return tail.isExisting() || (tail.isBooking() && tail.isExplicit());
    } else if (tail.isAsked()) {
      return head.isExisting();
    } else if (head.isExisting() && tail.isExisting()) {
      boolean different = !first.intent().equals(second.intent());
      boolean told = head.is(Intent.FIND_APPOINTMENT) || tail.is(Intent.FIND_APPOINTMENT);
      return others || services || (different && told);
    } else if (head.is(Intent.BOOK)) {
      // "I need a reschedule, I have a checkup on Monday and I'd like to move it" is one wish
      boolean named = others || services || tail.is(Intent.FIND_APPOINTMENT);
      return named || (tail.isExisting() && second.service().isPresent());
    }
    boolean another = first.service().isEmpty() && second.service().isPresent();
    return services || others || (another && !head.is(Intent.MOVE_APPOINTMENT));
  }

  private Optional<Found<Meaning>> joint(Words words, int at) {
    return language.clauses().at(words, at).filter(one -> one.value() instanceof Meaning.Joins);
  }

  /** To a read-back: a yes and something more, a note, or only something more. */
  private Optional<Answer> readBack(Sentence sentence, Answer whole) {
    Words words = sentence.words();
    for (int at = 0; at < words.size(); at++) {
      Optional<Found<Meaning>> joint = joint(words, at);
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

  /** A note, or where notes are recorded the wish to leave one. */
  private Optional<Answer> noted(Understanding said, Words words) {
    Understanding wish = Understanding.NOTHING.withIntent(Intent.NOTE_APPOINTMENT);
    return Optional.of(
        AnswerReader.good(
            readers
                .apply(question)
                .note(words.said())
                .map(said::withNote)
                .orElseGet(() -> said.withFurther(List.of(wish)))));
  }

  private Optional<Answer> joined(Words words, int at, int end, boolean surely) {
    Words rest = words.part(end, words.size());
    Understanding before =
        at == 0 ? Understanding.NOTHING : part(words.part(0, at), question).said();
    boolean yes = before.equals(Understanding.NOTHING.withYes(true));
    Part tail = part(rest, Question.INTENT);
    boolean medical = NotAName.isMedical(rest) && !NotAName.isQuestion(tail.sentence());
    if (medical && yes && question == Question.CONFIRM) {
      return noted(before, rest);
    }
    boolean denied =
        tail.sentence().has(Meaning.No.class)
            || tail.sentence().has(Meaning.Not.class)
            || tail.sentence().has(Meaning.Changing.class);
    boolean more =
        tail.is(Intent.BOOK)
                && (tail.said().service().isPresent() || tail.said().person().isPresent())
            || tail.is(Intent.FIND_APPOINTMENT);
    boolean further = more && !denied && (at == 0 || (yes && surely));
    return further
        ? Optional.of(AnswerReader.good(before.withFurther(List.of(tail.said()))))
        : Optional.empty();
  }
}
