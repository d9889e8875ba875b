package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PatientId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The waiting list: who finds nothing that fits may wait for it, and whoever waited is told what
 * became free as soon as it is known who they are. Only known patients wait: a place on the list is
 * theirs, and nobody else is offered it.
 */
final class Waiting {
  private Waiting() {}

  /** Nothing that is wished is free: shall they wait for it? Says whether it was asked. */
  static boolean offer(Draft draft, Optional<Phrase> why) {
    boolean asks =
        draft.state().aim().isEmpty()
            && draft.state().question() != Question.WAITING
            && wish(draft).isPresent();
    if (asks) {
      draft.releaseHold();
      Answers.leaveTrouble(draft);
      why.ifPresent(draft::lead);
      draft.ask(Question.WAITING);
    }
    return asks;
  }

  /** None of the offers: was none of them on the day that was wished? */
  static boolean isOtherDay(Draft draft) {
    ConversationState state = draft.state();
    boolean wished = BookingFlow.date(state).isPresent() || BookingFlow.days(state).isPresent();
    List<Slot> offers =
        draft.state().asked().map(say -> say.expectation().offers()).orElse(List.of());
    return wished
        && offers.stream()
            .noneMatch(slot -> BookingFlow.isWishedDay(state, BookingFlow.day(draft, slot)));
  }

  /** They want to wait, or would rather have another day. */
  static boolean answered(Draft draft, boolean yes) {
    draft.forgetTroubles(Question.WAITING);
    Answers.leaveTrouble(draft);
    if (yes) {
      draft.fill(new SlotValue.WantedAim(Aim.WAIT));
      BookingFlow.advance(draft);
    } else {
      draft.clear(SlotName.TIME);
      draft.clear(SlotName.DATE);
      draft.lead(Line.OFFER_ANOTHER.say());
      draft.ask(Question.DATE);
    }
    return true;
  }

  /**
   * They ask for the list by themselves: for what they were about to book, or for something earlier
   * than what they have. Without a day any would do, the sooner the better.
   */
  static void begin(Draft draft, Understanding said) {
    if (draft.state().phase() == Phase.FALLBACK) {
      Fallback.begin(draft);
      return;
    }
    Answers.leaveTrouble(draft);
    Persons.takeOwner(draft, said);
    if (draft.state().aim().filter(aim -> aim != Aim.WAIT).isPresent()) {
      Wishes.drop(draft);
      draft.clear(SlotName.APPOINTMENT);
    }
    draft.releaseHold();
    draft.fill(new SlotValue.WantedAim(Aim.WAIT));
    Which.describe(draft, said);
    if (!draft.state().has(SlotName.DATE)) {
      draft.fill(new SlotValue.AnyDate());
    }
    BookingFlow.advance(draft);
  }

  /** Who is it, what do they have and wait for, what is it for, and then onto the list. */
  static void advance(Draft draft) {
    ConversationState state = draft.state();
    Optional<PatientId> patient = state.dealings().identified();
    Answers.leaveTrouble(draft);
    if (patient.isEmpty()) {
      Identification.advance(draft);
    } else if (state.dealings().found().isEmpty()) {
      draft.use(new ToolCall.RetrieveAppointments(patient.get()));
    } else if (!tells(draft)) {
      join(draft, patient.get());
    }
  }

  private static void join(Draft draft, PatientId patient) {
    List<Appointment> had = draft.state().dealings().appointments();
    if (!draft.state().has(SlotName.SERVICE) && had.size() == 1) {
      draft.fill(new SlotValue.WantedService(had.get(0).slot().service()));
    }
    if (ofTheWished(draft).anyMatch(day -> BookingFlow.isWishedDay(draft.state(), day))) {
      draft.fill(new SlotValue.AnyDate()); // "I have one in January": earlier than that
    }
    Optional<WaitingWish> wish = wish(draft);
    if (!draft.state().has(SlotName.SERVICE)) {
      draft.ask(Question.SERVICE);
    } else if (wish.isEmpty()) {
      refused(draft);
    } else if (!Places.already(draft, wish.get())) {
      draft.use(new ToolCall.JoinWaitingList(patient, wish.get()));
    }
  }

  /** The last day that is earlier than the appointment that they have for it. */
  private static Optional<LocalDate> before(Draft draft) {
    if (!(draft.state().slots().get(SlotName.DATE) instanceof SlotValue.AnyDate)) {
      return Optional.empty();
    }
    return ofTheWished(draft).map(day -> day.minusDays(1)).findFirst();
  }

  /** The days of the appointments that they have for what is waited for, soonest first. */
  private static Stream<LocalDate> ofTheWished(Draft draft) {
    return draft.state().dealings().appointments().stream()
        .map(Appointment::slot)
        .filter(slot -> BookingFlow.service(draft.state()).equals(Optional.of(slot.service())))
        .map(slot -> BookingFlow.day(draft, slot));
  }

  /** What is waited for: the day that was named, or any until nothing can be booked further. */
  static Optional<WaitingWish> wish(Draft draft) {
    ConversationState state = draft.state();
    LocalDate last =
        draft.now().plus(draft.catalogue().booking().horizon()).toLocalDate().minusDays(1);
    Optional<LocalDate> day = BookingFlow.date(state);
    Optional<SlotValue.WantedDays> days = BookingFlow.days(state);
    Optional<SlotValue.WantedWindow> window =
        state.slot(SlotName.TIME, SlotValue.WantedWindow.class);
    return BookingFlow.service(state)
        .map(
            service ->
                new WaitingWish(
                    service,
                    BookingFlow.practitioner(state),
                    day.or(() -> days.map(SlotValue.WantedDays::from)).orElse(draft.today()),
                    day.or(() -> days.map(SlotValue.WantedDays::until))
                        .or(() -> before(draft))
                        .orElse(last),
                    BookingFlow.time(state)
                        .or(() -> window.flatMap(SlotValue.WantedWindow::earliest)),
                    BookingFlow.time(state)
                        .or(() -> window.flatMap(SlotValue.WantedWindow::latest))))
        .filter(wish -> !wish.until().isBefore(wish.from()));
  }

  /** They wait: only now is it said. */
  static void joined(Draft draft) {
    draft.lead(Line.WAITING_JOINED.say());
    Done.nothing(draft);
  }

  /** The list is full, or the wish is over. */
  static void refused(Draft draft) {
    draft.lead(Line.WAITING_REFUSED.say());
    draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
    Done.nothing(draft);
  }

  /** Tells of what is kept for the caller; says whether there is anything. */
  static boolean tells(Draft draft) {
    boolean any =
        Flow.of(draft.state()) == FlowNode.MANAGEMENT
            && current(draft.state()).isPresent()
            && !Done.isTooMuch(draft);
    if (any) {
      draft.ask(Question.FREED);
    }
    return any;
  }

  /** The offer that is, or would be, read out. */
  static Optional<SlotOffer> current(ConversationState state) {
    return state.dealings().offers().stream().findFirst();
  }

  /**
   * The appointment that moves where something earlier became free for it: the next one for the
   * same of whoever waited. Who waits for something earlier does not want both.
   */
  static Optional<Appointment> instead(ConversationState state) {
    Optional<SlotOffer> offer = current(state);
    Optional<PatientId> whose =
        state.dealings().waiting().orElse(List.of()).stream()
            .filter(entry -> offer.map(SlotOffer::entry).equals(Optional.of(entry.id())))
            .map(WaitingEntry::patient)
            .findFirst();
    return offer
        .map(SlotOffer::slot)
        .flatMap(
            slot ->
                state.dealings().appointments().stream()
                    .filter(own -> own.slot().service().equals(slot.service()))
                    .filter(own -> own.slot().start().isAfter(slot.start()))
                    .filter(own -> whose.map(own.patient()::equals).orElse(true))
                    .min(Comparator.comparing(own -> own.slot().start())));
  }

  static List<Phrase> readBack(Draft draft, int attempt) {
    return current(draft.state())
        .map(
            offer -> {
              Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, offer.slot());
              Map<String, Argument> arguments =
                  Map.of(
                      "service", back.service(),
                      "practitioner", back.practitioner(),
                      "date", back.date(),
                      "time", back.time());
              List<Phrase> phrases = new ArrayList<>();
              phrases.add(Line.WAITING_FREED.say(arguments));
              instead(draft.state())
                  .ifPresent(old -> phrases.add(Which.line(draft, Line.WAITING_MOVES, old)));
              phrases.add(Line.ASK_FREED.say(attempt, Map.of()));
              return List.copyOf(phrases);
            })
        .orElse(List.of());
  }

  /** Takes what is kept, or leaves it to the next. */
  static boolean take(Draft draft, boolean accepted) {
    if (draft.state().isBusy()) {
      return true; // it was answered, or something else is being looked up since
    }
    Optional<SlotOffer> offer = current(draft.state());
    draft.forgetTroubles(Question.FREED);
    offer.ifPresent(kept -> draft.use(answer(draft.state(), kept, accepted)));
    return offer.isPresent();
  }

  /** The answer to what was read out: what would move if it is taken, was read out with it. */
  static ToolCall.AnswerOffer answer(ConversationState state, SlotOffer kept, boolean accepted) {
    return new ToolCall.AnswerOffer(
        kept.entry(),
        kept.slot(),
        accepted,
        instead(state).filter(old -> accepted).map(Appointment::id));
  }

  /** It cannot be theirs: too late to move what they have, or somebody has it. */
  static void refusedOffer(Draft draft, Refusal reason) {
    if (reason == Refusal.TOO_LATE_TO_CHANGE) {
      draft.lead(Line.SORRY_TOO_LATE.say());
      draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
      Done.nothing(draft);
    } else {
      left(draft, true);
    }
  }

  /** It was left, or somebody has it: on with what the caller called for. */
  static void left(Draft draft, boolean gone) {
    if (gone) {
      draft.lead(Line.OFFER_JUST_GONE.say());
    }
    Answers.goOn(draft);
  }
}
