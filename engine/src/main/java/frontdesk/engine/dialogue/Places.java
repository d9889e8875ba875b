package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.WaitingId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places that callers have on the waiting list: told of, and given up as an appointment is
 * cancelled, after a read-back and a heard yes. Only whoever was proven to be the patient hears of
 * them.
 */
final class Places {
  private Places() {}

  /** The next step: who is it, what do they wait for, and then what they want done. */
  static void advance(Draft draft, boolean leaves) {
    Dealings dealings = draft.state().dealings();
    if (dealings.identified().isEmpty()) {
      Identification.advance(draft);
    } else if (dealings.found().isEmpty()) {
      draft.use(new ToolCall.RetrieveAppointments(dealings.identified().get()));
    } else if (dealings.waiting().isEmpty()) {
      Fallback.begin(draft); // not known: neither yes nor no may be said
    } else if (Waiting.tells(draft)) {
      return; // what became free for them comes first
    } else if (places(draft.state()).isEmpty()) {
      draft.lead(Line.WAITING_NONE.say());
      Done.nothing(draft);
    } else if (!leaves) {
      places(draft.state()).forEach(place -> draft.lead(line(place)));
      Done.nothing(draft);
    } else if (Done.isTooMuch(draft)) {
      Done.tooMuch(draft);
    } else {
      ask(draft);
    }
  }

  private static void ask(Draft draft) {
    if (meant(draft.state()).isEmpty()) {
      select(draft, described(draft.state()));
    }
    draft.ask(Question.CONFIRM_CANCEL);
  }

  private static void select(Draft draft, WaitingEntry place) {
    draft.fill(new SlotValue.WantedPlace(place.id()));
  }

  /** The first that is for the service that was named; else the first. */
  private static WaitingEntry described(ConversationState state) {
    List<WaitingEntry> places = places(state);
    return places.stream()
        .filter(one -> BookingFlow.service(state).equals(Optional.of(one.wish().service())))
        .findFirst()
        .orElse(places.get(0));
  }

  private static List<WaitingEntry> places(ConversationState state) {
    return state.dealings().waiting().orElse(List.of());
  }

  /** The place that is to be given up, while that is what the caller wants. */
  static Optional<WaitingEntry> meant(ConversationState state) {
    return state
        .slot(SlotName.APPOINTMENT, SlotValue.WantedPlace.class)
        .filter(wanted -> state.aim().equals(Optional.of(Aim.LEAVE_WAITING)))
        .flatMap(
            wanted ->
                places(state).stream().filter(one -> one.id().equals(wanted.place())).findFirst());
  }

  /** The place that was read back. */
  static Optional<WaitingEntry> readBack(ConversationState state) {
    return state.question() == Question.CONFIRM_CANCEL ? meant(state) : Optional.empty();
  }

  static List<Phrase> readBack(Draft draft, int attempt) {
    return meant(draft.state())
        .map(place -> List.of(line(place), Line.ASK_LEAVE.say(attempt, Map.of())))
        .orElse(List.of());
  }

  /** "Yes, off the list for the cleaning": what is named with it is what was read back. */
  static boolean namesNothingElse(WaitingEntry place, Understanding said) {
    WaitingWish wish = place.wish();
    return !said.impossibleDate()
        && said.wrong().isEmpty()
        && said.time().isEmpty()
        && said.service().map(wish.service()::equals).orElse(true)
        && said.practitioner().map(one -> wish.practitioner().equals(Optional.of(one))).orElse(true)
        && said.date().map(wish.until()::equals).orElse(true);
  }

  /** The caller has agreed. */
  static void agreed(Draft draft) {
    meant(draft.state()).ifPresent(place -> draft.use(new ToolCall.LeaveWaitingList(place.id())));
  }

  /** Not this one: the one behind it, if there is one. Says whether there is. */
  static boolean anotherOne(Draft draft) {
    List<WaitingEntry> places = places(draft.state());
    Optional<WaitingEntry> next =
        readBack(draft.state())
            .map(places::indexOf)
            .filter(at -> at + 1 < places.size())
            .map(at -> places.get(at + 1));
    next.ifPresent(
        place -> {
          Answers.leaveTrouble(draft);
          select(draft, place);
          draft.ask(Question.CONFIRM_CANCEL);
        });
    return next.isPresent();
  }

  /** They wait for that no longer: only now is it said. Those before it were kept. */
  static void left(Draft draft, WaitingId gone) {
    Optional<WaitingEntry> next =
        places(draft.before()).stream()
            .dropWhile(one -> !one.id().equals(gone))
            .skip(1)
            .findFirst();
    draft.clear(SlotName.APPOINTMENT);
    next.ifPresent(place -> select(draft, place));
    Done.left(draft, next.isPresent());
  }

  /** It was over already: what there is still, or that there is nothing. */
  static void gone(Draft draft) {
    draft.clear(SlotName.APPOINTMENT);
    Answers.goOn(draft);
  }

  /** Says so where they wait for just that already; says whether they do. */
  static boolean already(Draft draft, WaitingWish wish) {
    Optional<WaitingEntry> same =
        places(draft.state()).stream().filter(one -> covers(one.wish(), wish)).findFirst();
    same.ifPresent(
        place -> {
          draft.lead(line(place));
          Done.nothing(draft);
        });
    return same.isPresent();
  }

  private static boolean covers(WaitingWish has, WaitingWish wish) {
    return has.service().equals(wish.service())
        && (has.practitioner().isEmpty() || has.practitioner().equals(wish.practitioner()))
        && !has.from().isAfter(wish.from())
        && !has.until().isBefore(wish.until())
        && (has.earliest().isEmpty() || has.earliest().equals(wish.earliest()))
        && (has.latest().isEmpty() || has.latest().equals(wish.latest()));
  }

  private static Phrase line(WaitingEntry place) {
    return Line.WAITING_PLACE.say(
        Map.of(
            "service", new Argument.NamedService(place.wish().service()),
            "date", new Argument.Day(place.wish().until())));
  }

  /** Whether this tells what somebody waits for. */
  static boolean tells(Phrase phrase) {
    return phrase.key().equals(Line.WAITING_PLACE.say().key());
  }

  /** Whether it tells what the identified patient waits for. */
  static boolean isOwn(Draft draft, Phrase phrase) {
    return draft.state().dealings().identified().isPresent()
        && places(draft.state()).stream().map(Places::line).anyMatch(phrase::equals);
  }
}
