package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A choice that is said by the name of its key. */
final class KeyByName {
  /** Where keys are choices. */
  static final Set<Question> CHOOSING =
      EnumSet.of(Question.SERVICE, Question.PRACTITIONER, Question.OFFER, Question.WHICH);

  private KeyByName() {}

  /** "Number two", where keys are choices too: the same as pressing the key. */
  static Optional<AnswerReader.Answer> of(Sentence sentence, Expectation expectation) {
    boolean offered =
        AnswerReader.OFFERING.contains(expectation.question()) && !expectation.offers().isEmpty();
    if (!CHOOSING.contains(expectation.question()) || offered || !sentence.covered()) {
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
    return number.map(n -> expectation.keys().get((char) ('0' + n))).map(KeyByName::meaning);
  }

  private static AnswerReader.Answer meaning(KeyMeaning key) {
    if (key instanceof KeyMeaning.Means means) {
      return AnswerReader.good(means.understanding());
    }
    return key instanceof KeyMeaning.Repeat
        ? AnswerReader.good(Understanding.NOTHING.withIntent(Intent.REPEAT))
        : AnswerReader.good(Understanding.NOTHING.withNone());
  }
}
