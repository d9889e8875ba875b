package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Service;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The next step of a booking, from what is known: search, hold, ask for what is missing, read back.
 */
final class BookingFlow {
  private BookingFlow() {}

  /** Takes the next step; while a tool is at work, waits for it. */
  static void advance(Draft draft) {
    if (draft.state().phase() == Phase.FALLBACK) {
      Fallback.goOn(draft);
      return;
    }
    Optional<Aim> aim = draft.state().aim();
    if (aim.isPresent()) {
      if (!draft.state().isBusy()) {
        Management.advance(draft, aim.get());
      }
    } else if (draft.state().has(SlotName.SERVICE)) {
      if (!draft.state().isBusy()
          && (Prerequisites.asked(draft) || Identification.byTheWay(draft))) {
        return;
      }
      holdOrSearch(draft, () -> afterHold(draft));
    } else {
      draft.releaseHold();
      if (!draft.state().isBusy()) {
        draft.ask(Question.SERVICE);
      }
    }
  }

  /** Goes on where what is wished is held; else finds it, or asks for a day. */
  static void holdOrSearch(Draft draft, Runnable whenHeld) {
    if (draft.state().hold().filter(held -> !fits(draft, held.slot())).isPresent()) {
      draft.releaseHold();
    }
    if (draft.state().isBusy()) {
      return;
    }
    if (draft.state().hold().isPresent()) {
      whenHeld.run();
    } else if (Done.isTooMuch(draft)) {
      Done.tooMuch(draft);
    } else {
      query(draft)
          .ifPresentOrElse(
              query -> draft.use(new ToolCall.SearchSlots(query)), () -> draft.ask(Question.DATE));
    }
  }

  /** A slot is held: whom it is for, how to reach them, and the read-back. */
  private static void afterHold(Draft draft) {
    ConversationState state = draft.state();
    boolean nameless = !state.has(SlotName.NAME) && !isForTheIdentified(state);
    boolean numberNeeded = !isForTheIdentified(state);
    if (state.heardName().isPresent()) {
      draft.ask(Question.NAME_CONFIRM);
    } else if (nameless) {
      draft.ask(Question.NAME);
    } else if (numberNeeded && state.heardNumber().isPresent()) {
      draft.ask(Question.CONTACT_CONFIRM);
    } else if (numberNeeded && !state.has(SlotName.CONTACT)) {
      draft.ask(Question.CONTACT);
    } else if (asksNote(draft) && !state.has(SlotName.NOTE)) {
      draft.ask(Question.NOTE);
    } else {
      if (state.refusal().equals(Optional.of(Refusal.HOLD_EXPIRED))) {
        draft.lead(Line.HOLD_EXPIRED.say());
      }
      draft.ask(Question.CONFIRM);
    }
  }

  /** Whoever said who they are books for themselves, until they give another name. */
  static boolean isForTheIdentified(ConversationState state) {
    return state.dealings().identified().isPresent() && !state.has(SlotName.NAME);
  }

  private static boolean asksNote(Draft draft) {
    return draft
        .state()
        .hold()
        .flatMap(held -> draft.catalogue().service(held.slot().service()))
        .filter(Service::askNote)
        .isPresent();
  }

  /** What to search for; empty while neither a day nor a time is known. */
  static Optional<SlotQuery> query(Draft draft) {
    ConversationState state = draft.state();
    Usual usual = Usual.of(draft);
    if (!state.has(SlotName.DATE) && !state.has(SlotName.TIME) && usual.day().isEmpty()) {
      return Optional.empty();
    }
    Optional<SlotValue.WantedWindow> window =
        state.slot(SlotName.TIME, SlotValue.WantedWindow.class);
    return state
        .slot(SlotName.SERVICE, SlotValue.WantedService.class)
        .map(
            service ->
                new SlotQuery(
                    service.service(),
                    practitioner(state).or(usual::practitioner),
                    bookedBefore(state),
                    date(state)
                        .or(() -> days(state).map(SlotValue.WantedDays::from))
                        .or(usual::day),
                    window.flatMap(SlotValue.WantedWindow::earliest).or(usual::earliest),
                    window.flatMap(SlotValue.WantedWindow::latest).or(usual::latest),
                    time(state),
                    Offers.wanted(draft.choices(), time(state)),
                    moving(state),
                    days(state).map(SlotValue.WantedDays::until)));
  }

  /** Who was booked before in this call, and is taken again where they are as free as others. */
  private static Optional<PractitionerId> bookedBefore(ConversationState state) {
    return state.dealings().last().map(one -> one.slot().practitioner());
  }

  static Optional<ServiceId> service(ConversationState state) {
    return state
        .slot(SlotName.SERVICE, SlotValue.WantedService.class)
        .map(SlotValue.WantedService::service);
  }

  static Optional<PractitionerId> practitioner(ConversationState state) {
    return state
        .slot(SlotName.PRACTITIONER, SlotValue.WantedPractitioner.class)
        .map(SlotValue.WantedPractitioner::practitioner);
  }

  static Optional<LocalDate> date(ConversationState state) {
    return state.wantedDay();
  }

  /** Several days, any of which would do. */
  static Optional<SlotValue.WantedDays> days(ConversationState state) {
    return state.slot(SlotName.DATE, SlotValue.WantedDays.class);
  }

  /** Whether this is the wished day, or one of them. */
  static boolean isWishedDay(ConversationState state, LocalDate day) {
    return date(state).filter(day::equals).isPresent()
        || days(state)
            .filter(days -> !day.isBefore(days.from()) && !day.isAfter(days.until()))
            .isPresent();
  }

  static Optional<LocalTime> time(ConversationState state) {
    return state.slot(SlotName.TIME, SlotValue.WantedTime.class).map(SlotValue.WantedTime::time);
  }

  /** The caller takes this slot: its day and time are the wish now. */
  static void choose(Draft draft, Slot slot) {
    LocalDateTime start = start(draft, slot);
    draft.fill(new SlotValue.WantedDate(start.toLocalDate()));
    draft.fill(new SlotValue.WantedTime(start.toLocalTime()));
    draft.forgetTroubles(Question.OFFER);
    boolean held =
        draft.state().hold().map(ToolAnswer.SlotHeld::slot).filter(slot::equals).isPresent();
    if (!held) {
      draft.releaseHold();
      hold(draft, slot);
    } else {
      advance(draft);
    }
  }

  /** Keeps a slot: for a new appointment, or for the one that is to move there. */
  static void hold(Draft draft, Slot slot) {
    draft.use(new ToolCall.HoldSlot(slot, moving(draft.state())));
  }

  /** The appointment that is to move. */
  static Optional<AppointmentId> moving(ConversationState state) {
    return state.selected().filter(one -> isChanging(state)).map(Appointment::id);
  }

  private static boolean isChanging(ConversationState state) {
    return state.aim().equals(Optional.of(Aim.CHANGE));
  }

  /** Later offers: those of the next open day after the last one offered. */
  static void offerLater(Draft draft) {
    LocalDate last =
        draft.state().asked().stream()
            .flatMap(say -> say.expectation().offers().stream())
            .map(slot -> day(draft, slot))
            .max(LocalDate::compareTo)
            .orElse(draft.today());
    draft.clear(SlotName.TIME);
    draft.fill(new SlotValue.WantedDate(Feasibility.openDayFrom(draft, last.plusDays(1))));
    advance(draft);
  }

  /**
   * Whether a slot that is held is what is wished now; it is not when any day will do, but soon.
   */
  static boolean fits(Draft draft, Slot slot) {
    ConversationState state = draft.state();
    LocalDateTime start = start(draft, slot);
    Optional<SlotValue.WantedWindow> window =
        state.slot(SlotName.TIME, SlotValue.WantedWindow.class);
    return service(state).filter(slot.service()::equals).isPresent()
        && practitioner(state).map(slot.practitioner()::equals).orElse(true)
        && isWishedDay(state, start.toLocalDate())
        && time(state).map(start.toLocalTime()::equals).orElse(true)
        && window
            .flatMap(SlotValue.WantedWindow::earliest)
            .map(from -> !start.toLocalTime().isBefore(from))
            .orElse(true)
        && window
            .flatMap(SlotValue.WantedWindow::latest)
            .map(to -> !start.toLocalTime().isAfter(to))
            .orElse(true);
  }

  static LocalDateTime start(Draft draft, Slot slot) {
    return slot.start().atZone(draft.catalogue().zone()).toLocalDateTime();
  }

  static boolean isAfternoon(Draft draft, Slot slot) {
    return !start(draft, slot).toLocalTime().isBefore(LocalTime.NOON);
  }

  static LocalDate day(Draft draft, Slot slot) {
    return start(draft, slot).toLocalDate();
  }
}
