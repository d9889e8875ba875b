package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was wished in the same breath as something else: kept until that is done, then named and
 * taken up after a yes. No more are kept than one call may write. What was only asked about beside
 * a wish is told with the next question.
 */
final class Further {
  /** That it is to be slower, and nothing else. */
  private static final Understanding SLOWER = Understanding.NOTHING.withIntent(Intent.SLOWER);

  private Further() {}

  /**
   * What was asked of the clinic beside a wish, the others of it with the first; nothing where
   * nothing is wished: then it is told at once. That it is to be slower is answered with the next
   * question too, whatever is being done just now.
   */
  static Optional<Understanding> aside(Understanding said) {
    if (isAsked(said) && said.email().isEmpty()) {
      return Optional.empty();
    }
    List<Understanding> asked = new ArrayList<>();
    if (asksSlower(said)) {
      asked.add(SLOWER);
    }
    said.email().map(Understanding.NOTHING::withEmail).ifPresent(asked::add);
    if (said.intent().equals(Optional.of(Intent.BOOK)) && said.topic().isPresent()) {
      asked.add(said.withIntent(Intent.INFORMATION).withFurther(List.of()));
    }
    said.further().orElse(List.of()).stream().filter(Further::isAsked).forEach(asked::add);
    return asked.stream()
        .findFirst()
        .map(first -> first.withFurther(asked.subList(1, asked.size())));
  }

  /** A question, and those that were asked with it; that it is to be slower comes first. */
  static List<Understanding> questions(Understanding said) {
    List<Understanding> all = new ArrayList<>(List.of(said.withFurther(List.of())));
    said.further().orElse(List.of()).stream()
        .filter(one -> isAsked(one) || isOnlyEmail(one))
        .forEach(all::add);
    if (said.further().orElse(List.of()).contains(SLOWER)) {
      all.add(0, SLOWER);
    }
    return all;
  }

  /** Whether it is to be slower, be it all that was said or beside something else. */
  static boolean asksSlower(Understanding said) {
    return said.intent().equals(SLOWER.intent())
        || said.further().orElse(List.of()).contains(SLOWER);
  }

  private static boolean isAsked(Understanding said) {
    return said.intent().equals(Optional.of(Intent.INFORMATION));
  }

  /** An e-mail address and nothing else: it is noted, and what was asked is asked again. */
  static boolean isOnlyEmail(Understanding said) {
    return said.email()
        .filter(one -> Understanding.NOTHING.withEmail(one).equals(said))
        .isPresent();
  }

  /** Keeps the further wishes of what was said; says whether that was all that was said. */
  static boolean keep(Draft draft, Understanding said) {
    if (said.further().isEmpty()) {
      return false;
    }
    List<Understanding> all = new ArrayList<>(waiting(draft.state()));
    said.further().get().stream()
        .map(one -> ofHeld(draft.state(), one))
        .filter(one -> !isAsked(one) && !one.equals(SLOWER))
        .filter(one -> !isHeld(draft.state(), one) && !all.contains(one))
        .forEach(all::add);
    put(draft, all.subList(0, Math.min(all.size(), draft.limits().writesPerCall())));
    return said.withFurther(List.of()).equals(Understanding.NOTHING);
  }

  /**
   * "Yes, and he has a latex allergy", while something is read back: a note of whom the next wish
   * is for stays with that wish; where a fact is read back, another one is of what is booked. Says
   * whether it was kept.
   */
  static boolean takesNote(Draft draft, Understanding said) {
    Question question = draft.state().question();
    boolean fact = question == Question.NAME_CONFIRM || question == Question.CONTACT_CONFIRM;
    boolean yes = said.yes().equals(Optional.of(true));
    if (said.note().isEmpty() || !yes || !(fact || question == Question.CONFIRM)) {
      return false;
    }
    List<Understanding> waiting = new ArrayList<>(waiting(draft.state()));
    boolean others =
        said.person().isPresent()
            && !Persons.isSomebodyElse(draft.state())
            && waiting.size() == 1
            && waiting.get(0).person().isPresent();
    if (others) {
      put(draft, List.of(waiting.get(0).withNote(said.note().get())));
    } else if (fact) {
      draft.fill(new SlotValue.Note(said.note().get()));
    }
    return others || fact;
  }

  /** "And the cleaning?", where that is what was read back. */
  private static boolean isHeld(ConversationState state, Understanding said) {
    Optional<Slot> held = state.hold().map(ToolAnswer.SlotHeld::slot);
    return said.person().isEmpty()
        && said.date().isEmpty()
        && said.time().isEmpty()
        && said.service().isPresent()
        && held.map(Slot::service).equals(said.service());
  }

  /** "The same for my son": what is read back. */
  private static Understanding ofHeld(ConversationState state, Understanding said) {
    Optional<Slot> held = state.hold().map(ToolAnswer.SlotHeld::slot);
    boolean same = said.same().isPresent() && said.service().isEmpty();
    return same ? held.map(slot -> said.withService(slot.service())).orElse(said) : said;
  }

  private static void put(Draft draft, List<Understanding> wishes) {
    if (wishes.isEmpty()) {
      draft.clear(SlotName.FURTHER);
    } else {
      draft.fill(new SlotValue.FurtherWishes(wishes));
    }
  }

  /** What has yet to be taken up. */
  static List<Understanding> waiting(ConversationState state) {
    return state
        .slot(SlotName.FURTHER, SlotValue.FurtherWishes.class)
        .map(SlotValue.FurtherWishes::wishes)
        .orElse(List.of());
  }

  /** Only more was wished, in the middle of something: that comes after it. */
  static void later(Draft draft) {
    if (!draft.state().isBusy()) {
      if (!waiting(draft.state()).isEmpty()) {
        draft.lead(Line.FURTHER_LATER.say());
      }
      Prompts.again(draft);
    }
  }

  /** The next of them, and whether it is to be done now. */
  static List<Phrase> ask(ConversationState state, int attempt) {
    return waiting(state).stream()
        .findFirst()
        .map(next -> List.of(named(next), Line.ASK_FURTHER.say(attempt, Map.of())))
        .orElse(List.of());
  }

  private static Phrase named(Understanding next) {
    Optional<Aim> aim = Detours.aim(next);
    if (aim.equals(Optional.of(Aim.CANCEL))) {
      return Line.FURTHER_CANCEL.say();
    } else if (aim.equals(Optional.of(Aim.CHANGE))) {
      return Line.FURTHER_CHANGE.say();
    } else if (aim.equals(Optional.of(Aim.NOTE))) {
      return Line.FURTHER_NOTE.say();
    } else if (aim.equals(Optional.of(Aim.FIND))) {
      return Line.FURTHER_FIND.say();
    }
    return next.service()
        .filter(service -> aim.isEmpty())
        .map(service -> of(new Argument.NamedService(service), next))
        .orElseGet(Line.FURTHER_OTHER::say);
  }

  /** A service, and for whom by their name, if that was said. */
  private static Phrase of(Argument service, Understanding next) {
    return next.name()
        .filter(name -> next.person().isPresent())
        .map(
            name ->
                Line.FURTHER_SERVICE_FOR.say(
                    Map.of("service", service, "name", new Argument.Words(name))))
        .orElseGet(() -> Line.FURTHER_SERVICE.say("service", service));
  }

  /**
   * Takes up what was asked about last: after a yes, or where it is named, or more is said of it.
   * Says whether it was.
   */
  static boolean take(Draft draft, Understanding said) {
    List<Understanding> waiting = waiting(draft.state());
    boolean other = said.yes().equals(Optional.of(false)) || said.none();
    if (waiting.isEmpty()
        || draft.state().question() != Question.MORE
        || other
        || !isMeant(waiting.get(0), said)) {
      return false;
    }
    put(draft, waiting.subList(1, waiting.size()));
    begin(draft, waiting.get(0), said);
    return true;
  }

  private static boolean isMeant(Understanding next, Understanding said) {
    boolean sameService = said.service().isPresent() && said.service().equals(next.service());
    if (said.intent().filter(intent -> intent != Intent.BOOK).isPresent()) {
      return said.intent().equals(next.intent()) && said.person().isEmpty();
    }
    return sameService
        || (said.service().isEmpty()
            && (said.person().isEmpty() || said.person().equals(next.person()))
            && (said.yes().isPresent() || said.date().isPresent() || said.time().isPresent()));
  }

  private static void begin(Draft draft, Understanding wish, Understanding said) {
    Answers.leaveTrouble(draft);
    draft.forgetTroubles(Question.MORE);
    Persons.take(draft, wish);
    Optional<Aim> aim = Detours.aim(wish);
    if (aim.equals(Optional.of(Aim.WAIT))) {
      Waiting.begin(draft, wish);
    } else if (aim.isPresent()) {
      Management.begin(draft, wish, aim.get());
    } else if (Wishes.take(draft, wish) != Wishes.Outcome.IMPOSSIBLE
        && Wishes.take(draft, said) != Wishes.Outcome.IMPOSSIBLE) {
      Answers.goOn(draft);
    }
  }

  /** It is not to be done: the next of them, or anything else. */
  static boolean declined(Draft draft) {
    List<Understanding> waiting = waiting(draft.state());
    if (waiting.isEmpty()) {
      return false;
    }
    put(draft, waiting.subList(1, waiting.size()));
    Answers.leaveTrouble(draft);
    draft.forgetTroubles(Question.MORE);
    draft.ask(Question.MORE);
    return true;
  }
}
