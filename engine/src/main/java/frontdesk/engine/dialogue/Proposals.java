package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a brain proposes is done if nothing speaks against it; else the reason is recorded and the
 * conversation goes on by itself.
 */
final class Proposals {
  /** Read-backs, offers and whatever repeats what a caller said are composed here only. */
  private static final Set<Question> ASKABLE =
      EnumSet.of(
          Question.INTENT,
          Question.MORE,
          Question.SERVICE,
          Question.PRACTITIONER,
          Question.DATE,
          Question.TIME,
          Question.NAME,
          Question.CONTACT,
          Question.NOTE,
          Question.BIRTH_DATE,
          Question.REFERENCE);

  private Proposals() {}

  /** Whether it goes on with an answer, and answers nothing by itself. */
  static boolean goesOn(Input.Proposed proposed) {
    return proposed.proposal() instanceof Proposal.SayMore && proposed.said().isEmpty();
  }

  static void take(Draft draft, Input.Proposed proposed) {
    if (goesOn(proposed)) {
      sayMore(draft, proposed.prompt(), (Proposal.SayMore) proposed.proposal());
      return;
    }
    Optional<Objection> objection =
        untimely(draft, proposed).or(() -> against(draft, proposed.proposal()));
    if (objection.isPresent()) {
      draft.add(new Decision.ProposalRefused(objection.get()));
      proposed.said().ifPresentOrElse(said -> heard(draft, said), () -> goOn(draft));
    } else if (proposed.proposal() instanceof Proposal.UseTool use) {
      if (use.call() instanceof ToolCall.HoldSlot) {
        draft.releaseHold();
      }
      draft.use(use.call());
      if (use.call() instanceof ToolCall.ReleaseHold) {
        Answers.goOn(draft); // what was asked about it is not true any more
      }
    } else if (proposed.proposal() instanceof Proposal.SayText say) {
      say(draft, proposed, say.phrase());
    } else if (proposed.proposal() instanceof Proposal.SayWords say) {
      say(draft, proposed, OwnSentences.phrase(say.words()));
    } else if (proposed.proposal() instanceof Proposal.Ask ask) {
      Answers.leaveTrouble(draft);
      draft.ask(ask.question());
    } else if (proposed.proposal() instanceof Proposal.HandOver) {
      Answers.leaveTrouble(draft);
      draft.ask(Question.CALLBACK);
    } else if (proposed.proposal() instanceof Proposal.End) {
      Endings.goodbye(draft);
    }
  }

  /** Said before the pending question, or before what follows from the caller's words. */
  private static void say(Draft draft, Input.Proposed proposed, Phrase phrase) {
    draft.lead(phrase);
    Optional<Input.Heard> wish =
        proposed
            .said()
            .filter(said -> !said.understanding().equals(Understanding.NOTHING))
            .filter(said -> said.confidence() >= draft.limits().acceptMinConfidence());
    wish.ifPresentOrElse(said -> heard(draft, said), () -> Prompts.again(draft));
  }

  /**
   * A further sentence of an answer that is being said, behind those before it and before what is
   * asked then. One that is refused changes nothing: what is being said goes on.
   */
  private static void sayMore(Draft draft, int prompt, Proposal.SayMore more) {
    ConversationState state = draft.state();
    Optional<Decision.Say> said =
        state
            .asked()
            .filter(say -> say.prompt() == prompt && state.cutShort() < prompt)
            .filter(say -> OwnSentences.upTo(say) > 0);
    if (said.isEmpty()) {
      draft.add(new Decision.ProposalRefused(Objection.STALE));
    } else if (state.isBusy()) {
      draft.add(new Decision.ProposalRefused(Objection.BUSY));
    } else if (!draft.guardrails().isSound(draft, more)) {
      draft.add(new Decision.ProposalRefused(Objection.SENTENCE_NOT_SOUND));
    } else {
      draft.add(new Decision.SayMore(OwnSentences.with(said.get(), more.words())));
    }
  }

  private static void heard(Draft draft, Input.Heard said) {
    Answers.heard(draft, BrainReading.counted(draft, said));
  }

  private static Optional<Objection> untimely(Draft draft, Input.Proposed proposed) {
    ConversationState state = draft.state();
    if (proposed.said().filter(said -> isCallersAlone(state, said)).isPresent()) {
      return Optional.of(Objection.NOT_FOR_A_BRAIN);
    }
    if (proposed.prompt() < state.askedPrompt()) {
      return Optional.of(Objection.STALE);
    }
    boolean over = state.phase() == Phase.FALLBACK || state.question() == Question.NONE;
    return state.isBusy() || over ? Optional.of(Objection.BUSY) : Optional.empty();
  }

  /** Words of danger, and a yes or a no to a read-back, are answered by nobody else. */
  private static boolean isCallersAlone(ConversationState state, Input.Heard said) {
    boolean answered = said.understanding().yes().isPresent();
    return Endings.isDanger(said.understanding())
        || (answered && Confirmation.isReadBack(state.question()));
  }

  private static Optional<Objection> against(Draft draft, Proposal proposal) {
    if (proposal instanceof Proposal.UseTool use) {
      return Checks.against(draft, use.call());
    } else if (proposal instanceof Proposal.SayText say) {
      return isSayable(say.phrase())
          ? Checks.against(draft, say.phrase())
          : Optional.of(Objection.TEXT_NOT_SAYABLE);
    } else if (proposal instanceof Proposal.SayWords say) {
      return draft.guardrails().isSound(draft, say)
          ? Optional.empty()
          : Optional.of(Objection.SENTENCE_NOT_SOUND);
    } else if (proposal instanceof Proposal.SayMore) {
      return Optional.of(Objection.STALE); // somebody has spoken since
    } else if (proposal instanceof Proposal.HandOver) {
      return unless(draft.state().question() != Question.CALLBACK);
    } else if (proposal instanceof Proposal.End) {
      return unless(draft.state().question() == Question.MORE);
    }
    Question question = ((Proposal.Ask) proposal).question();
    boolean here = Flow.of(draft.state()).questions().contains(question);
    return unless(here && ASKABLE.contains(question));
  }

  private static Optional<Objection> unless(boolean askable) {
    return askable ? Optional.empty() : Optional.of(Objection.QUESTION_NOT_ASKABLE);
  }

  private static boolean isSayable(Phrase phrase) {
    return Line.sayable(phrase.key())
        .filter(line -> line.placeholders().equals(phrase.arguments().keySet()))
        .filter(
            line ->
                phrase.arguments().entrySet().stream()
                    .allMatch(one -> isOfItsKind(one.getKey(), one.getValue())))
        .isPresent();
  }

  /** What fills a placeholder is of the kind that the checks know how to check. */
  private static boolean isOfItsKind(String placeholder, Argument argument) {
    return switch (placeholder) {
      case "date" -> argument instanceof Argument.Day;
      case "time", "opens", "closes" -> argument instanceof Argument.TimeOfDay;
      case "service" -> argument instanceof Argument.NamedService;
      case "practitioner" -> argument instanceof Argument.NamedPractitioner;
      case "minutes" -> argument instanceof Argument.Count;
      case "price" -> argument instanceof Argument.Money;
      case "hours" -> is(argument, ClinicFact.OPENING_HOURS);
      case "address" -> is(argument, ClinicFact.ADDRESS);
      case "human" -> is(argument, ClinicFact.HUMAN_NUMBER);
      case "services" -> is(argument, ClinicFact.SERVICES);
      case "practitioners" -> is(argument, ClinicFact.PRACTITIONERS);
      case "insurers" -> is(argument, ClinicFact.INSURERS);
      default -> false;
    };
  }

  private static boolean is(Argument argument, ClinicFact fact) {
    return argument.equals(new Argument.OfClinic(fact));
  }

  /** Refused: the caller is asked again, unless they are not owed a word. */
  private static void goOn(Draft draft) {
    ConversationState state = draft.state();
    if (!state.isBusy() && state.phase() != Phase.FALLBACK && state.question() != Question.NONE) {
      Prompts.again(draft);
    }
  }
}
