package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Practitioner;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What follows from the answers of tools: the only source of "you are booked". */
final class ToolAnswers {
  private ToolAnswers() {}

  static void answered(Draft draft, ConversationState before, Input.ToolAnswered answered) {
    ConversationState.PendingTool tool = before.pending().get(answered.tool());
    if (tool == null || tool.call() instanceof ToolCall.ReleaseHold) {
      return;
    }
    ToolAnswer answer = answered.answer();
    if (tool.call() instanceof ToolCall.AnswerOffer
        && answer instanceof ToolAnswer.Refused refused) {
      Waiting.refusedOffer(draft, refused.reason());
    } else if (answer instanceof ToolAnswer.OfferDeclined) {
      Waiting.left(draft, false);
    } else if (answer instanceof ToolAnswer.SeriesMade made) {
      Series.booked(draft, made);
    } else if (answer instanceof ToolAnswer.AppointmentMade made) {
      Done.booked(draft, made.appointment());
    } else if (answer instanceof ToolAnswer.AppointmentCancelled) {
      Done.cancelled(draft);
    } else if (answer instanceof ToolAnswer.WaitingListLeft left) {
      Places.left(draft, left.entry());
    } else if (answer instanceof ToolAnswer.AppointmentModified changed) {
      Done.changed(draft, changed.appointment());
    } else if (answer instanceof ToolAnswer.AppointmentNoted noted) {
      Done.noted(draft, noted.appointment());
    } else if (answer instanceof ToolAnswer.CallbackPromised) {
      Fallback.promised(draft);
    } else if (tool.call() instanceof ToolCall.PromiseCallback) {
      Fallback.nameHumanNumber(draft);
    } else if (draft.state().phase() == Phase.FALLBACK) {
      draft.releaseHold(); // Too late to be of use.
    } else if (askedSince(draft.state(), tool)) {
      return; // The caller was asked something meanwhile; the answer is kept in the state.
    } else if (answer instanceof ToolAnswer.Unavailable) {
      Fallback.begin(draft);
    } else if (answer instanceof ToolAnswer.WaitingListJoined) {
      Waiting.joined(draft);
    } else if (answer instanceof ToolAnswer.SeriesFound found) {
      Series.found(draft, found);
    } else if (answer instanceof ToolAnswer.Refused
        && tool.call() instanceof ToolCall.JoinWaitingList) {
      Waiting.refused(draft);
    } else if (answer instanceof ToolAnswer.Refused && tool.call() instanceof ToolCall.BookSeries) {
      Series.refused(draft);
    } else if (answer instanceof ToolAnswer.Refused refused) {
      refused(draft, refused.reason());
    } else if (answer instanceof ToolAnswer.NotIdentified) {
      if (draft.state().aim().isPresent()) {
        draft.lead(Line.NOT_IDENTIFIED.say());
      } // a newcomer who books need not hear that they are none of the patients
      goOn(draft);
    } else if (answer instanceof ToolAnswer.PatientIdentified) {
      Identification.foundByTheWay(draft);
      goOn(draft);
    } else if (answer instanceof ToolAnswer.SlotsFound found
        && tool.call() instanceof ToolCall.SearchSlots search) {
      found(draft, search, found);
    } else if (!(answer instanceof ToolAnswer.PatientRegistered)
        || !Confirmation.confirmHold(draft)) {
      goOn(draft);
    }
  }

  /** The next step; a tool that was used in the middle of trouble ends it. */
  private static void goOn(Draft draft) {
    if (draft.state().phase() == Phase.RETRY) {
      Answers.leaveTrouble(draft);
    }
    BookingFlow.advance(draft);
  }

  private static boolean askedSince(ConversationState state, ConversationState.PendingTool tool) {
    return state.listening() && state.prompts() > tool.afterPrompt();
  }

  private static void found(Draft draft, ToolCall.SearchSlots search, ToolAnswer.SlotsFound found) {
    Optional<Aim> aim = draft.state().aim();
    boolean searching = aim.isEmpty() || aim.get() == Aim.CHANGE;
    if (!searching || !BookingFlow.query(draft).equals(Optional.of(search.query()))) {
      goOn(draft); // The wish has changed since.
      return;
    }
    List<Slot> slots = Offers.pick(search.query(), found, draft.choices());
    if (slots.isEmpty()) {
      nothingFree(draft, search.query());
      return;
    }
    boolean oneDay = search.query().date().isPresent() && search.query().until().isEmpty();
    boolean certain = oneDay && search.query().exact().isPresent();
    boolean justRefused =
        draft.state().refusal().filter(reason -> reason != Refusal.HOLD_EXPIRED).isPresent();
    if (found.exactFit() && certain && !justRefused) {
      BookingFlow.hold(draft, slots.get(0));
      return;
    }
    boolean daysWished = search.query().date().isPresent();
    if (found.exactFit() && daysWished && isWholeDayOpen(draft, found)) {
      if (oneDay) {
        Argument day = draft.day(BookingFlow.day(draft, slots.get(0)));
        draft.lead(Line.OFFER_DAY.say("date", day));
      }
      draft.ask(Question.TIME);
      return;
    }
    leadToOffers(draft, search, found.exactFit(), slots.get(0)).forEach(draft::lead);
    Usual.of(draft).said().forEach(draft::lead);
    draft.ask(Prompts.offer(draft, slots));
  }

  /** Nothing at all: whose time is taken, if somebody was wished; then the waiting list. */
  private static void nothingFree(Draft draft, SlotQuery query) {
    Phrase why = whoeverWished(draft, query).orElseGet(Line.IMPOSSIBLE_NOTHING_FREE::say);
    if (!Waiting.offer(draft, Optional.of(why))) {
      draft.clear(SlotName.TIME);
      draft.clear(SlotName.DATE);
      Troubles.impossible(draft, Question.DATE, why);
    }
  }

  /** That whoever was wished is on leave, or has nothing free. */
  private static Optional<Phrase> whoeverWished(Draft draft, SlotQuery query) {
    return BookingFlow.practitioner(draft.state())
        .flatMap(draft.catalogue()::practitioner)
        .map(
            wished ->
                Working.leave(wished, query.date().orElse(draft.today()))
                    .orElseGet(
                        () ->
                            Line.IMPOSSIBLE_FULL.say(
                                "practitioner", new Argument.NamedPractitioner(wished.id()))));
  }

  /** That they are on leave when it was wished for, where no one day was named. */
  private static Optional<Phrase> onLeave(Draft draft, SlotQuery query, Slot first) {
    return BookingFlow.practitioner(draft.state())
        .flatMap(draft.catalogue()::practitioner)
        .filter(wished -> !wished.isAway(BookingFlow.day(draft, first)))
        .flatMap(wished -> Working.leave(wished, query.date().orElse(draft.today())));
  }

  /**
   * Whether a day was named and no time, and there is more of it free, before noon and after, than
   * is worth reading out.
   */
  private static boolean isWholeDayOpen(Draft draft, ToolAnswer.SlotsFound found) {
    boolean morning =
        found.slots().stream().anyMatch(slot -> !BookingFlow.isAfternoon(draft, slot));
    boolean afternoon =
        found.slots().stream().anyMatch(slot -> BookingFlow.isAfternoon(draft, slot));
    return draft.limits().askTime()
        && !draft.state().has(SlotName.TIME)
        && morning
        && afternoon
        && found.slots().size() > draft.choices();
  }

  /** What is said before offers that are not what was wished. */
  private static List<Phrase> leadToOffers(
      Draft draft, ToolCall.SearchSlots search, boolean exactFit, Slot first) {
    if (draft.state().refusal().isPresent()) {
      return List.of(Line.OFFER_JUST_GONE.say());
    }
    List<Phrase> notWorking = exactFit ? List.of() : notWorking(draft, search);
    if (!notWorking.isEmpty()) {
      return notWorking;
    }
    Optional<Phrase> leave = onLeave(draft, search.query(), first);
    if (leave.isPresent()) {
      return List.of(leave.get());
    }
    if (search.query().exact().isPresent()) {
      return exactFit ? List.of() : List.of(Line.OFFER_TAKEN.say());
    }
    boolean otherDay =
        search.query().date().filter(day -> !day.equals(BookingFlow.day(draft, first))).isPresent()
            && !(exactFit && search.query().until().isPresent());
    return otherDay
        ? List.of(
            whoeverWished(draft, search.query())
                .filter(why -> search.query().until().isEmpty())
                .orElseGet(Line.OFFER_OTHER_DAY::say))
        : List.of();
  }

  /** Whoever is wished by name works at another time: that is no time that is taken. */
  private static List<Phrase> notWorking(Draft draft, ToolCall.SearchSlots search) {
    Optional<Practitioner> wished =
        BookingFlow.practitioner(draft.state()).flatMap(draft.catalogue()::practitioner);
    Optional<LocalDate> day =
        search.query().date().filter(date -> search.query().until().isEmpty());
    return wished.isPresent() && day.isPresent()
        ? Working.fault(
            draft,
            wished.get(),
            day.get(),
            search.query().exact(),
            Optional.of(search.query().service()))
        : List.of();
  }

  private static void refused(Draft draft, Refusal reason) {
    switch (reason) {
      case SLOT_NOT_FREE, HOLD_EXPIRED, HOLD_NOT_FOUND -> goOn(draft);
      case TOO_SOON -> {
        draft.clear(SlotName.TIME);
        Troubles.impossible(draft, Question.DATE, Line.IMPOSSIBLE_SOON.say());
      }
      case TOO_FAR, OUTSIDE_HOURS -> {
        draft.clear(SlotName.TIME);
        draft.clear(SlotName.DATE);
        Troubles.impossible(draft, Question.DATE, Line.IMPOSSIBLE_NOTHING_FREE.say());
      }
      case NOT_OFFERED -> {
        draft.clear(SlotName.PRACTITIONER);
        draft.clear(SlotName.SERVICE);
        Troubles.impossible(draft, Question.SERVICE, Line.IMPOSSIBLE_SERVICE.say());
      }
      case NOT_WAITING -> Places.gone(draft);
      case APPOINTMENT_NOT_FOUND -> {
        if (draft.state().aim().isPresent()) {
          Management.gone(draft);
        } else {
          Fallback.begin(draft);
        }
      }
      case PREREQUISITE_MISSING -> Prerequisites.missing(draft);
      case TOO_NEAR_ANOTHER -> {
        draft.releaseHold();
        draft.clear(SlotName.TIME);
        draft.clear(SlotName.DATE);
        Troubles.impossible(draft, Question.DATE, Line.IMPOSSIBLE_NEAR.say());
      }
      case TOO_LATE_TO_CHANGE -> {
        draft.releaseHold();
        draft.lead(Line.SORRY_TOO_LATE.say());
        draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
        Done.nothing(draft);
      }
      case TOO_MANY_GUESSES_TODAY -> Identification.tooOften(draft);
      case TOO_MANY_CHANGES, TOO_MANY_CHANGES_TODAY -> Done.tooMuch(draft);
      default -> Fallback.begin(draft); // a limit, or a key that is not good
    }
  }
}
