package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finding out who the caller is: two facts that they said, compared at the edge. The number that
 * they call from is none, not even when they say that it is theirs: they have to say it.
 */
final class Identification {
  /** How many facts it takes. */
  private static final int FACTS = 2;

  private Identification() {}

  /** Takes facts that were said, whatever was asked; says whether there were any. */
  static boolean take(Draft draft, Understanding said) {
    said.birthDate()
        .ifPresent(date -> answer(draft, new SlotValue.BirthDate(date), Question.BIRTH_DATE));
    said.reference()
        .ifPresent(digits -> answer(draft, new SlotValue.Reference(digits), Question.REFERENCE));
    said.email().ifPresent(address -> draft.fill(new SlotValue.Email(address)));
    return said.birthDate().isPresent() || said.reference().isPresent();
  }

  private static void answer(Draft draft, SlotValue value, Question question) {
    draft.fill(value);
    draft.forgetTroubles(question);
  }

  /** The next step: compare what is known, ask for what is not, or give up. */
  static void advance(Draft draft) {
    takeHeard(draft);
    ConversationState state = draft.state();
    ToolCall.IdentifyPatient facts = facts(state);
    boolean usedUp =
        state.dealings().tried().size() >= FlowNode.MANAGEMENT.attempts(draft.limits());
    if (usedUp) {
      giveUp(draft);
    } else if (count(facts) >= FACTS && !state.dealings().tried().contains(facts)) {
      draft.use(facts);
    } else {
      missing(state).ifPresentOrElse(draft::ask, () -> giveUp(draft));
    }
  }

  /**
   * Who says two facts of themselves with the wish is looked for once, before a slot is: what they
   * mostly choose shapes the first offer. Says whether they are being looked for.
   */
  static boolean byTheWay(Draft draft) {
    ConversationState state = draft.state();
    ToolCall.IdentifyPatient facts = heardFacts(state);
    boolean looks =
        state.dealings().identified().isEmpty()
            && state.dealings().tried().isEmpty()
            && state.hold().isEmpty()
            && facts.birthDate().isPresent()
            && count(facts) >= FACTS;
    if (looks) {
      draft.use(facts);
    }
    return looks;
  }

  /** With what was heard and not yet asked about. */
  static ToolCall.IdentifyPatient heardFacts(ConversationState state) {
    ToolCall.IdentifyPatient known = facts(state);
    return new ToolCall.IdentifyPatient(
        CallersOwn.heardName(state).or(known::name),
        known.number().or(() -> CallersOwn.saidNumber(state)),
        known.birthDate(),
        known.reference());
  }

  /** They are who they said while they book: their name need not be asked about any more. */
  static void foundByTheWay(Draft draft) {
    if (draft.state().aim().isEmpty()) {
      draft.clear(SlotName.NAME);
    }
  }

  /** A name or number that was said is compared as it is: a wrong one finds nobody. */
  private static void takeHeard(Draft draft) {
    draft.state().heardName().ifPresent(draft::fill);
    draft
        .state()
        .heardNumber()
        .filter(number -> isSaid(draft.state(), number))
        .ifPresent(number -> answer(draft, new SlotValue.Contact(number), Question.CONTACT));
  }

  /**
   * Whoever can make a call come from a number can also say yes when asked whether it is theirs.
   */
  private static boolean isSaid(ConversationState state, Sealed number) {
    return !state.dealings().callerNumber().equals(Optional.of(number));
  }

  static ToolCall.IdentifyPatient facts(ConversationState state) {
    return new ToolCall.IdentifyPatient(
        state.slot(SlotName.NAME, SlotValue.SpokenName.class).map(SlotValue.SpokenName::name),
        saidNumber(state),
        state.slot(SlotName.BIRTH_DATE, SlotValue.BirthDate.class).map(SlotValue.BirthDate::date),
        state
            .slot(SlotName.REFERENCE, SlotValue.Reference.class)
            .map(SlotValue.Reference::reference));
  }

  private static Optional<Sealed> saidNumber(ConversationState state) {
    return state
        .slot(SlotName.CONTACT, SlotValue.Contact.class)
        .map(SlotValue.Contact::number)
        .filter(number -> isSaid(state, number));
  }

  private static long count(ToolCall.IdentifyPatient facts) {
    return Stream.of(facts.name(), facts.number(), facts.birthDate(), facts.reference())
        .filter(Optional::isPresent)
        .count();
  }

  /** The next fact to ask for; what keys can answer comes first. */
  private static Optional<Question> missing(ConversationState state) {
    if (!state.has(SlotName.CONTACT)) {
      return Optional.of(Question.CONTACT);
    } else if (!state.has(SlotName.BIRTH_DATE)) {
      return Optional.of(Question.BIRTH_DATE);
    } else if (!state.has(SlotName.NAME)) {
      return Optional.of(Question.NAME);
    }
    return state.has(SlotName.REFERENCE) ? Optional.empty() : Optional.of(Question.REFERENCE);
  }

  /** What is asked only to know who is calling may stay open: other facts are asked for. */
  static boolean goesOnWithout(Draft draft, Question question) {
    return (question == Question.CONTACT || question == Question.NAME)
        && draft.state().aim().isPresent()
        && draft.state().dealings().identified().isEmpty()
        && draft.state().phase() != Phase.FALLBACK;
  }

  /** So often was it tried today from here that nothing is compared any more. */
  static void tooOften(Draft draft) {
    draft.lead(Line.SORRY_GUESSES.say());
    draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
    Done.nothing(draft);
  }

  /** Nobody was found: a person can help; not even whether there is such a patient is told. */
  private static void giveUp(Draft draft) {
    boolean other = Persons.isSomebodyElse(draft.state());
    draft.lead(other ? Line.SORRY_UNIDENTIFIED_OTHER.say() : Line.SORRY_UNIDENTIFIED.say());
    draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
    Done.nothing(draft);
  }
}
