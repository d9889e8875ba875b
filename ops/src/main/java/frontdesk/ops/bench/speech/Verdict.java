package frontdesk.ops.bench.speech;

import frontdesk.engine.speech.language.Interpretation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What became of a clip, and whether it was rightly so. */
enum Verdict {
  /** Understood as it was meant. */
  RIGHT,
  /** Taken for something else. */
  WRONG,
  /** Asked again though it meant something. */
  REJECTED,
  /** Meant nothing, and was acted on. */
  ACCEPTED,
  /** Meant nothing, and the question was asked again. */
  LEFT_ALONE;

  /** "Hang on": who says so without an answer is understood, and asked again. */
  private static final Set<Intent> ASKED_AGAIN = EnumSet.of(Intent.WAIT, Intent.REPEAT);

  /**
   * Judges what was heard.
   *
   * @param asWritten what the words of the sentence themselves would mean; nothing for a sound
   * @param heard what the recognizer and the interpreter made of the audio
   */
  static Verdict of(
      CorpusSentence sentence,
      ExpectedMeaning expected,
      Optional<Understanding> asWritten,
      Interpretation heard,
      Limits limits) {
    Optional<Understanding> accepted = accepted(sentence.question(), heard, limits);
    if (sentence.meansNothing()) {
      boolean rightly =
          accepted.isEmpty()
              || (asWritten.equals(accepted)
                  && accepted.get().intent().filter(ASKED_AGAIN::contains).isPresent());
      return rightly ? LEFT_ALONE : ACCEPTED;
    }
    if (accepted.isEmpty()) {
      return REJECTED;
    }
    return expected.fits(accepted.get()) ? RIGHT : WRONG;
  }

  /**
   * What the conversation would act on: as {@code frontdesk.engine.dialogue} has it, words of
   * danger always, anything else if it is clear, and what agrees to a read-back or throws something
   * away if it is sure.
   */
  static Optional<Understanding> accepted(Question question, Interpretation heard, Limits limits) {
    if (!(heard instanceof Interpretation.Understood understood)
        || understood.understanding().equals(Understanding.NOTHING)) {
      return Optional.empty();
    }
    Understanding said = understood.understanding();
    if (said.intent().equals(Optional.of(Intent.EMERGENCY))) {
      return Optional.of(said);
    }
    boolean agrees = question == Question.CONFIRM && said.yes().equals(Optional.of(true));
    boolean throwsAway =
        said.intent().equals(Optional.of(Intent.START_OVER))
            || said.intent().equals(Optional.of(Intent.GOODBYE));
    double least =
        agrees || throwsAway ? limits.confirmMinConfidence() : limits.acceptMinConfidence();
    return understood.confidence() >= least ? Optional.of(said) : Optional.empty();
  }
}
