package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a sentence as an answer to a question. */
final class AnswerReader {
  /** Where what is said is kept as audio: only what is surely no name and no note is an answer. */
  private static final Set<Question> RECORDED = EnumSet.of(Question.NAME, Question.NOTE);

  private static final Set<Question> CHOOSING =
      EnumSet.of(Question.SERVICE, Question.PRACTITIONER, Question.OFFER);

  private final Expectation expectation;
  private final Catalogue catalogue;
  private final LocalDateTime now;
  private final Optional<LocalDate> spokenOf;
  private final Function<String, Sealed> numberSealer;

  AnswerReader(
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      Optional<LocalDate> spokenOf,
      Function<String, Sealed> numberSealer) {
    this.expectation = expectation;
    this.catalogue = catalogue;
    this.now = now;
    this.spokenOf = spokenOf.or(() -> firstOffered(expectation, catalogue));
    this.numberSealer = numberSealer;
  }

  private static Optional<LocalDate> firstOffered(Expectation expectation, Catalogue catalogue) {
    return expectation.offers().stream()
        .findFirst()
        .map(slot -> LocalDate.ofInstant(slot.start(), catalogue.zone()));
  }

  private Slots slots() {
    return new Slots(expectation.question(), new Opening(catalogue), now, spokenOf);
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
    if (IntentReader.emergency(sentence)) {
      return good(Understanding.NOTHING.withIntent(Intent.EMERGENCY));
    }
    Question question = expectation.question();
    if (RECORDED.contains(question)) {
      return recorded(sentence);
    }
    if (question == Question.CONTACT || question == Question.CONTACT_CONFIRM) {
      Optional<String> number = PhoneDigits.e164(PhoneDigits.spoken(sentence.words()), catalogue);
      if (number.isPresent()) {
        return good(Understanding.NOTHING.withNumber(numberSealer.apply(number.get())));
      }
    }
    return key(sentence).orElseGet(() -> slotsAndMore(sentence));
  }

  private Answer recorded(Sentence sentence) {
    if (!sentence.covered()) {
      return Answer.NOTHING;
    }
    return finished(sentence, slots(), Optional.empty());
  }

  /** "Number two", where keys are choices too: the same as pressing the key. */
  private Optional<Answer> key(Sentence sentence) {
    if (!CHOOSING.contains(expectation.question())
        || (expectation.question() == Question.OFFER && !expectation.offers().isEmpty())
        || !sentence.covered()) {
      return Optional.empty();
    }
    Optional<Integer> number =
        sentence.all(Meaning.Numbered.class).stream()
            .map(Meaning.Numbered::number)
            .findFirst()
            .or(
                () ->
                    sentence.all(Meaning.Bare.class).stream().map(Meaning.Bare::number).findFirst())
            .filter(n -> n >= 0 && n <= 9);
    return number
        .map(n -> expectation.keys().get((char) ('0' + n)))
        .map(AnswerReader::meaningOfKey);
  }

  private static Answer meaningOfKey(KeyMeaning key) {
    if (key instanceof KeyMeaning.Means means) {
      return good(means.understanding());
    }
    return key instanceof KeyMeaning.Repeat
        ? good(Understanding.NOTHING.withIntent(Intent.REPEAT))
        : good(Understanding.NOTHING.withNone());
  }

  private Answer slotsAndMore(Sentence sentence) {
    Slots slots = slots().read(sentence);
    if (expectation.question() == Question.PRACTITIONER
        && slots.isEmpty()
        && sentence.has(Meaning.No.class)) {
      slots.anybody();
    }
    Optional<Integer> choice =
        expectation.question() == Question.OFFER
            ? new OfferChoice(expectation.offers(), catalogue.zone()).chosen(sentence, slots)
            : Optional.empty();
    return finished(sentence, slots, choice);
  }

  private Answer finished(Sentence sentence, Slots slots, Optional<Integer> choice) {
    Question question = expectation.question();
    boolean none = saysNone(sentence, choice);
    Optional<SlotName> wrong = slots.isEmpty() ? wrong(sentence) : Optional.empty();
    boolean content = !slots.isEmpty() || choice.isPresent() || none || wrong.isPresent();
    Optional<Boolean> yes = YesOrNo.read(sentence, question, content);
    Optional<Intent> intent = intent(sentence, slots, content || yes.isPresent());

    Understanding understanding =
        choice.isPresent()
            ? Understanding.NOTHING.withChoice(choice.get())
            : slots.into(Understanding.NOTHING);
    if (intent.isPresent()) {
      understanding = understanding.withIntent(intent.get());
    }
    boolean wantsElse = intent.isPresent() && question != Question.CONFIRM;
    if (yes.isPresent() && !(wantsElse && yes.get())) {
      understanding = understanding.withYes(yes.get());
    }
    if (wrong.isPresent()) {
      understanding = understanding.withWrong(wrong.get());
    }
    if (none || (question == Question.OFFER && !content && yes.equals(Optional.of(false)))) {
      understanding = understanding.withNone();
    }
    if (understanding.equals(Understanding.NOTHING)) {
      return Answer.NOTHING;
    }
    boolean impossible = choice.isEmpty() && slots.impossible();
    return new Answer(understanding, impossible ? Fit.POOR : Fit.GOOD);
  }

  /** "The day is wrong", and where that was asked just "the day". */
  private Optional<SlotName> wrong(Sentence sentence) {
    boolean meant =
        switch (expectation.question()) {
          case CHANGE -> true;
          case CONFIRM -> sentence.has(Meaning.No.class) || sentence.has(Meaning.Not.class);
          default -> false;
        };
    return meant
        ? sentence.all(Meaning.SlotNamed.class).stream().map(Meaning.SlotNamed::slot).findFirst()
        : Optional.empty();
  }

  private boolean saysNone(Sentence sentence, Optional<Integer> choice) {
    return CHOOSING.contains(expectation.question())
        && choice.isEmpty()
        && sentence.has(Meaning.NoneOfThem.class);
  }

  private Optional<Intent> intent(Sentence sentence, Slots slots, boolean content) {
    Optional<Intent> said = IntentReader.read(sentence, expectation.question(), content);
    if (said.isPresent()) {
      return said;
    }
    boolean aloneGreeting = sentence.has(Meaning.Greeting.class) && !content && sentence.covered();
    if (aloneGreeting) {
      return Optional.of(Intent.REPEAT);
    }
    return expectation.question() == Question.INTENT && !slots.isEmpty()
        ? Optional.of(Intent.BOOK)
        : Optional.empty();
  }

  private static Answer good(Understanding understanding) {
    return new Answer(understanding, Fit.GOOD);
  }
}
