package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.AnswerReader.Answer;
import frontdesk.engine.speech.language.AnswerReader.Fit;
import frontdesk.engine.speech.language.Interpretation.Rejected;
import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns what was heard into what it means for the question that was asked.
 *
 * <p>Knows the sentences of {@link GrammarWriter}'s grammars and, for recognizers without grammars,
 * many more: capitals, punctuation, digits and unknown words do no harm. Words of danger come
 * before everything. Where the best hypothesis does not fit the question, or names what cannot be,
 * the next one that fits is taken. Pure and total: no clock, nothing remembered, no text that makes
 * it fail. Immutable, any thread.
 */
public final class Interpreter {
  private final InterpreterSettings settings;
  private final PhraseBook phrases;

  private Interpreter(InterpreterSettings settings, PhraseBook phrases) {
    this.settings = settings;
    this.phrases = phrases;
  }

  /** An interpreter of English. */
  public static Interpreter english(InterpreterSettings settings) {
    return new Interpreter(settings, PhraseBook.english());
  }

  /** Interprets an utterance of a call in which no day was spoken of. */
  public Interpretation interpret(
      Transcript transcript,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      Function<String, Sealed> numberSealer) {
    return interpret(transcript, expectation, catalogue, now, Optional.empty(), numberSealer);
  }

  /**
   * Interprets an utterance.
   *
   * @param now the time of the call in the clinic's zone
   * @param spokenOf the day that was spoken of last: a weekday named alone is one of its week
   * @param numberSealer seals a telephone number (E.164) for where the understanding will stand
   */
  public Interpretation interpret(
      Transcript transcript,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      Optional<LocalDate> spokenOf,
      Function<String, Sealed> numberSealer) {
    AnswerReader reader = new AnswerReader(expectation, catalogue, now, spokenOf, numberSealer);
    CatalogueNames names = new CatalogueNames(catalogue);
    DayReader days = new DayReader(now.toLocalDate());
    List<Hypothesis> hypotheses = transcript.hypotheses();
    Optional<Understood> poor = Optional.empty();
    for (int i = 0; i < Math.min(hypotheses.size(), settings.maxHypotheses()); i++) {
      Hypothesis hypothesis = hypotheses.get(i);
      if (hypothesis.confidence()
          < hypotheses.get(0).confidence() * settings.alternativeMinRatio()) {
        continue;
      }
      Words words = Words.of(hypothesis.text());
      Answer answer = reader.read(Sentence.read(words, names, phrases, days));
      Understood understood =
          new Understood(answer.understanding(), hypothesis.confidence(), hypothesis.text(), i);
      if (answer.fit() == Fit.GOOD
          && sure(understood, expectation)
          && !agreesByAlternative(understood, expectation)) {
        return understood;
      }
      if (answer.fit() == Fit.POOR && poor.isEmpty()) {
        poor = Optional.of(understood);
      }
    }
    return poor.isPresent() ? poor.get() : new Rejected();
  }

  /** What was read back is agreed to by the best reading or by none. */
  private static boolean agreesByAlternative(Understood understood, Expectation expectation) {
    return expectation.question() == Question.CONFIRM
        && understood.hypothesisIndex() > 0
        && understood.understanding().yes().equals(Optional.of(true));
  }

  /** Danger is never taken for a name, however badly it was heard. */
  private boolean sure(Understood understood, Expectation expectation) {
    boolean recorded =
        expectation.question() == Question.NAME || expectation.question() == Question.NOTE;
    return !recorded
        || understood.understanding().intent().equals(Optional.of(Intent.EMERGENCY))
        || understood.confidence() >= settings.recordingMinConfidence();
  }

  /**
   * A telephone number given by keys.
   *
   * @param digits the keys pressed before the pound key
   */
  public Interpretation interpretKeys(
      String digits, Catalogue catalogue, Function<String, Sealed> numberSealer) {
    return PhoneDigits.e164(digits, catalogue)
        .<Interpretation>map(
            number ->
                new Understood(
                    Understanding.NOTHING.withNumber(numberSealer.apply(number)), 1.0, digits, 0))
        .orElseGet(Rejected::new);
  }
}
