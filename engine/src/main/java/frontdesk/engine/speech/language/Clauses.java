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

  /** Where an answer may have a question beside it. */
  private static final Set<Question> ANSWERING =
      EnumSet.of(
          Question.SERVICE, Question.PRACTITIONER, Question.DATE, Question.TIME, Question.OFFER);

  /** Where a name or a number is read back: a yes may have a note for the doctor beside it. */
  private static final Set<Question> FACTS_READ_BACK =
      EnumSet.of(Question.NAME_CONFIRM, Question.CONTACT_CONFIRM);

  private static final Set<Question> READ_BACK =
      EnumSet.of(Question.CONFIRM, Question.CONFIRM_CANCEL, Question.CONFIRM_CHANGE);

  private final Language language;
  private final BiFunction<Words, Question, Sentence> cut;
  private final BiFunction<Question, DaysSpokenOf, AnswerReader> readers;
  private final Question question;
  private final DaysSpokenOf days;

  /**
   * @param cut cuts words into pieces, as an answer to a question
   * @param readers a reader of answers to a question, when some days were spoken of
   */
  Clauses(
      Language language,
      BiFunction<Words, Question, Sentence> cut,
      BiFunction<Question, DaysSpokenOf, AnswerReader> readers,
      Question question,
      DaysSpokenOf days) {
    this.language = language;
    this.cut = cut;
    this.readers = readers;
    this.question = question;
    this.days = days;
  }

  /** Reads a sentence that has been cut into its pieces. */
  Answer read(Sentence sentence) {
    return Pace.with(sentence, meant(sentence));
  }

  private Answer meant(Sentence sentence) {
    Words words = sentence.words();
    Answer whole = readers.apply(question, days).read(sentence);
    if (whole.understanding().intent().equals(Optional.of(Intent.EMERGENCY))) {
      return whole;
    }
    if (FACTS_READ_BACK.contains(question)) {
      return readBacks().notedBeside(words).orElse(whole);
    }
    if (READ_BACK.contains(question)) {
      return readBacks().readBack(sentence, whole).orElseGet(() -> personal(words, whole));
    }
    boolean urgent = whole.understanding().urgent().isPresent();
    if (OPEN.contains(question) && whole.understanding().note().isEmpty()) {
      Understanding said = whole.understanding();
      return new EachTheirDay(this, language, days)
          .of(words, bounds(words))
          .map(each -> joined(each, List.of(), said))
          .or(() -> apart(words, said))
          .or(() -> urgent ? Optional.empty() : several(words, said))
          .map(first -> AnswerReader.good(urgent ? first.withUrgent() : first))
          .map(answer -> withIllness(words, answer))
          .orElseGet(() -> withIllness(words, personal(words, whole)));
    }
    return ANSWERING.contains(question) && !urgent
        ? answered(words).orElseGet(() -> personal(words, whole))
        : personal(words, whole);
  }

  /** "A filling tomorrow and I am allergic to penicillin": what the doctor has to know. */
  private Answer withIllness(Words words, Answer answer) {
    Understanding said = answer.understanding();
    boolean wish = said.intent().equals(Optional.of(Intent.BOOK)) && said.service().isPresent();
    if (!wish || said.note().isPresent() || isOfSeveral(said)) {
      return answer;
    }
    List<Integer> bounds = bounds(words);
    for (int i = 0; i + 1 < bounds.size(); i += 2) {
      Words clause = words.part(bounds.get(i), bounds.get(i + 1));
      boolean illness = NotAName.isMedical(clause) && bounds.size() > 2;
      ClausePart part = part(clause, Question.INTENT, days);
      if (illness && part.isOnlyWho() && !isQuestion(part)) {
        return readers
            .apply(question, days)
            .note(clause.said())
            .map(note -> new Answer(said.withNote(note), answer.fit()))
            .orElse(answer);
      }
    }
    return answer;
  }

  /** Of whom of several the illness is does not go without saying. */
  private static boolean isOfSeveral(Understanding said) {
    return said.further().orElse(List.of()).stream().anyMatch(one -> one.person().isPresent());
  }

  /** The wishes of a sentence and what it asks about the clinic, each by itself. */
  private Optional<Understanding> apart(Words words, Understanding whole) {
    Optional<AskedClauses.Split> split = questions().of(words);
    if (split.isEmpty()) {
      return Optional.empty();
    }
    List<Understanding> asked = new ArrayList<>(split.get().asked());
    List<Understanding> wishes = new ArrayList<>();
    for (Words run : split.get().rest()) {
      ClausePart part = part(run, question, wishes.isEmpty() ? days : after(wishes));
      if (part.isAsked()) {
        asked.add(part.said());
      } else if (part.isWish() || part.isRequested()) {
        Understanding said = several(run, part.said()).orElse(part.said());
        wishes.add(said.withFurther(List.of()));
        wishes.addAll(said.further().orElse(List.of()));
      } else if (!part.isOnlyWho()) {
        return Optional.empty();
      }
    }
    boolean one = wishes.isEmpty() && asked.size() == 1;
    return one ? Optional.empty() : Optional.of(joined(wishes, asked, whole));
  }

  private ReadBackClauses readBacks() {
    return new ReadBackClauses(this, readers.apply(question, days), question, days);
  }

  private AskedClauses questions() {
    return new AskedClauses(words -> part(words, Question.INTENT, days), this::bounds);
  }

  private DaysSpokenOf after(List<Understanding> wishes) {
    return days.beside(wishes.get(wishes.size() - 1).date());
  }

  /** The first of the wishes, or of the questions where nothing is wished, and the others. */
  private static Understanding joined(
      List<Understanding> wished, List<Understanding> asked, Understanding whole) {
    List<Understanding> all = new ArrayList<>(asked);
    if (wished.isEmpty()) {
      Understanding first = all.remove(0);
      return withFacts(first, whole).withFurther(all);
    }
    all.addAll(wished.subList(1, wished.size()));
    return withFacts(AskedClauses.ofAsked(wished.get(0), asked), whole).withFurther(all);
  }

  /**
   * "Tuesday at ten, and how much is it?": an answer, and what is told beside the next question.
   */
  private Optional<Answer> answered(Words words) {
    Optional<AskedClauses.Split> split =
        questions().of(words).filter(found -> found.rest().size() == 1);
    if (split.isEmpty()) {
      return Optional.empty();
    }
    Words rest = split.get().rest().get(0);
    Answer answer = readers.apply(question, days).read(cut.apply(rest, question));
    boolean answers =
        answer.fit() != Fit.NONE
            && answer.understanding().intent().filter(one -> one != Intent.BOOK).isEmpty();
    return answers
        ? Optional.of(personal(rest, answer))
            .map(own -> new Answer(own.understanding().withFurther(split.get().asked()), own.fit()))
        : Optional.empty();
  }

  /** Where clauses begin and end, in pairs: at pauses, and around what joins. */
  private List<Integer> bounds(Words words) {
    List<Integer> bounds = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < words.size()) {
      Optional<Found<Meaning>> joint = joint(words, at);
      if (at > from && (joint.isPresent() || words.pauseBefore(at))) {
        bounds.addAll(List.of(from, at));
        from = at;
      }
      at = joint.map(Found::end).orElse(at + 1);
      from = joint.isPresent() ? at : from;
    }
    if (from < words.size()) {
      bounds.addAll(List.of(from, words.size()));
    }
    return bounds;
  }

  /** With whom it is for; that alone is an answer where anything may be said. */
  private Answer personal(Words words, Answer whole) {
    boolean existing =
        whole.understanding().intent().filter(ClausePart.EXISTING::contains).isPresent();
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
    boolean existing = said.intent().filter(ClausePart.EXISTING::contains).isPresent();
    if (person.isPresent() && existing && People.isFirstName(words, language)) {
      all = all.withoutName(); // "my son Tom's appointment": nobody is known by that alone
    } else if (person.isPresent() && said.name().isPresent()) {
      all = all.withPerson(People.named(cut.apply(words, question), language, person.get()));
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

  /** Some words of the sentence, read by themselves. */
  ClausePart part(Words words, Question asked, DaysSpokenOf spokenOf) {
    Sentence sentence = cut.apply(words, asked);
    Answer answer = readers.apply(asked, spokenOf).read(sentence);
    return new ClausePart(sentence, personal(words, answer.understanding()));
  }

  /** The wishes of a sentence, where there are several: the first, and the others in it. */
  private Optional<Understanding> several(Words words, Understanding whole) {
    List<ClausePart> parts = parts(words);
    if (parts.size() < 2) {
      return Optional.empty();
    }
    List<Understanding> wishes = new ArrayList<>();
    List<Understanding> asked = new ArrayList<>();
    for (ClausePart part : parts) {
      (part.isAsked() ? asked : wishes).add(part.said());
    }
    return wishes.isEmpty() ? Optional.empty() : Optional.of(joined(wishes, asked, whole));
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
  private List<ClausePart> parts(Words words) {
    List<ClausePart> parts = new ArrayList<>();
    DaysSpokenOf spokenOf = days;
    int from = 0;
    for (int at = 1; at < words.size() && parts.size() < MOST - 1; at++) {
      Optional<Found<Meaning>> joint = joint(words, at);
      if (joint.isEmpty() || joint.get().end() >= words.size()) {
        continue;
      }
      ClausePart head =
          part(words.part(from, at), parts.isEmpty() ? question : Question.INTENT, spokenOf);
      DaysSpokenOf beside = days.beside(head.said().date());
      ClausePart tail = part(words.part(joint.get().end(), words.size()), Question.INTENT, beside);
      boolean surely = joint.get().value().equals(new Meaning.Joins(true));
      if (isFirst(head, tail, surely) && areTwo(head, inherited(head, tail))) {
        parts.add(head);
        spokenOf = beside;
        from = joint.get().end();
      }
      at = Math.max(at, joint.get().end() - 1);
    }
    if (!parts.isEmpty()) {
      ClausePart last = part(words.part(from, words.size()), Question.INTENT, spokenOf);
      parts.add(inherited(parts.get(parts.size() - 1), last));
    }
    return parts;
  }

  /** "I was with the doctor for a cleaning and now I'd like ..." tells, and wishes only then. */
  private static boolean isFirst(ClausePart head, ClausePart tail, boolean surely) {
    boolean alike = head.isExplicit() || surely || !tail.isExplicit();
    return head.isWish() && (alike || !head.is(Intent.BOOK));
  }

  /**
   * "Cancel my cleaning and my whitening": the second is to be done as the first; "and one for my
   * son" is one more of the same.
   */
  private static ClausePart inherited(ClausePart head, ClausePart tail) {
    boolean one =
        head.is(Intent.BOOK)
            && tail.said().person().isPresent()
            && tail.said().service().isEmpty()
            && tail.said().intent().filter(intent -> intent != Intent.BOOK).isEmpty();
    if (one) {
      Understanding said = tail.said().withIntent(Intent.BOOK);
      return new ClausePart(
          tail.sentence(), head.said().service().map(said::withService).orElse(said));
    }
    boolean only = tail.is(Intent.BOOK) && !tail.isExplicit();
    boolean same = only && head.isExisting() && tail.said().service().isPresent();
    return same
        ? new ClausePart(
            tail.sentence(), tail.said().withIntent(head.said().intent().orElseThrow()))
        : tail;
  }

  private static boolean areTwo(ClausePart head, ClausePart tail) {
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

  /** Whether it asks; "are o alergie" does not, in Romanian. */
  boolean isQuestion(ClausePart part) {
    boolean has = part.sentence().words().at(0).equals("are") && language.isNamed("ro");
    return NotAName.isQuestion(part.sentence()) && !has;
  }

  /** A word that joins, where one stands. */
  Optional<Found<Meaning>> joint(Words words, int at) {
    return language.clauses().at(words, at).filter(one -> one.value() instanceof Meaning.Joins);
  }
}
