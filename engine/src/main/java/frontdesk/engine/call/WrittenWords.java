package frontdesk.engine.call;

import frontdesk.engine.call.TextCall.Taken;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainGate;
import frontdesk.engine.call.brain.BrainPoint;
import frontdesk.engine.call.brain.BrainTurn;
import frontdesk.engine.call.summary.CallTurn;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.speech.language.DaysSpokenOf;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the words and keys of a caller in writing come to: the inputs that the conversation takes
 * because of them, by a language model where the rules leave something open, and otherwise by the
 * rules. Nothing of it changes the conversation.
 */
final class WrittenWords {
  private final TextCall.Parts parts;
  private final CallSeals seals;

  WrittenWords(TextCall.Parts parts, CallSeals seals) {
    this.parts = parts;
    this.seals = seals;
  }

  /** Where the conversation stands, and how it came there. */
  record Point(ConversationState state, List<Taken> taken) {}

  /**
   * Of words. Blocking where a model is asked.
   *
   * @param afterPrompt whether what was being said had been heard to its end
   */
  List<Input> spoken(Point at, String words, boolean afterPrompt) throws InterruptedException {
    Transcript transcript =
        new Transcript(
            at.state().language(),
            0,
            Duration.ZERO,
            List.of(new Transcript.Hypothesis(words, 1.0)));
    Interpreter.Read read =
        parts
            .interpreter()
            .read(
                transcript,
                at.state().asked().orElseThrow().expectation(),
                parts.clinic().catalogue(),
                localNow(),
                DaysSpokenOf.of(
                    at.state().wantedDay(),
                    at.state().bookedDay(parts.clinic().catalogue().zone())),
                sealer());
    Optional<Brain> brain =
        parts.brain().filter(one -> BrainGate.asks(one.settings(), at.state(), read));
    if (brain.isPresent()
        && think(at, brain.get(), read.made(), words, afterPrompt)
            instanceof BrainTurn.Step.Take taken) {
      return taken.inputs();
    }
    return List.of(understood(at, read.made(), words, afterPrompt));
  }

  /** Of the digits of a number. */
  Input keyed(Point at, String digits) {
    Interpretation meaning =
        parts
            .interpreter()
            .interpretKeys(
                at.state().question(),
                digits,
                parts.clinic().catalogue(),
                localNow().toLocalDate(),
                sealer());
    return understood(at, meaning, digits, true);
  }

  private BrainTurn.Step think(
      Point at, Brain brain, Interpretation meaning, String words, boolean afterPrompt)
      throws InterruptedException {
    Understanding rules =
        meaning instanceof Interpretation.Understood understood
            ? SameNumber.answered(understood.understanding(), at.state(), seals)
            : Understanding.NOTHING;
    BrainPoint point =
        new BrainPoint(
            at.state(),
            at.taken().stream().map(one -> new CallTurn(one.input(), one.decisions())).toList(),
            new OpenedWords(
                Optional.of(seals),
                Optional.of(parts.clinic().catalogue()),
                parts.clinic().texts()),
            parts.clinic().catalogue(),
            localNow());
    return new WrittenBrain(brain)
        .settle(
            new BrainTurn(
                new BrainTurn.Asked(
                    heard(at, rules, 1.0, words, afterPrompt),
                    words,
                    point,
                    parts.clinic().context(),
                    parts.interpreter(),
                    sealer(),
                    own -> seals.seal(CallSeals.Field.OWN_WORDS, own)),
                brain.settings()));
  }

  private Input understood(Point at, Interpretation meaning, String words, boolean afterPrompt) {
    if (meaning instanceof Interpretation.Understood understood) {
      Understanding said = SameNumber.answered(understood.understanding(), at.state(), seals);
      return heard(at, said, understood.confidence(), words, afterPrompt);
    } else if (at.state().question() == Question.NOTE) {
      // What a recognizer of sound keeps as a recording stands here in words.
      Sealed note = seals.seal(CallSeals.Field.NOTE, words);
      return heard(at, Understanding.NOTHING.withNote(note), 1.0, words, afterPrompt);
    }
    return new Input.NotUnderstood(
        now(), at.state().prompts(), afterPrompt, Input.NotUnderstoodReason.REJECTED);
  }

  private Input.Heard heard(
      Point at, Understanding meaning, double confidence, String words, boolean afterPrompt) {
    return new Input.Heard(
        now(),
        at.state().prompts(),
        afterPrompt,
        meaning,
        confidence,
        seals.seal(CallSeals.Field.WORDS, words));
  }

  private EdgeSealer sealer() {
    return new EdgeSealer(seals, true);
  }

  private LocalDateTime localNow() {
    return LocalDateTime.ofInstant(now(), parts.clinic().catalogue().zone());
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
