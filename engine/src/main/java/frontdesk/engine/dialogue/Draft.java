package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One turn while it is being decided: each decision is applied to the state as soon as it is taken,
 * so that the next one sees it. Lives for one call of {@link Conversation#decide} only.
 */
final class Draft {
  /** A day so many months ahead is another one than the next of its name. */
  private static final int CLEAR_MONTHS = 11;

  private final Conversation.Context context;
  private final Guardrails guardrails;
  private final ConversationState before;
  private Input input;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Phrase> lead = new ArrayList<>();
  private ConversationState state;

  Draft(
      Conversation.Context context, Guardrails guardrails, ConversationState before, Input input) {
    this.context = context;
    this.guardrails = guardrails;
    this.before = before;
    this.input = input;
    this.state = before.apply(input);
  }

  /** The state before the turn. */
  ConversationState before() {
    return before;
  }

  /** What the turn is about. */
  Input input() {
    return input;
  }

  /** The turn is about this of its input: the state has it already. */
  void reads(Input.Heard part) {
    input = part;
  }

  Guardrails guardrails() {
    return guardrails;
  }

  /** Whether the turn's input agrees to a read-back of this kind. */
  boolean isAgreement(Question question) {
    return before.question() == question
        && Confirmation.counts(before, limits(), catalogue().zone(), input);
  }

  ConversationState state() {
    return state;
  }

  List<Decision> decisions() {
    return decisions;
  }

  Catalogue catalogue() {
    return context.catalogue();
  }

  Limits limits() {
    return context.limits();
  }

  /** How many choices are offered at a time: no more than there are keys for them. */
  int choices() {
    return Math.max(1, Math.min(context.limits().alternatives(), Keys.MOST_CHOICES));
  }

  /** The recorded clock of the input, in the clinic's zone. */
  LocalDateTime now() {
    return input.at().atZone(catalogue().zone()).toLocalDateTime();
  }

  LocalDate today() {
    return now().toLocalDate();
  }

  /**
   * A day as it is spoken of now: who hears no year takes it for the next such day, or the last.
   */
  Argument.Day day(LocalDate date) {
    Argument.Day day = new Argument.Day(date);
    boolean past = date.isBefore(today());
    boolean clear =
        past
            ? date.getYear() == today().getYear()
            : date.isBefore(today().plusMonths(CLEAR_MONTHS));
    return clear ? day : day.withYear();
  }

  void add(Decision decision) {
    decisions.add(decision);
    state = state.apply(decision);
  }

  /** Goes to a phase by allowed steps; where the table has no way, the phase stays. */
  void enter(Phase to) {
    for (Phase step : Phases.path(state.phase(), to)) {
      add(new Decision.PhaseChanged(state.phase(), step));
    }
  }

  /** Fills a slot, and forgets a name or number that was heard for it. */
  void fill(SlotValue value) {
    boolean known = value.equals(state.slots().get(value.slot()));
    if (!known || isHeard(value.slot())) {
      add(new Decision.SlotFilled(value));
    }
  }

  /** Empties a slot, and forgets a name or number that was heard for it. */
  void clear(SlotName slot) {
    if (state.has(slot) || isHeard(slot)) {
      add(new Decision.SlotCleared(slot));
    }
  }

  private boolean isHeard(SlotName slot) {
    return (slot == SlotName.NAME && state.heardName().isPresent())
        || (slot == SlotName.CONTACT && state.heardNumber().isPresent());
  }

  void forgetTroubles(Question question) {
    if (state.count(question) > 0) {
      add(new Decision.TroubleForgotten(question));
    }
  }

  /** Whether nothing is said in this turn so far. */
  boolean isSilent() {
    return decisions.stream().noneMatch(Decision.Say.class::isInstance);
  }

  /** Something to be said before whatever is asked next in this turn. */
  void lead(Phrase phrase) {
    lead.add(phrase);
  }

  /** Asks a question in the words of its attempt; the phase follows from what is asked. */
  void ask(Question question) {
    ask(Prompts.compose(this, question));
  }

  void ask(Prompts.Composed composed) {
    enter(phaseOf(composed.expectation().question()));
    say(composed.phrases(), true, composed.expectation());
  }

  /** Asks after something that has to be heard whole: nothing interrupts it. */
  void askWhole(Question question) {
    Prompts.Composed composed = Prompts.compose(this, question);
    enter(phaseOf(question));
    say(composed.phrases(), false, composed.expectation());
  }

  private Phase phaseOf(Question question) {
    if (state.phase() == Phase.START) {
      return Phase.GREETING;
    }
    if (Confirmation.isReadBack(question)) {
      return Phase.CONFIRM;
    }
    boolean stays =
        state.phase() == Phase.RETRY
            || state.phase() == Phase.FALLBACK
            || (state.phase() == Phase.GREETING && question == Question.INTENT)
            || (state.phase() == Phase.COMPLETE && question == Question.MORE);
    return stays ? state.phase() : Phase.COLLECT_INFO;
  }

  /** Says something that asks nothing. */
  void tell(boolean interruptible, Phrase... phrases) {
    say(
        List.of(phrases),
        interruptible,
        new Expectation(Question.NONE, List.of(), Map.of(), state.language()));
  }

  void say(List<Phrase> phrases, boolean interruptible, Expectation expectation) {
    List<Phrase> all = new ArrayList<>();
    if (expectation.question() != Question.NONE) {
      all.addAll(Information.aside(this));
    }
    all.addAll(lead);
    all.addAll(phrases);
    if (state.owed().isPresent() && !Endings.nameTheNumber(all)) {
      all.add(0, Endings.emergencyLine(Line.EMERGENCY_MAYBE));
    }
    lead.clear();
    Optional<Objection> objection = Checks.against(this, all);
    if (objection.isPresent()) {
      refuse(objection.get());
      return;
    }
    Optional<Boolean> pace = state.slower() ? Optional.of(true) : Optional.empty();
    add(new Decision.Say(state.prompts() + 1, all, interruptible, expectation, pace));
  }

  /** Has something done, if it may be done here; else a person takes over. */
  void use(ToolCall call) {
    Optional<Objection> objection = Checks.against(this, call);
    if (objection.isPresent()) {
      refuse(objection.get());
    } else {
      add(new Decision.UseTool(state.tools() + 1, call));
    }
  }

  /** What the guardrails refuse even here is no matter to go on with: a person takes over. */
  private void refuse(Objection objection) {
    add(new Decision.ProposalRefused(objection));
    Fallback.nameHumanNumber(this);
  }

  /** Gives the hold back, if there is one and it is not just being confirmed. */
  void releaseHold() {
    if (!state.isWriting()) {
      state.hold().ifPresent(held -> use(new ToolCall.ReleaseHold(held.hold())));
    }
  }

  void end(EndReason reason) {
    if (state.phase() == Phase.END) {
      return;
    }
    add(new Decision.EndCall(reason));
    enter(Phase.END);
  }
}
