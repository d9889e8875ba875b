package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a sentence as an answer to a question. */
final class AnswerReader {
  /** Before what is wished. */

  /** Where what is said is kept as audio: only what is surely no name and no note is an answer. */
  private static final Set<Question> RECORDED = EnumSet.of(Question.NAME, Question.NOTE);

  static final Set<Question> CALLING_BACK = EnumSet.of(Question.CONTACT, Question.CALLBACK);

  /** Where one of several slots is asked for. */
  static final Set<Question> OFFERING = EnumSet.of(Question.OFFER, Question.WHICH);

  /** Where callers say who they are: days and times are no answer. */
  private static final Set<Question> PROVING = EnumSet.of(Question.BIRTH_DATE, Question.REFERENCE);

  private static final Set<Question> READ_BACK =
      EnumSet.of(
          Question.CONFIRM,
          Question.CONFIRM_CANCEL,
          Question.CONFIRM_CHANGE,
          Question.FREED,
          Question.SERIES);

  /** What comes before any note that is said with it. */
  private static final Set<Intent> WITHOUT_NOTE =
      EnumSet.of(Intent.CANCEL_APPOINTMENT, Intent.FIND_APPOINTMENT, Intent.HUMAN);

  private static final Set<String> NOT_KNOWING = Set.of("know", "sure", "stiu", "sigur", "sigura");

  private static final Understanding NOTHING = Understanding.NOTHING;

  private final Expectation expectation;
  private final Catalogue catalogue;
  private final LocalDateTime now;
  private final DaysSpokenOf spokenOf;
  private final Sealer sealer;
  private final NumberWords numbers;
  private final int maxNoteCharacters;

  AnswerReader(
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      DaysSpokenOf spokenOf,
      Sealer sealer,
      NumberWords numbers,
      int maxNoteCharacters) {
    this.expectation = expectation;
    this.catalogue = catalogue;
    this.now = now;
    this.spokenOf =
        new DaysSpokenOf(
            spokenOf.wished().or(() -> firstOffered(expectation, catalogue)),
            spokenOf.booked(),
            spokenOf.beside());
    this.sealer = sealer;
    this.numbers = numbers;
    this.maxNoteCharacters = maxNoteCharacters;
  }

  private static Optional<LocalDate> firstOffered(Expectation expectation, Catalogue catalogue) {
    return expectation.offers().stream()
        .findFirst()
        .map(slot -> LocalDate.ofInstant(slot.start(), catalogue.zone()));
  }

  private Slots slots() {
    return new Slots(expectation.question(), new Opening(catalogue), now, spokenOf.wished());
  }

  /** A reading and how well it fits the question. */
  record Answer(Understanding understanding, Fit fit) {
    static final Answer NOTHING = new Answer(Understanding.NOTHING, Fit.NONE);
  }

  /** How well a reading fits. */
  enum Fit {
    GOOD,
    /** Understood, but it cannot be: another hypothesis may be better. */
    POOR,
    NONE
  }

  /** Reads one sentence. */
  Answer read(Sentence sentence) {
    Danger.Level danger = Danger.EVERYWHERE.in(sentence.words());
    if (danger == Danger.Level.CERTAIN) {
      return good(NOTHING.withIntent(Intent.EMERGENCY));
    }
    Answer answer = answer(new LaterDays(new Days(now.toLocalDate()), spokenOf).in(sentence));
    return danger == Danger.Level.PERHAPS ? urgent(answer) : answer;
  }

  /** What may be danger is no reason not to do what is wished; alone it is a wish to be seen. */
  private Answer urgent(Answer answer) {
    Understanding said = answer.understanding();
    boolean alone = said.equals(NOTHING) && expectation.question() == Question.INTENT;
    return new Answer(
        (alone ? said.withIntent(Intent.BOOK) : said).withUrgent(),
        answer.fit() == Fit.NONE ? Fit.GOOD : answer.fit());
  }

  private Answer answer(Sentence sentence) {
    Question question = expectation.question();
    if (RECORDED.contains(question)) {
      return recorded(sentence);
    }
    if (CALLING_BACK.contains(question) || question == Question.CONTACT_CONFIRM) {
      Optional<String> number =
          PhoneDigits.e164(PhoneDigits.spoken(sentence.words(), numbers), catalogue);
      if (number.isPresent()) {
        Understanding given = NOTHING.withNumber(sealer.number(number.get()));
        return good(new Extras(sentence, question, sealer).withEmail(given));
      }
    }
    if (question == Question.REFERENCE && sentence.all(Meaning.BirthDate.class).isEmpty()) {
      String digits = PhoneDigits.spoken(sentence.words(), numbers);
      if (Finders.isReference(digits)) {
        return good(Understanding.NOTHING.withReference(digits));
      }
    }
    return NoteWords.in(sentence, question)
        .map(this::noted)
        .or(() -> otherName(sentence))
        .or(() -> nameInstead(sentence))
        .or(() -> KeyByName.of(sentence, expectation))
        .orElseGet(() -> slotsAndMore(sentence));
  }

  /** Names and notes are sound, or words where words are what there is. */
  private Answer recorded(Sentence sentence) {
    if (expectation.question() == Question.NAME && NotAName.isOfTheSameFamily(sentence.words())) {
      return Answer.NOTHING; // the whole name is asked for: nobody is called "Tom, same surname"
    }
    Optional<Sealed> written =
        expectation.question() == Question.NAME && !NotAName.is(sentence)
            ? BareName.written(sentence).flatMap(sealer::name)
            : Optional.empty();
    if (written.isPresent()) {
      return good(NOTHING.withName(written.get()));
    }
    boolean asks =
        expectation.question() == Question.NAME
            && NotAName.isQuestion(sentence)
            && sentence.has(Meaning.Asks.class);
    boolean slower = expectation.question() == Question.NAME && Pace.isAsked(sentence);
    boolean email = sentence.has(Meaning.Email.class) && bareName(sentence).isEmpty();
    if (sentence.covered() || asks || slower || email || sentence.has(Meaning.Named.class)) {
      return finished(sentence, slots(), Optional.empty());
    }
    Optional<Sealed> words =
        expectation.question() == Question.NOTE
            ? note(sentence.words().said())
            : bareName(sentence).flatMap(sealer::name);
    if (words.isEmpty()) {
      return Answer.NOTHING;
    }
    Understanding answer = new Extras(sentence, expectation.question(), sealer).into(NOTHING);
    return good(
        expectation.question() == Question.NOTE
            ? NOTHING.withNote(words.get())
            : answer.withName(words.get()));
  }

  /** A note in these words, sealed. */
  Optional<Sealed> note(List<String> words) {
    return sealer.note(NoteWords.bounded(words, maxNoteCharacters));
  }

  /** A note, and of what: of what is wished in the same breath, or of what there is already. */
  private Answer noted(NoteWords said) {
    Understanding before = slotsAndMore(said.before()).understanding().withoutAnswer();
    boolean wish =
        before.intent().equals(Optional.of(Intent.MOVE_APPOINTMENT))
            || (before.intent().equals(Optional.of(Intent.BOOK)) && !said.isOfAnExisting());
    if (!wish && before.intent().filter(WITHOUT_NOTE::contains).isPresent()) {
      return good(before);
    }
    Understanding answer = wish ? before : before.withIntent(Intent.NOTE_APPOINTMENT);
    return good(note(said.note()).map(answer::withNote).orElse(answer));
  }

  /** A name without introduction, where what is said may be one. */
  private static Optional<String> bareName(Sentence sentence) {
    return NotAName.is(sentence) ? Optional.empty() : BareName.of(sentence);
  }

  /** "Jane Doe" or "no, Rob", where another name was read back. */
  private Optional<Answer> otherName(Sentence sentence) {
    if (expectation.question() != Question.NAME_CONFIRM || NotAName.is(sentence)) {
      return Optional.empty();
    }
    return BareName.corrected(sentence)
        .flatMap(sealer::name)
        .map(name -> good(NOTHING.withYes(false).withName(name)));
  }

  /** "Owen Price", where a number was asked for, or whether to call back. */
  private Optional<Answer> nameInstead(Sentence sentence) {
    return CALLING_BACK.contains(expectation.question())
        ? BareName.alone(sentence).flatMap(sealer::name).map(name -> good(NOTHING.withName(name)))
        : Optional.empty();
  }

  private Answer slotsAndMore(Sentence sentence) {
    Slots slots = slots().read(sentence);
    if (expectation.question() == Question.PRACTITIONER
        && slots.isEmpty()
        && sentence.has(Meaning.No.class)) {
      slots.anybody();
    }
    Optional<Integer> choice =
        OFFERING.contains(expectation.question()) && !sentence.has(Meaning.All.class)
            ? new OfferChoice(expectation.offers(), catalogue.zone()).chosen(sentence, slots)
            : Optional.empty();
    return finished(sentence, slots, choice);
  }

  /** Where a fact is asked for, "I don't know" is no call for help. */
  private boolean doesNotKnow(Sentence sentence) {
    return PROVING.contains(expectation.question())
        && sentence.pieces().stream()
            .filter(piece -> piece.meaning().equals(new Meaning.Wants(Intent.HELP)))
            .anyMatch(piece -> NOT_KNOWING.contains(sentence.words().at(piece.to() - 1)));
  }

  private Answer finished(Sentence sentence, Slots slots, Optional<Integer> choice) {
    if (doesNotKnow(sentence)) {
      return good(NOTHING.withYes(false).withNone());
    }
    Question question = expectation.question();
    Extras extras = new Extras(sentence, question, sealer);
    boolean none = saysNone(sentence, choice);
    Optional<SlotName> wrong = slots.isEmpty() ? wrong(sentence) : Optional.empty();
    boolean content =
        !slots.isEmpty() || choice.isPresent() || none || wrong.isPresent() || !extras.isEmpty();
    Optional<Boolean> yes = YesOrNo.read(sentence, question, content);
    Optional<Intent> intent =
        Pace.besides(
            intent(sentence, slots, extras, content || yes.isPresent()), choice.isPresent());
    if (question == Question.MORE && yes.equals(Optional.of(false)) && intent.isEmpty()) {
      return good(NOTHING.withYes(false)); // "no, I'll call again for the whitening"
    }

    Understanding understanding = extras.into(chosenOrWished(slots, choice, intent));
    if (intent.isPresent()) {
      understanding = understanding.withIntent(intent.get());
    }
    boolean asksPrice =
        intent.equals(Optional.of(Intent.BOOK))
            && WishBeside.isWishAndPrice(expectation.question(), sentence, slots, extras);
    if (intent.equals(Optional.of(Intent.INFORMATION)) || asksPrice) {
      understanding = topic(sentence, extras, understanding);
    }
    boolean wantsElse = intent.isPresent() && !READ_BACK.contains(question);
    if (yes.isPresent() && !(wantsElse && yes.get())) {
      understanding = understanding.withYes(yes.get());
    }
    if (wrong.isPresent()) {
      understanding = understanding.withWrong(wrong.get());
    }
    if (question == Question.PREREQUISITE && sentence.has(Meaning.Past.class)) {
      return good(NOTHING.withNone()); // "I've had the cleaning, in July"
    }
    boolean refused = !content && yes.equals(Optional.of(false));
    if (none || (refused && (question == Question.OFFER || PROVING.contains(question)))) {
      understanding = understanding.withNone();
    }
    if (understanding.equals(Understanding.NOTHING)) {
      return Answer.NOTHING;
    }
    boolean impossible = choice.isEmpty() && slots.impossible();
    return new Answer(understanding, impossible ? Fit.POOR : Fit.GOOD);
  }

  private Understanding chosenOrWished(
      Slots slots, Optional<Integer> choice, Optional<Intent> intent) {
    if (choice.isPresent()) {
      return NOTHING.withChoice(choice.get());
    }
    boolean past = expectation.question() == Question.INTENT && slots.isOnlyPast();
    boolean noWish = past || (PROVING.contains(expectation.question()) && intent.isEmpty());
    return noWish ? NOTHING : slots.into(NOTHING);
  }

  private static Understanding topic(
      Sentence sentence, Extras extras, Understanding understanding) {
    Optional<Topic> topic =
        extras
            .topic()
            .map(asked -> Unlisted.topic(sentence, asked))
            .or(() -> understanding.insurer().map(insurer -> Topic.INSURANCE));
    return topic.isPresent() ? understanding.withTopic(topic.get()) : understanding;
  }

  /** "The day is wrong", and where that was asked just "the day". */
  private Optional<SlotName> wrong(Sentence sentence) {
    boolean meant =
        switch (expectation.question()) {
          case CHANGE -> true;
          case CONFIRM, CONFIRM_CHANGE ->
              sentence.has(Meaning.No.class)
                  || sentence.has(Meaning.Not.class)
                  || sentence.has(Meaning.Changing.class);
          default -> false;
        };
    return meant
        ? sentence.all(Meaning.SlotNamed.class).stream().map(Meaning.SlotNamed::slot).findFirst()
        : Optional.empty();
  }

  private boolean saysNone(Sentence sentence, Optional<Integer> choice) {
    return KeyByName.CHOOSING.contains(expectation.question())
        && choice.isEmpty()
        && (sentence.has(Meaning.NoneOfThem.class)
            || (expectation.question() == Question.OFFER && sentence.has(Meaning.Unable.class)));
  }

  private Optional<Intent> intent(Sentence sentence, Slots slots, Extras extras, boolean content) {
    Optional<Intent> said =
        Pace.besides(
            IntentReader.read(sentence, expectation.question(), content),
            !slots.isEmpty() || !extras.isEmpty());
    if (said.equals(Optional.of(Intent.INFORMATION))
        && WishBeside.isOne(expectation.question(), sentence, slots, extras)) {
      return Optional.of(Intent.BOOK);
    }
    if (said.isPresent()) {
      return said;
    }
    boolean aloneGreeting = sentence.has(Meaning.Greeting.class) && !content && sentence.covered();
    if (aloneGreeting) {
      return Optional.of(Intent.REPEAT);
    }
    Understanding others = extras.into(NOTHING);
    if (others.insurer().isPresent() && asksOnly(sentence, slots)) {
      return Optional.of(Intent.INFORMATION); // "what about such and such"
    }
    if (expectation.question() != Question.INTENT) {
      return Optional.empty();
    }
    boolean wished = !slots.isEmpty() && !slots.isOnlyPast();
    if (wished || others.every().isPresent()) {
      return Optional.of(Intent.BOOK);
    }
    return others.insurer().isPresent() ? Optional.of(Intent.INFORMATION) : Optional.empty();
  }

  /** Whether it neither answers nor wishes. */
  private boolean asksOnly(Sentence sentence, Slots slots) {
    return !RECORDED.contains(expectation.question())
        && slots.isEmpty()
        && !sentence.has(Meaning.Yes.class)
        && !sentence.has(Meaning.No.class);
  }

  static Answer good(Understanding understanding) {
    return new Answer(understanding, Fit.GOOD);
  }
}
