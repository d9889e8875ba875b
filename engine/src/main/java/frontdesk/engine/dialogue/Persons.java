package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the wish of the moment is for. Being identified as one person proves nothing of another, not
 * even behind the same number: once somebody else is spoken of, nobody is identified, and what was
 * said of whoever was before is not passed on. Only a number to ring back by is kept for a booking.
 */
final class Persons {
  private Persons() {}

  /** Where it may be said whom a booking is for; elsewhere a name or a yes is waited for. */
  private static final Set<Question> NAMING =
      EnumSet.of(Question.INTENT, Question.MORE, Question.GO_ON, Question.SERVICE, Question.DATE);

  /**
   * Takes whom a booking is for, where that was said; says whether something was learned by it: it
   * is somebody else, or of a wish that is known.
   */
  static boolean take(Draft draft, Understanding said) {
    boolean asked = isNamedHere(draft.state(), said);
    Optional<RelationToCaller> meant = meant(draft.state(), said).filter(one -> asked);
    if (meant.isEmpty()) {
      return false;
    }
    boolean spokenOf = isSpokenOf(draft.state());
    draft.fill(new SlotValue.ForPerson(meant.get(), wholeName(said)));
    if (spokenOf && draft.state().aim().isPresent() && !isBooking(said)) {
      proofAnew(draft, said);
    }
    return spokenOf || BookingFlow.service(draft.state()).isPresent();
  }

  /** A booking that is wished in place of what was to be done can be for anybody, anywhere. */
  private static boolean isNamedHere(ConversationState state, Understanding said) {
    boolean instead = isBooking(said) && state.aim().isPresent();
    return Detours.aim(said).isEmpty() && (instead || NAMING.contains(state.question()));
  }

  private static boolean isBooking(Understanding said) {
    return said.intent().equals(Optional.of(Intent.BOOK));
  }

  /**
   * The name that somebody can be made known by: with the caller's son, or whoever, only a first
   * name was said, and the whole of it is asked for in its turn.
   */
  private static Optional<Sealed> wholeName(Understanding said) {
    boolean first =
        said.person()
            .filter(one -> one != RelationToCaller.OTHER && one != RelationToCaller.CALLER)
            .isPresent();
    return first ? Optional.empty() : said.name();
  }

  /** Takes whose appointments are meant; of somebody else it has to be proven anew who it is. */
  static void takeOwner(Draft draft, Understanding said) {
    meant(draft.state(), said)
        .ifPresent(
            owner -> {
              boolean spokenOf = isSpokenOf(draft.state());
              draft.fill(new SlotValue.ForPerson(owner, said.name()));
              if (spokenOf) {
                proofAnew(draft, said);
              }
              Identification.take(draft, said);
            });
  }

  /** A number that was said of one is no fact of another, unless it is said with them. */
  private static void proofAnew(Draft draft, Understanding said) {
    draft.clear(SlotName.APPOINTMENT);
    draft.clear(SlotName.CONTACT);
    said.number().ifPresent(number -> draft.fill(new SlotValue.Contact(number)));
    draft.lead(Line.PERSON_PROOF.say());
  }

  /** Who is meant, where that is not who is spoken of already. */
  private static Optional<RelationToCaller> meant(ConversationState state, Understanding said) {
    Optional<RelationToCaller> now = relation(state);
    boolean named = said.name().isPresent() && !isKnownName(state, said);
    if (said.person().isEmpty()) {
      boolean other = named && isIdentified(state) && Detours.aim(said).isPresent();
      return other ? Optional.of(RelationToCaller.OTHER) : Optional.empty();
    }
    RelationToCaller relation = said.person().get();
    boolean caller = relation == RelationToCaller.CALLER;
    boolean same = now.map(relation::equals).orElse(caller);
    boolean certain = caller || (relation != RelationToCaller.OTHER && !named);
    return same && certain ? Optional.empty() : said.person();
  }

  private static boolean isKnownName(ConversationState state, Understanding said) {
    return state
        .slot(SlotName.NAME, SlotValue.SpokenName.class)
        .map(SlotValue.SpokenName::name)
        .equals(said.name());
  }

  private static boolean isIdentified(ConversationState state) {
    return state.dealings().identified().isPresent();
  }

  /** Whether there is anything that would be somebody else's. */
  private static boolean isSpokenOf(ConversationState state) {
    return isIdentified(state)
        || state.dealings().last().isPresent()
        || !state.dealings().tried().isEmpty()
        || state.has(SlotName.NAME)
        || state.has(SlotName.BIRTH_DATE)
        || state.has(SlotName.REFERENCE)
        || state.has(SlotName.PERSON);
  }

  private static Optional<RelationToCaller> relation(ConversationState state) {
    return state
        .slot(SlotName.PERSON, SlotValue.ForPerson.class)
        .map(SlotValue.ForPerson::relation);
  }

  /** Whether somebody else than the caller is spoken of. */
  static boolean isSomebodyElse(ConversationState state) {
    return relation(state).filter(one -> one != RelationToCaller.CALLER).isPresent();
  }

  /**
   * "Now my daughter", "the same again for my husband", where nothing else is asked: one more of
   * what was booked before, or told of them what was told before. Says whether it was that.
   */
  static boolean another(Draft draft, Understanding said) {
    ConversationState state = draft.state();
    boolean open = state.question() == Question.MORE || state.question() == Question.INTENT;
    boolean wish = said.intent().isEmpty() || said.intent().get() == Intent.BOOK;
    if (!open || !wish || said.person().isEmpty() || state.aim().isPresent()) {
      return false;
    }
    Optional<Appointment> last = state.dealings().last();
    if (last.isPresent() && isSomebodyElse(state)) {
      again(draft, said, last.get());
      return true;
    }
    boolean told =
        isIdentified(draft.before())
            && state.dealings().outcome().equals(Optional.of(EndReason.INFORMED))
            && said.intent().isEmpty()
            && said.service().isEmpty();
    if (told) {
      proofAnew(draft, said);
      Management.begin(draft, said, Aim.FIND);
    }
    return told;
  }

  private static void again(Draft draft, Understanding said, Appointment last) {
    Answers.leaveTrouble(draft);
    draft.forgetTroubles(Question.MORE);
    Understanding wish = said;
    if (said.service().isEmpty()) {
      wish = wish.withService(last.slot().service());
    }
    boolean same = wish.service().equals(Optional.of(last.slot().service()));
    if (same && said.same().isPresent()) {
      wish = as(draft, wish, last);
    }
    if (Wishes.take(draft, wish) != Wishes.Outcome.IMPOSSIBLE) {
      Answers.goOn(draft);
    }
  }

  /** With whomever, on the day and at the time that was booked, as far as nothing else was said. */
  private static Understanding as(Draft draft, Understanding said, Appointment last) {
    LocalDateTime start = BookingFlow.start(draft, last.slot());
    Understanding wish = said;
    boolean day = said.date().isPresent() || said.soonest() || said.from().isPresent();
    boolean time =
        said.time().isPresent() || said.earliest().isPresent() || said.latest().isPresent();
    if (!day && !said.impossibleDate()) {
      wish = wish.withDate(start.toLocalDate());
    }
    if (!time && !said.soonest()) {
      wish = wish.withTime(start.toLocalTime());
    }
    return said.practitioner().isPresent() || said.anyPractitioner()
        ? wish
        : wish.withPractitioner(last.slot().practitioner());
  }
}
