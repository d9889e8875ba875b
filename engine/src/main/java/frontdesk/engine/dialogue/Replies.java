package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;

/** Yes, no, none and "that is wrong", each in the sense of the question that was asked. */
final class Replies {
  private Replies() {}

  /** Takes the reply; says whether it made sense here. */
  static boolean take(Draft draft, Understanding said) {
    if (draft.state().isPending(ToolCall.PromiseCallback.class)) {
      return true; // The callback is being written; its answer is said next.
    }
    if (said.wrong().isPresent()) {
      wrong(draft, said.wrong().get());
      return true;
    }
    Optional<Boolean> yes = said.yes();
    boolean no = said.none() || yes.equals(Optional.of(false));
    return switch (draft.state().question()) {
      case SERVICE, PRACTITIONER -> said.none() && otherChoices(draft);
      case OFFER -> no && noOffer(draft);
      case NAME -> no && noName(draft);
      case NAME_CONFIRM -> yes.isPresent() && nameConfirm(draft, said);
      case CONTACT_CONFIRM -> contactConfirm(draft, said);
      case CONTACT -> no ? noContact(draft) : yes.isPresent() && ownNumber(draft);
      case CONFIRM -> no && notRight(draft);
      case CHANGE -> no && nothingWrong(draft);
      case CALLBACK -> yes.isPresent() && callback(draft, yes.get());
      case NOTE -> no && noNote(draft);
      case MORE -> (no || yes.isPresent()) && Done.more(draft, !no);
      case INTENT -> no && Done.outcome(draft.state()).isPresent() && Done.more(draft, false);
      case DATE -> no && isChange(draft) && Change.kept(draft);
      case WHICH -> no && Cancellation.kept(draft);
      case BIRTH_DATE, REFERENCE -> no && goOnWithout(draft, draft.state().question());
      case CONFIRM_CANCEL -> no && Cancellation.kept(draft);
      case CONFIRM_CHANGE -> no && Change.anotherOne(draft);
      case WAITING -> (no || yes.isPresent()) && Waiting.answered(draft, !no);
      case FREED -> no && Waiting.take(draft, false);
      case SERIES -> no && Series.declined(draft);
      case GO_ON -> (no || yes.isPresent()) && GoingOn.declined(draft);
      case PREREQUISITE -> prerequisite(draft, said);
      case TIME -> yes.equals(Optional.of(true)) && isChange(draft) && Change.sameTime(draft);
      case NONE, LANGUAGE -> false;
    };
  }

  private static boolean prerequisite(Draft draft, Understanding said) {
    if (said.none() && Prerequisites.isOpen(draft)) {
      return Prerequisites.had(draft);
    }
    boolean no = said.none() || said.yes().equals(Optional.of(false));
    return (no || said.yes().isPresent()) && Prerequisites.answered(draft, !no);
  }

  private static boolean isChange(Draft draft) {
    return draft.state().aim().equals(Optional.of(Aim.CHANGE));
  }

  /** What need not be answered stays open. */
  static boolean goOnWithout(Draft draft, Question question) {
    switch (question) {
      case BIRTH_DATE -> Answers.fill(draft, new SlotValue.NoBirthDate(), question);
      case REFERENCE -> Answers.fill(draft, new SlotValue.NoReference(), question);
      case GO_ON -> GoingOn.declined(draft);
      case CONTACT -> Answers.fill(draft, new SlotValue.NoContact(), question);
      case NAME -> Answers.fill(draft, new SlotValue.NoName(), question);
      default -> noNote(draft);
    }
    return true;
  }

  /** "The one I am calling from": that is a number that was said. */
  private static boolean ownNumber(Draft draft) {
    Optional<Sealed> number = draft.state().dealings().callerNumber();
    number.ifPresent(own -> Answers.fill(draft, new SlotValue.Contact(own), Question.CONTACT));
    return number.isPresent();
  }

  /** The caller says what is wrong, not what is right: that is asked anew. */
  private static void wrong(Draft draft, SlotName slot) {
    if (Places.readBack(draft.state()).isPresent()) {
      Cancellation.kept(draft);
      return;
    }
    boolean described = slot != SlotName.NOTE && Management.isDescribed(draft.state());
    if (described && draft.state().selected().isPresent()) {
      Management.anotherOne(draft);
      return;
    }
    switch (slot) {
      case SERVICE -> anew(draft, slot, Question.SERVICE);
      case PRACTITIONER -> anew(draft, slot, Question.PRACTITIONER);
      case DATE -> {
        draft.clear(SlotName.TIME);
        anew(draft, slot, Question.DATE);
      }
      case TIME -> anew(draft, slot, Question.TIME);
      case NAME, PERSON -> Answers.askAnew(draft, SlotName.NAME, Question.NAME);
      case CONTACT -> Answers.askAnew(draft, slot, Question.CONTACT);
      case NOTE, BIRTH_DATE, REFERENCE, AIM, APPOINTMENT, SERIES, PREREQUISITE, FURTHER, EMAIL -> {
        draft.clear(slot);
        Answers.goOn(draft);
      }
    }
  }

  /** What is held is not what is wished any more: it is given back at once. */
  private static void anew(Draft draft, SlotName slot, Question question) {
    draft.releaseHold();
    Answers.askAnew(draft, slot, question);
  }

  /** None of these: the next page, if there is one. */
  private static boolean otherChoices(Draft draft) {
    boolean more =
        draft
            .state()
            .asked()
            .filter(say -> say.expectation().keys().containsKey(Keys.MORE))
            .isPresent();
    if (more) {
      Prompts.more(draft);
    }
    return more;
  }

  private static boolean noOffer(Draft draft) {
    if (Waiting.isOtherDay(draft) && Waiting.offer(draft, Optional.empty())) {
      draft.forgetTroubles(Question.OFFER);
      return true;
    }
    Answers.leaveTrouble(draft);
    draft.forgetTroubles(Question.OFFER);
    draft.clear(SlotName.TIME);
    draft.lead(Line.OFFER_ANOTHER.say());
    draft.ask(Question.DATE);
    return true;
  }

  private static boolean noName(Draft draft) {
    Answers.fill(draft, new SlotValue.NoName(), Question.NAME);
    return true;
  }

  static boolean noNote(Draft draft) {
    Answers.fill(draft, new SlotValue.NoNote(), Question.NOTE);
    return true;
  }

  private static boolean nameConfirm(Draft draft, Understanding said) {
    Optional<SlotValue> name = draft.state().heardName();
    boolean yes = said.yes().equals(Optional.of(true));
    if (!yes && said.name().isPresent()) {
      Answers.goOn(draft); // "no, Ann": that is asked about next
    } else if (yes && name.isPresent()) {
      Answers.fill(draft, name.get(), Question.NAME, Question.NAME_CONFIRM);
    } else {
      draft.forgetTroubles(Question.NAME_CONFIRM);
      Answers.askAnew(draft, SlotName.NAME, Question.NAME);
    }
    return true;
  }

  private static boolean contactConfirm(Draft draft, Understanding said) {
    boolean yes = said.yes().equals(Optional.of(true));
    if (said.yes().isEmpty() && said.number().isEmpty()) {
      return false;
    }
    draft.forgetTroubles(Question.CONTACT_CONFIRM);
    if (said.number().isPresent()) { // its last digits are read back before anything is booked
      Answers.fill(draft, new SlotValue.Contact(said.number().get()), Question.CONTACT);
    } else if (yes && draft.state().heardNumber().isPresent()) {
      SlotValue contact = new SlotValue.Contact(draft.state().heardNumber().get());
      Answers.fill(draft, contact, Question.CONTACT);
    } else {
      Answers.askAnew(draft, SlotName.CONTACT, Question.CONTACT);
    }
    return true;
  }

  /** Without a number the appointment needs a name: somebody must be known. */
  private static boolean noContact(Draft draft) {
    if (draft.state().phase() == Phase.FALLBACK) {
      Fallback.nameHumanNumber(draft);
    } else if (draft.state().aim().isEmpty()
        && draft.state().slots().get(SlotName.NAME) instanceof SlotValue.NoName) {
      Troubles.impossible(draft, Question.CONTACT, Line.IMPOSSIBLE_NOBODY.say());
    } else {
      Answers.fill(draft, new SlotValue.NoContact(), Question.CONTACT);
    }
    return true;
  }

  private static boolean notRight(Draft draft) {
    Answers.leaveTrouble(draft);
    draft.forgetTroubles(Question.CONFIRM);
    draft.ask(Question.CHANGE);
    return true;
  }

  private static boolean nothingWrong(Draft draft) {
    draft.forgetTroubles(Question.CHANGE);
    Answers.goOn(draft);
    return true;
  }

  private static boolean callback(Draft draft, boolean yes) {
    draft.forgetTroubles(Question.CALLBACK);
    if (yes) {
      Fallback.begin(draft);
      return true;
    }
    draft.lead(Line.HUMAN_INSTEAD.say("human", new Argument.OfClinic(ClinicFact.HUMAN_NUMBER)));
    if (isNothingWished(draft.state())) {
      Answers.leaveTrouble(draft);
      boolean done = Done.outcome(draft.state()).isPresent();
      draft.ask(done ? Question.MORE : Question.INTENT);
    } else {
      Answers.goOn(draft);
    }
    return true;
  }

  private static boolean isNothingWished(ConversationState state) {
    return state.slots().isEmpty()
        || (state.dealings().outcome().isPresent()
            && !state.has(SlotName.SERVICE)
            && state.aim().isEmpty());
  }
}
