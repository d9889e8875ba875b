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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<Question> READ_BACK =
      EnumSet.of(
          Question.CONFIRM,
          Question.CONFIRM_CANCEL,
          Question.CONFIRM_CHANGE,
          Question.FREED,
          Question.SERIES);

  private final InterpreterSettings settings;
  private final List<Language> languages;

  private Interpreter(InterpreterSettings settings, List<Language> languages) {
    this.settings = settings;
    this.languages = List.copyOf(languages);
  }

  /** An interpreter of English. */
  public static Interpreter english(InterpreterSettings settings) {
    return new Interpreter(settings, List.of(Language.ENGLISH));
  }

  /** An interpreter of Romanian, with and without the marks on its letters. */
  public static Interpreter romanian(InterpreterSettings settings) {
    return new Interpreter(settings, List.of(Language.ROMANIAN));
  }

  /** An interpreter of one language, by its primary subtag; of English where it is not known. */
  public static Interpreter of(InterpreterSettings settings, String language) {
    return Language.ALL.stream()
        .filter(one -> one.isNamed(language))
        .findFirst()
        .map(one -> new Interpreter(settings, List.of(one)))
        .orElseGet(() -> english(settings));
  }

  /**
   * An interpreter of the language that is listened for. What makes no sense in it, and does in
   * another one, is understood in that one; a sentence of it says so in {@link
   * Understanding#language}.
   */
  public static Interpreter everyLanguage(InterpreterSettings settings) {
    return new Interpreter(settings, Language.ALL);
  }

  /** Interprets an utterance of a call in which no day was spoken of and names are sound. */
  public Interpretation interpret(
      Transcript transcript,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      Function<String, Sealed> numberSealer) {
    return interpret(transcript, expectation, catalogue, now, Optional.empty(), numberSealer);
  }

  /** Interprets an utterance of a call in which names are sound. */
  public Interpretation interpret(
      Transcript transcript,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      Optional<LocalDate> spokenOf,
      Function<String, Sealed> numberSealer) {
    return interpret(
        transcript, expectation, catalogue, now, spokenOf, Sealer.spoken(numberSealer));
  }

  /**
   * Interprets an utterance of a call in which nothing was booked.
   *
   * @param spokenOf the day that was spoken of last
   */
  public Interpretation interpret(
      Transcript transcript,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      Optional<LocalDate> spokenOf,
      Sealer sealer) {
    return interpret(
        transcript, expectation, catalogue, now, DaysSpokenOf.wished(spokenOf), sealer);
  }

  /**
   * Interprets an utterance.
   *
   * @param now the time of the call in the clinic's zone
   * @param spokenOf the days that were spoken of: a weekday named alone is of the week of the last
   * @param sealer seals what is personal for where the understanding will stand
   */
  public Interpretation interpret(
      Transcript transcript,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      DaysSpokenOf spokenOf,
      Sealer sealer) {
    return read(transcript, expectation, catalogue, now, spokenOf, sealer).made();
  }

  /** The same, with how much of the utterance was left open. */
  public Read read(
      Transcript transcript,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime now,
      DaysSpokenOf spokenOf,
      Sealer sealer) {
    Language asked = asked(expectation);
    Reading first =
        new InLanguage(asked, expectation, catalogue, now, spokenOf, sealer).read(transcript);
    if (first.unknownWords() == 0 || languages.size() == 1) {
      return first.told(first.made());
    }
    for (Language other : languages) {
      if (!other.equals(asked)) {
        Reading second =
            new InLanguage(other, expectation, catalogue, now, spokenOf, sealer).read(transcript);
        if (isBetter(second, first)) {
          return second.told(second.inLanguage(other));
        }
      }
    }
    return first.told(first.made());
  }

  /**
   * What became of an utterance, and how sure the rules are of it.
   *
   * @param fits whether it answers the question, or is a wish of its own
   * @param unknownWords words that mean nothing to the rules, of what was taken
   */
  public record Read(Interpretation made, boolean fits, int unknownWords) {}

  private Language asked(Expectation expectation) {
    return languages.stream()
        .filter(language -> language.isNamed(expectation.language()))
        .findFirst()
        .orElse(languages.get(0));
  }

  /** In a language that was not listened for most words must be known, and more of them. */
  private static boolean isBetter(Reading other, Reading first) {
    return other.made() instanceof Understood
        && other.unknownWords() * 3 <= other.words()
        && (first.made() instanceof Rejected
            ? other.unknownWords() <= first.unknownWords()
            : other.unknownWords() * 3 < first.unknownWords() * 2);
  }

  /**
   * What was made of a transcript.
   *
   * @param unknownWords of the hypothesis taken, or of the first one
   */
  private record Reading(Interpretation made, int unknownWords, int words, boolean fits) {
    /** From this many words on a sentence shows which language its speaker speaks. */
    private static final int SHOWS_LANGUAGE = 3;

    Read told(Interpretation as) {
      return new Read(as, fits && as instanceof Understood, unknownWords);
    }

    Interpretation inLanguage(Language language) {
      boolean shown = words - unknownWords >= SHOWS_LANGUAGE;
      return shown && made instanceof Understood said
          ? new Understood(
              said.understanding().language().isPresent()
                  ? said.understanding()
                  : said.understanding().withLanguage(language.tag()),
              said.confidence(),
              said.words(),
              said.hypothesisIndex())
          : made;
    }
  }

  /** One language's view of an utterance. */
  private final class InLanguage {
    private final Expectation expectation;
    private final Finders finders;
    private final Clauses clauses;

    InLanguage(
        Language language,
        Expectation expectation,
        Catalogue catalogue,
        LocalDateTime now,
        DaysSpokenOf spokenOf,
        Sealer sealer) {
      this.expectation = expectation;
      this.finders = new Finders(language, catalogue, now.toLocalDate());
      this.clauses =
          new Clauses(
              language,
              finders::read,
              (question, days) ->
                  new AnswerReader(
                      asking(question),
                      catalogue,
                      now,
                      days,
                      sealer,
                      language.numbers(),
                      settings.maxNoteCharacters()),
              expectation.question(),
              spokenOf);
    }

    private Expectation asking(Question question) {
      return question == expectation.question()
          ? expectation
          : new Expectation(question, List.of(), Map.of(), expectation.language());
    }

    Reading read(Transcript transcript) {
      List<Hypothesis> hypotheses = transcript.hypotheses();
      Optional<Reading> poor = Optional.empty();
      Optional<Reading> rejected = Optional.empty();
      for (int i = 0; i < Math.min(hypotheses.size(), settings.maxHypotheses()); i++) {
        Hypothesis hypothesis = hypotheses.get(i);
        if (hypothesis.confidence()
            < hypotheses.get(0).confidence() * settings.alternativeMinRatio()) {
          continue;
        }
        Sentence sentence = finders.read(Words.of(hypothesis.text()), expectation.question());
        Answer answer = clauses.read(sentence);
        Understood understood =
            new Understood(answer.understanding(), hypothesis.confidence(), hypothesis.text(), i);
        Reading reading =
            new Reading(
                understood,
                sentence.unknownWords(),
                sentence.words().size(),
                answer.fit() == Fit.GOOD);
        if (answer.fit() == Fit.GOOD
            && sure(understood, expectation)
            && !agreesByAlternative(understood, expectation)) {
          return reading;
        }
        if (answer.fit() == Fit.POOR && poor.isEmpty()) {
          poor = Optional.of(reading);
        }
        if (rejected.isEmpty()) {
          rejected =
              Optional.of(
                  new Reading(new Rejected(), reading.unknownWords(), reading.words(), false));
        }
      }
      Reading nothing = rejected.orElse(new Reading(new Rejected(), 0, 0, false));
      return poor.orElse(nothing);
    }
  }

  /** What was read back is agreed to by the best reading or by none. */
  private static boolean agreesByAlternative(Understood understood, Expectation expectation) {
    return READ_BACK.contains(expectation.question())
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

  /**
   * What was given by keys before the pound key: a birth date as eight digits (day, month, year), a
   * reference, and else a telephone number.
   *
   * @param today in the clinic's zone
   */
  public Interpretation interpretKeys(
      Question question, String digits, Catalogue catalogue, LocalDate today, Sealer sealer) {
    return switch (question) {
      case BIRTH_DATE ->
          Finders.births(languages.get(0), catalogue, today)
              .ofKeys(digits)
              .map(
                  date ->
                      keyed(
                          Understanding.NOTHING.withBirthDate(sealer.birthDate(date.toString())),
                          digits))
              .orElseGet(Rejected::new);
      case REFERENCE ->
          Finders.isReference(digits)
              ? keyed(Understanding.NOTHING.withReference(digits), digits)
              : new Rejected();
      default -> interpretKeys(digits, catalogue, sealer::number);
    };
  }

  private static Interpretation keyed(Understanding understanding, String digits) {
    return new Understood(understanding, 1.0, digits, 0);
  }
}
