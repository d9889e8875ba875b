package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.SeriesDate;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "Every three months": once the first appointment is in the ledger, the further ones are looked
 * for, read out together, and booked together after one yes. What does not fit is said.
 */
final class Series {
  private Series() {}

  /** The first is booked, and others were wished: says so and looks for them. */
  static boolean follows(Draft draft, Appointment first, List<Phrase> booked) {
    Optional<SlotValue.WantedSeries> series =
        draft.state().slot(SlotName.SERIES, SlotValue.WantedSeries.class);
    boolean fine = series.isPresent() && !Done.isTooMuch(draft);
    draft.clear(SlotName.SERIES);
    if (fine) {
      draft.enter(Phase.COMPLETE);
      Done.close(draft);
      draft.tell(false, booked.toArray(Phrase[]::new));
      draft.use(new ToolCall.FindSeries(first.id(), series.get().every()));
    }
    return fine;
  }

  /** They are read out together, those that fit. */
  static void found(Draft draft, ToolAnswer.SeriesFound found) {
    List<Slot> fitting = found.dates().stream().flatMap(date -> date.slot().stream()).toList();
    for (SeriesDate date : found.dates()) {
      if (date.slot().isEmpty()) {
        draft.lead(Line.SERIES_MISSING.say("date", new Argument.Day(date.wished())));
      }
    }
    if (fitting.isEmpty()) {
      draft.lead(Line.SERIES_NONE.say());
      Done.nothing(draft);
    } else {
      draft.ask(compose(draft, fitting, 1));
    }
  }

  /** What was read out, once more. */
  static Prompts.Composed again(Draft draft, int attempt) {
    return compose(draft, offered(draft.state()), attempt);
  }

  private static Prompts.Composed compose(Draft draft, List<Slot> slots, int attempt) {
    List<Phrase> phrases = new ArrayList<>();
    phrases.add(Line.SERIES_OFFER.say("count", new Argument.Count(slots.size())));
    for (Slot slot : slots) {
      LocalDateTime start = BookingFlow.start(draft, slot);
      phrases.add(
          Line.SERIES_ITEM.say(
              Map.of(
                  "date", new Argument.Day(start.toLocalDate()),
                  "time", new Argument.TimeOfDay(start.toLocalTime()))));
    }
    phrases.add(Line.ASK_SERIES.say(attempt, Map.of()));
    return new Prompts.Composed(
        phrases,
        new Expectation(
            Question.SERIES, slots, Keys.plain(draft, Question.SERIES), draft.state().language()));
  }

  /** What was read out last. */
  static List<Slot> offered(ConversationState state) {
    return state
        .asked()
        .filter(say -> say.expectation().question() == Question.SERIES)
        .map(say -> say.expectation().offers())
        .orElse(List.of());
  }

  /** The caller has agreed to all of them. */
  static void agreed(Draft draft) {
    draft.forgetTroubles(Question.SERIES);
    if (Done.isTooMuch(draft)) {
      Done.tooMuch(draft);
      return;
    }
    draft
        .state()
        .appointment()
        .ifPresent(first -> draft.use(new ToolCall.BookSeries(first.id(), offered(draft.state()))));
  }

  /** They are in the ledger: only now is it said. */
  static void booked(Draft draft, ToolAnswer.SeriesMade made) {
    Argument count = new Argument.Count(made.appointments().size());
    Done.series(draft, Line.SERIES_BOOKED.say("count", count));
  }

  /** None of them: the first stays what it is. */
  static boolean declined(Draft draft) {
    draft.forgetTroubles(Question.SERIES);
    draft.lead(Line.SERIES_ONLY_FIRST.say());
    Done.nothing(draft);
    return true;
  }

  /** One of them is gone, or the caller may not have as many. */
  static void refused(Draft draft) {
    draft.lead(Line.OFFER_JUST_GONE.say());
    declined(draft);
  }
}
