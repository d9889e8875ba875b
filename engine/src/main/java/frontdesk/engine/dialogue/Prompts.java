package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts questions into phrases, together with what may be answered. */
final class Prompts {
  private static final int DAYS_PER_WEEK = 7;

  /** From this attempt on all keys of a question are named. */
  private static final int ALL_CHOICES = 3;

  /** A question ready to be said. */
  record Composed(List<Phrase> phrases, Expectation expectation) {}

  private Prompts() {}

  /** A question in the words of its attempt: the first time, or after so much trouble. */
  static Composed compose(Draft draft, Question question) {
    return compose(draft, question, 1 + draft.state().count(question), 0);
  }

  private static Composed compose(Draft draft, Question question, int tried, int page) {
    int attempt = Languages.wording(draft, tried);
    return switch (question) {
      case INTENT -> intent(draft, attempt);
      case GO_ON -> goOn(draft, attempt);
      case SERVICE -> Choices.services(draft, page).ask(draft, attempt);
      case PRACTITIONER -> Choices.practitioners(draft, page).ask(draft, attempt);
      case OFFER -> offer(draft, offered(draft), attempt);
      case WHICH -> Which.compose(draft, attempt);
      case SERIES -> Series.again(draft, attempt);
      case CONFIRM, CONFIRM_CANCEL, CONFIRM_CHANGE, FREED ->
          new Composed(Confirmation.phrases(draft, question, attempt), plain(draft, question));
      case MORE -> more(draft, attempt);
      case NONE,
          DATE,
          TIME,
          NAME,
          NAME_CONFIRM,
          CONTACT_CONFIRM,
          CONTACT,
          NOTE,
          CHANGE,
          CALLBACK,
          BIRTH_DATE,
          REFERENCE,
          PREREQUISITE,
          WAITING,
          LANGUAGE ->
          new Composed(
              List.of(line(draft, question).say(attempt, arguments(draft, question))),
              plain(draft, question));
    };
  }

  /** What was wished besides and is not done yet; else whatever else there is. */
  private static Composed more(Draft draft, int attempt) {
    List<Phrase> further = Further.ask(draft.state(), attempt);
    List<Phrase> phrases =
        further.isEmpty() ? List.of(Line.ASK_MORE.say(attempt, Map.of())) : further;
    return new Composed(phrases, plain(draft, Question.MORE));
  }

  private static Line line(Draft draft, Question question) {
    boolean forCallback = question == Question.CONTACT && draft.state().phase() == Phase.FALLBACK;
    boolean whoIsIt = draft.state().aim().isPresent();
    if (forCallback) {
      return Line.ASK_CALLBACK_NUMBER;
    } else if (whoIsIt && question == Question.CONTACT) {
      return Line.ASK_KNOWN_NUMBER;
    } else if (question == Question.NAME && Persons.isSomebodyElse(draft.state())) {
      return Line.ASK_NAME_OTHER;
    } else if (question == Question.NOTE && Noting.isWanted(draft.state())) {
      return Line.ASK_NOTE_TEXT;
    } else if (question == Question.PREREQUISITE && Prerequisites.isOpen(draft)) {
      return Line.ASK_PREREQUISITE_HAD;
    }
    return Keys.line(question);
  }

  private static Expectation plain(Draft draft, Question question) {
    return new Expectation(
        question, List.of(), Keys.plain(draft, question), draft.state().language());
  }

  private static Composed intent(Draft draft, int attempt) {
    List<Phrase> phrases = new ArrayList<>();
    boolean greets = draft.state().phase() == Phase.START;
    if (greets) {
      phrases.add(Endings.clinicLine(Line.GREETING));
      Languages.keysOnly(draft).ifPresent(phrases::add);
      phrases.add(Line.GREETING_KEYS.say());
    } else {
      phrases.add(Line.ASK_INTENT.say(attempt, Map.of()));
    }
    if (greets || attempt >= ALL_CHOICES) {
      Languages.offer(draft).ifPresent(phrases::add);
    }
    return new Composed(phrases, plain(draft, Question.INTENT));
  }

  /** The greeting of whoever was cut off: what they wished is not named, they may be another. */
  private static Composed goOn(Draft draft, int attempt) {
    List<Phrase> phrases = new ArrayList<>();
    boolean greets = draft.state().phase() == Phase.START;
    if (greets) {
      phrases.add(Endings.clinicLine(Line.GREETING_AGAIN));
      Languages.keysOnly(draft).ifPresent(phrases::add);
    }
    phrases.add(Line.ASK_GO_ON.say(attempt, Map.of()));
    if (greets || attempt >= ALL_CHOICES) {
      Languages.offer(draft).ifPresent(phrases::add);
    }
    return new Composed(phrases, plain(draft, Question.GO_ON));
  }

  private static Map<String, Argument> arguments(Draft draft, Question question) {
    if (question == Question.DATE) {
      LocalDate next = Keys.nextDay(draft);
      return Map.of(
          "date", new Argument.Day(next), "later", new Argument.Day(Keys.laterDay(draft)));
    }
    if (question == Question.PREREQUISITE) {
      return Prerequisites.arguments(draft);
    }
    if (question == Question.NAME_CONFIRM) {
      return draft.state().heardName().map(name -> Map.of("name", spoken(name))).orElse(Map.of());
    }
    if (question == Question.CONTACT_CONFIRM) {
      return draft
          .state()
          .heardNumber()
          .map(
              number ->
                  Map.<String, Argument>of(
                      "digits", new Argument.LastDigits(number, Confirmation.SPOKEN_DIGITS)))
          .orElse(Map.of());
    }
    return Map.of();
  }

  private static Argument spoken(SlotValue name) {
    if (name instanceof SlotValue.RecordedName recorded) {
      return new Argument.Recording(recorded.audio());
    }
    SlotValue.SpokenName said = (SlotValue.SpokenName) name;
    return new Argument.Words(said.name());
  }

  /** Offers slots: one to be taken or not, or several by number. */
  static Composed offer(Draft draft, List<Slot> slots) {
    return offer(draft, slots, 1 + draft.state().count(Question.OFFER));
  }

  private static Composed offer(Draft draft, List<Slot> slots, int tried) {
    int attempt = Languages.wording(draft, tried);
    List<Phrase> phrases = new ArrayList<>();
    if (slots.size() == 1) {
      Confirmation.ReadBack only = Confirmation.ReadBack.of(draft, slots.get(0));
      phrases.add(
          Line.OFFER_SINGLE.say(
              Map.of(
                  "date", only.date(),
                  "time", only.time(),
                  "practitioner", only.practitioner())));
      phrases.add(Line.ASK_OFFER_SINGLE.say(attempt, Map.of()));
    } else {
      offers(draft, slots, phrases);
      phrases.add(Line.ASK_OFFER.say(attempt, Map.of()));
    }
    return new Composed(
        phrases,
        new Expectation(
            Question.OFFER, slots, Keys.offers(slots.size()), draft.state().language()));
  }

  /** A day is named where it changes, in full once: the weekday tells days of one week apart. */
  private static void offers(Draft draft, List<Slot> slots, List<Phrase> phrases) {
    List<LocalDateTime> starts =
        slots.stream().map(slot -> BookingFlow.start(draft, slot)).toList();
    LocalDate first = starts.get(0).toLocalDate();
    boolean sameDay = starts.stream().map(LocalDateTime::toLocalDate).allMatch(first::equals);
    if (sameDay) {
      phrases.add(Line.OFFER_DAY.say("date", draft.day(first)));
    }
    LocalDate named = sameDay ? first : LocalDate.MIN;
    for (int i = 0; i < starts.size(); i++) {
      LocalDate day = starts.get(i).toLocalDate();
      phrases.add(offerLine(first, named, day, i).say(offer(draft, i + 1, starts.get(i))));
      named = day;
    }
  }

  private static Line offerLine(LocalDate first, LocalDate named, LocalDate day, int index) {
    if (day.equals(named)) {
      return Line.OFFER_ITEM_TIME;
    }
    boolean near = index > 0 && Math.abs(ChronoUnit.DAYS.between(first, day)) < DAYS_PER_WEEK;
    return near ? Line.OFFER_ITEM_NEAR : Line.OFFER_ITEM;
  }

  private static Map<String, Argument> offer(Draft draft, int number, LocalDateTime start) {
    return Map.of(
        "number", new Argument.Count(number),
        "date", draft.day(start.toLocalDate()),
        "time", new Argument.TimeOfDay(start.toLocalTime()));
  }

  private static List<Slot> offered(Draft draft) {
    return draft.state().asked().map(say -> say.expectation().offers()).orElse(List.of());
  }

  /** The same question again after trouble: the same offers, the same page. */
  static void askAgain(Draft draft, Question question) {
    draft.ask(askedAgain(draft, question, 1 + draft.state().count(question)));
  }

  private static Composed askedAgain(Draft draft, Question question, int attempt) {
    boolean same = question == draft.state().question();
    return compose(draft, question, attempt, same ? Choices.page(draft) : 0);
  }

  /** The pending question once more, in few words, without its being counted. */
  static void again(Draft draft) {
    Question question = draft.state().question();
    draft.ask(askedAgain(draft, question, Math.max(2, 1 + draft.state().count(question))));
  }

  /** The same, where the caller's turn is not over yet. */
  static void againUnlessBusy(Draft draft) {
    if (!draft.state().isBusy()) {
      again(draft);
    }
  }

  /**
   * The pending question once more, word for word; of a read-back all of it, even where only the
   * rest was asked last.
   */
  static void repeat(Draft draft) {
    if (Confirmation.isReadBack(draft.state().question())) {
      askAgain(draft, draft.state().question());
      return;
    }
    draft
        .state()
        .asked()
        .ifPresent(say -> draft.ask(new Composed(withoutPace(say.phrases()), say.expectation())));
  }

  /** That it goes on more slowly is no part of what was asked, and is said once. */
  private static List<Phrase> withoutPace(List<Phrase> phrases) {
    return phrases.stream().filter(phrase -> !phrase.equals(Line.SLOWER.say())).toList();
  }

  /** The next choices, or later offers. */
  static void more(Draft draft) {
    Question question = draft.state().question();
    if (question == Question.OFFER) {
      BookingFlow.offerLater(draft);
    } else {
      draft.ask(
          compose(draft, question, 1 + draft.state().count(question), Choices.page(draft) + 1));
    }
  }
}
