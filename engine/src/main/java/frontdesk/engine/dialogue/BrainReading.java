package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a language model made of a caller's words, beside what the rules are sure of: where the
 * rules said something it counts, and the model fills what they left open. A yes, a no, danger, a
 * goodbye and whatever does something without being read back are the caller's own words alone.
 * Pure.
 */
public final class BrainReading {
  /** Wishes that are asked about, searched for or read back before anything is done. */
  private static final Set<Intent> INTENTS =
      EnumSet.of(
          Intent.BOOK,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.FIND_APPOINTMENT,
          Intent.NOTE_APPOINTMENT,
          Intent.LEAVE_WAITING_LIST,
          Intent.ASK_WAITING_LIST,
          Intent.INFORMATION,
          Intent.REPEAT,
          Intent.HELP,
          Intent.WAIT,
          Intent.SLOWER);

  /** Where a choice is among what was read out, and is read back itself. */
  private static final Set<Question> CHOOSING = EnumSet.of(Question.OFFER, Question.WHICH);

  private BrainReading() {}

  /** The wishes that a language model may report. */
  public static Set<Intent> intents() {
    return Set.copyOf(INTENTS);
  }

  /** What was meant by words, as far as it counts at the question that they answer. */
  public static Understanding of(Input.Heard heard, Question question) {
    return heard
        .brain()
        .map(brain -> merged(heard.understanding(), allowed(brain, question)))
        .orElse(heard.understanding());
  }

  /** As much of it as a language model may say at this question. */
  static Understanding allowed(Understanding brain, Question question) {
    boolean choosing = CHOOSING.contains(question);
    return new Understanding(
        brain.intent().filter(INTENTS::contains),
        Optional.empty(),
        brain.service(),
        brain.practitioner(),
        brain.anyPractitioner(),
        brain.date(),
        brain.soonest(),
        brain.impossibleDate(),
        brain.time(),
        brain.earliest(),
        brain.latest(),
        brain.choice().filter(any -> choosing),
        brain.none() && choosing,
        Optional.empty(),
        brain.name(),
        brain.number(),
        brain.note(),
        brain.topic(),
        brain.birthDate(),
        brain.insurer(),
        Optional.empty(),
        Optional.empty(),
        brain.reference(),
        Optional.empty(),
        brain.from(),
        brain.until(),
        brain.oldDate(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What the rules are sure of, and what they left open as a brain has it. */
  static Understanding merged(Understanding rules, Understanding brain) {
    boolean day =
        rules.date().isPresent()
            || rules.soonest()
            || rules.impossibleDate()
            || rules.from().isPresent()
            || rules.until().isPresent();
    boolean time =
        rules.time().isPresent() || rules.earliest().isPresent() || rules.latest().isPresent();
    boolean person = rules.practitioner().isPresent() || rules.anyPractitioner();
    Understanding days = day ? rules : brain;
    Understanding times = time ? rules : brain;
    Understanding people = person ? rules : brain;
    return new Understanding(
        rules.intent().or(brain::intent),
        rules.yes().or(brain::yes),
        rules.service().or(brain::service),
        people.practitioner(),
        people.anyPractitioner(),
        days.date(),
        days.soonest(),
        days.impossibleDate(),
        times.time(),
        times.earliest(),
        times.latest(),
        rules.choice().or(brain::choice),
        rules.none() || brain.none(),
        rules.wrong().or(brain::wrong),
        rules.name().or(brain::name),
        rules.number().or(brain::number),
        rules.note().or(brain::note),
        rules.topic().or(brain::topic),
        rules.birthDate().or(brain::birthDate),
        rules.insurer().or(brain::insurer),
        rules.language().or(brain::language),
        rules.all().or(brain::all),
        rules.reference().or(brain::reference),
        rules.every().or(brain::every),
        days.from(),
        days.until(),
        rules.oldDate().or(brain::oldDate),
        rules.urgent().or(brain::urgent),
        rules.person().or(brain::person),
        rules.same().or(brain::same),
        rules.further().or(brain::further),
        rules.email().or(brain::email));
  }

  /** The words as they count in this turn; what a brain may not say is refused and left out. */
  static Input.Heard counted(Draft draft, Input.Heard heard) {
    if (heard.brain().isEmpty()) {
      return heard;
    }
    Understanding brain = heard.brain().get();
    boolean whole = draft.guardrails().isForBrains(draft, brain);
    if (!whole) {
      draft.add(new Decision.ProposalRefused(Objection.NOT_FOR_A_BRAIN));
    }
    Understanding used = whole ? brain : allowed(brain, draft.before().question());
    return new Input.Heard(
        heard.at(),
        heard.prompt(),
        heard.afterPrompt(),
        merged(heard.understanding(), used),
        heard.confidence(),
        heard.words());
  }
}
