package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the caller's appointments is meant: by what was said of it, by number, or by key. */
final class Which {
  private Which() {}

  /** The one that is meant: the only one, or the only one that most of what was said fits. */
  static Optional<Appointment> described(Draft draft) {
    List<Appointment> known = draft.state().dealings().appointments();
    if (known.size() == 1) {
      return Optional.of(known.get(0));
    }
    long best =
        known.stream().map(one -> fitting(draft, one)).max(Comparator.naturalOrder()).orElse(0L);
    List<Appointment> fitting =
        known.stream().filter(one -> best > 0 && fitting(draft, one) == best).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static long fitting(Draft draft, Appointment appointment) {
    ConversationState state = draft.state();
    Slot slot = appointment.slot();
    LocalDateTime start = BookingFlow.start(draft, slot);
    return Stream.of(
            BookingFlow.service(state).map(slot.service()::equals),
            BookingFlow.practitioner(state).map(slot.practitioner()::equals),
            Optional.of(BookingFlow.isWishedDay(state, start.toLocalDate())),
            BookingFlow.time(state).map(start.toLocalTime()::equals))
        .filter(said -> said.equals(Optional.of(true)))
        .count();
  }

  /** It is this one; to cancel it, what was said of it has done its work. */
  static void select(Draft draft, Appointment appointment) {
    draft.fill(new SlotValue.WantedAppointment(appointment.id()));
    draft.forgetTroubles(Question.WHICH);
    if (draft.state().aim().equals(Optional.of(Aim.CANCEL))) {
      Wishes.drop(draft);
    }
  }

  static void ask(Draft draft) {
    draft.ask(Prompts.compose(draft, Question.WHICH));
  }

  /** The appointments that there are, each with its key. */
  static Prompts.Composed compose(Draft draft, int attempt) {
    List<Phrase> phrases = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    Map<Character, Understanding> keys = new HashMap<>();
    phrases.add(Line.ASK_WHICH.say(attempt, Map.of()));
    for (Appointment one : draft.state().dealings().appointments()) {
      if (slots.size() < Keys.MOST_CHOICES) {
        slots.add(one.slot());
        int number = slots.size();
        Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, one.slot());
        phrases.add(
            Line.CHOICE_APPOINTMENT.say(
                Map.of(
                    "key", new Argument.Count(number),
                    "service", back.service(),
                    "date", back.date(),
                    "time", back.time())));
        keys.put(Keys.digit(number), Understanding.NOTHING.withChoice(number));
      }
    }
    Map<Character, KeyMeaning> all = Keys.with(keys);
    return new Prompts.Composed(
        phrases, new Expectation(Question.WHICH, slots, all, draft.state().language()));
  }

  /** An appointment is taken by its number; says whether it was. */
  static boolean take(Draft draft, Understanding said) {
    if (said.all().isPresent() && draft.state().aim().equals(Optional.of(Aim.CANCEL))) {
      draft.fill(new SlotValue.EveryAppointment());
      Answers.goOn(draft);
      return true;
    }
    List<Slot> offers =
        draft.state().asked().map(say -> say.expectation().offers()).orElse(List.of());
    Optional<Appointment> taken =
        said.choice()
            .filter(choice -> choice >= 1 && choice <= offers.size())
            .flatMap(choice -> of(draft, offers.get(choice - 1)));
    taken.ifPresent(
        one -> {
          select(draft, one);
          Answers.goOn(draft);
        });
    return taken.isPresent();
  }

  private static Optional<Appointment> of(Draft draft, Slot slot) {
    return draft.state().dealings().appointments().stream()
        .filter(one -> one.slot().equals(slot))
        .findFirst();
  }

  /** An appointment in words. */
  static Phrase line(Draft draft, Line line, Appointment appointment) {
    Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, appointment.slot());
    return line.say(
        Map.of(
            "service", back.service(),
            "practitioner", back.practitioner(),
            "date", back.date(),
            "time", back.time()));
  }

  /** Takes what was said of an appointment, as it is: it describes what there is. */
  static Wishes.Outcome describe(Draft draft, Understanding said) {
    int before = draft.decisions().size();
    said.service()
        .filter(service -> draft.catalogue().service(service).isPresent())
        .ifPresent(service -> draft.fill(new SlotValue.WantedService(service)));
    said.practitioner()
        .filter(someone -> draft.catalogue().practitioner(someone).isPresent())
        .ifPresent(someone -> draft.fill(new SlotValue.WantedPractitioner(someone)));
    if (said.from().isPresent() && said.until().isPresent()) {
      draft.fill(new SlotValue.WantedDays(said.from().get(), said.until().get()));
    } else {
      said.date().ifPresent(date -> draft.fill(new SlotValue.WantedDate(date)));
    }
    if (said.soonest() && said.date().isEmpty()) {
      draft.fill(new SlotValue.AnyDate());
    }
    said.time().ifPresent(time -> draft.fill(new SlotValue.WantedTime(time)));
    if (said.time().isEmpty() && (said.earliest().isPresent() || said.latest().isPresent())) {
      draft.fill(new SlotValue.WantedWindow(said.earliest(), said.latest()));
    }
    if (draft.decisions().size() > before) {
      draft.clear(SlotName.APPOINTMENT);
    }
    said.note().ifPresent(note -> draft.fill(new SlotValue.Note(note))); // of whichever it is
    return draft.decisions().size() > before ? Wishes.Outcome.CHANGED : Wishes.Outcome.SAME;
  }
}
