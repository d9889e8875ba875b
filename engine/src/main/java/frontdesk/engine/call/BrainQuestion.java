package frontdesk.engine.call;

import frontdesk.engine.call.brain.BrainPoint;
import frontdesk.engine.call.brain.BrainTurn;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDateTime;
import java.util.Optional;

/** What a language model is asked about on a live call, as the call stands. */
final class BrainQuestion {
  private final CallRun run;

  BrainQuestion(CallRun run) {
    this.run = run;
  }

  /** About words that may not be all: of this input nothing is written. */
  BrainTurn.Asked early(CallState state, String words) {
    return asked(
        state,
        words,
        new Input.Heard(
            run.now(),
            state.lastPrompt(),
            true,
            Understanding.NOTHING,
            1,
            run.seals.seal(CallSeals.Field.WORDS, words)));
  }

  /**
   * About what was heard.
   *
   * @param rules what the rules made of it
   */
  BrainTurn.Asked of(CallState state, CallBrain.Heard now, Understanding rules) {
    return asked(
        state,
        now.words(),
        new Input.Heard(
            run.now(),
            now.said().prompt(),
            now.said().afterPrompt(),
            rules,
            now.confidence(),
            run.seals.seal(CallSeals.Field.WORDS, now.words())));
  }

  private BrainTurn.Asked asked(CallState state, String words, Input.Heard input) {
    ClinicKnowledge clinic = run.knowledge(state);
    return new BrainTurn.Asked(
        input,
        words,
        new BrainPoint(
            state.conversation(),
            state.recent(),
            new OpenedWords(
                Optional.of(run.seals), Optional.of(clinic.catalogue()), clinic.texts()),
            clinic.catalogue(),
            LocalDateTime.ofInstant(run.now(), clinic.catalogue().zone())),
        clinic.context(),
        run.with.speech().interpreter(),
        new EdgeSealer(run.seals, false),
        own -> run.seals.seal(CallSeals.Field.OWN_WORDS, own));
  }
}
