package frontdesk.engine.call;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainGate;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.provider.Transcript;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller who pauses seems to have said all, so that their turn may end after a shorter
 * silence: the recognizer judges that the sentence is over, or has made it final, and what it heard
 * is understood: by the rules alone, and surely, or by a model whose answer is there and will be
 * taken. Whatever else is heard of the utterance takes that back. Used by the call's actor only.
 */
final class LikelyEnd {
  /**
   * What was heard last.
   *
   * @param mark of the recognizer, see {@link RecognizerStage.LikelyFinished}
   */
  private record Likely(long utterance, long mark, String words) {}

  /** What a model has an answer to that will be taken. */
  private record Answered(long utterance, String words) {}

  private final CallRun run;
  private final RulesReading rules;
  private @Nullable Likely likely;
  private @Nullable Answered answered;
  private boolean told;

  LikelyEnd(CallRun run, RulesReading rules) {
    this.run = run;
    this.rules = rules;
  }

  static String words(Transcript transcript) {
    return transcript.hypotheses().isEmpty() ? "" : transcript.hypotheses().get(0).text();
  }

  /** What seems to be said so far, which may not be all. */
  void onPartial(CallMessages.PartlyTranscribed partly) {
    Likely before = likely;
    if (before != null
        && !(before.utterance() == partly.utterance()
            && before.words().equals(EarlyWords.plain(words(partly.partial()))))) {
      takeBack();
    }
  }

  /** It seems to be all. */
  void onLikely(CallState state, CallMessages.LikelyFinished said, Optional<Brain> brain) {
    Likely now = new Likely(said.utterance(), said.mark(), EarlyWords.plain(words(said.partial())));
    if (said.utterance() != run.speaking || now.words().isEmpty()) {
      return;
    }
    likely = now;
    if (isUnderstood(state, said.partial(), brain)) {
      tell(now);
    } else {
      tellIfAnswered();
    }
  }

  /** A model has answered to these words, and its answer will be taken if they are all. */
  void onAnswered(long utterance, String words) {
    answered = new Answered(utterance, EarlyWords.plain(words));
    tellIfAnswered();
  }

  private void tellIfAnswered() {
    Likely now = likely;
    if (now != null && new Answered(now.utterance(), now.words()).equals(answered)) {
      tell(now);
    }
  }

  /** Every word means something, all of it answers the question, and no model is asked about it. */
  private boolean isUnderstood(CallState state, Transcript said, Optional<Brain> brain) {
    if (run.stage() != CallStage.LISTENING || state.expectation().isEmpty()) {
      return false;
    }
    Interpreter.Read read = rules.of(state, state.expectation().get(), said);
    return read.made() instanceof Interpretation.Understood
        && read.fits()
        && read.unknownWords() == 0
        && brain
            .filter(one -> BrainGate.asks(one.settings(), state.conversation(), read))
            .isEmpty();
  }

  private void tell(Likely now) {
    told = true;
    run.audio().ifPresent(audio -> audio.hearing().likelyOver(now.utterance(), now.mark()));
    run.with.observer().onLikelyOver(run.id, true);
  }

  private void takeBack() {
    likely = null;
    if (told) {
      told = false;
      run.audio().ifPresent(audio -> audio.hearing().notOver());
      run.with.observer().onLikelyOver(run.id, false);
    }
  }
}
