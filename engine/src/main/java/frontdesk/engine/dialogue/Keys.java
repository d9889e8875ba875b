package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each key means at each question. Everywhere: star repeats; zero asks for a human, except
 * where a number is typed; pound says that there is nothing to give; nine leads to more choices.
 */
final class Keys {
  static final char REPEAT = '*';
  static final char HUMAN = '0';
  static final char NOTHING_TO_GIVE = '#';
  static final char MORE = '9';
  static final char ANYONE = '8';

  /** Keys one to seven are choices; eight and nine mean the same wherever they mean something. */
  static final int MOST_CHOICES = 7;

  private Keys() {}

  /** The line that asks a question, where one line is all it takes. */
  static Line line(Question question) {
    return switch (question) {
      case NONE, LANGUAGE -> Line.ONE_MOMENT; // not asked
      case GO_ON -> Line.ASK_GO_ON;
      case PREREQUISITE -> Line.ASK_PREREQUISITE;
      case WAITING -> Line.ASK_WAITING;
      case FREED -> Line.ASK_FREED;
      case SERIES -> Line.ASK_SERIES;
      case MORE -> Line.ASK_MORE;
      case BIRTH_DATE -> Line.ASK_BIRTH_DATE;
      case REFERENCE -> Line.ASK_REFERENCE;
      case WHICH -> Line.ASK_WHICH;
      case CONFIRM_CANCEL -> Line.ASK_CONFIRM_CANCEL;
      case CONFIRM_CHANGE -> Line.ASK_CONFIRM_CHANGE;
      case INTENT -> Line.ASK_INTENT;
      case SERVICE -> Line.ASK_SERVICE;
      case PRACTITIONER -> Line.ASK_PRACTITIONER;
      case DATE -> Line.ASK_DATE;
      case TIME -> Line.ASK_TIME;
      case OFFER -> Line.ASK_OFFER;
      case NAME -> Line.ASK_NAME;
      case NAME_CONFIRM -> Line.ASK_NAME_CONFIRM;
      case CONTACT_CONFIRM -> Line.ASK_CONTACT_CONFIRM;
      case CONTACT -> Line.ASK_CONTACT;
      case NOTE -> Line.ASK_NOTE;
      case CONFIRM -> Line.ASK_CONFIRM;
      case CHANGE -> Line.ASK_CHANGE;
      case CALLBACK -> Line.ASK_CALLBACK;
    };
  }

  /** The keys of a question whose choices do not depend on a page or on offers. */
  static Map<Character, KeyMeaning> plain(Draft draft, Question question) {
    Understanding said = Understanding.NOTHING;
    return switch (question) {
      case NONE -> Map.of();
      case INTENT -> intent(draft);
      case SERVICE, PRACTITIONER, OFFER, WHICH, LANGUAGE -> with(Map.of());
      case GO_ON -> goOn(draft);
      case DATE ->
          with(
              Map.of(
                  '1', said.withSoonest(),
                  '2', said.withDate(nextDay(draft)),
                  '3', said.withDate(laterDay(draft))));
      case TIME ->
          with(
              Map.of(
                  '1', said.withWindow(Optional.of(LocalTime.MIN), Optional.empty()),
                  '2', said.withWindow(Optional.empty(), Optional.of(LocalTime.NOON)),
                  '3', said.withWindow(Optional.of(LocalTime.NOON), Optional.empty())));
      case NAME, NOTE -> with(Map.of(NOTHING_TO_GIVE, said.withNone()));
      case CONTACT, BIRTH_DATE, REFERENCE ->
          Map.of(
              REPEAT, new KeyMeaning.Repeat(),
              NOTHING_TO_GIVE, new KeyMeaning.Means(said.withNone()));
      case PREREQUISITE ->
          with(
              Map.of(
                  '1',
                  said.withYes(true),
                  '2',
                  Prerequisites.isOpen(draft) ? said.withNone() : said.withYes(false)));
      case NAME_CONFIRM,
          CONTACT_CONFIRM,
          CONFIRM,
          CONFIRM_CANCEL,
          CONFIRM_CHANGE,
          CALLBACK,
          WAITING,
          FREED,
          SERIES ->
          with(Map.of('1', said.withYes(true), '2', said.withYes(false)));
      case MORE ->
          with(
              Map.of(
                  '1',
                  said.withYes(false),
                  '2',
                  said.withYes(true),
                  NOTHING_TO_GIVE,
                  said.withYes(false)));
      case CHANGE ->
          with(
              Map.of(
                  '1', said.withWrong(SlotName.DATE),
                  '2', said.withWrong(SlotName.TIME),
                  '3', said.withWrong(SlotName.SERVICE),
                  '4', said.withWrong(SlotName.NAME),
                  '5', said.withWrong(SlotName.CONTACT)));
    };
  }

  private static Map<Character, KeyMeaning> intent(Draft draft) {
    Understanding said = Understanding.NOTHING;
    Map<Character, Understanding> keys = new HashMap<>();
    keys.put('1', said.withIntent(Intent.BOOK));
    keys.put('2', said.withIntent(Intent.MOVE_APPOINTMENT));
    keys.put('3', said.withIntent(Intent.CANCEL_APPOINTMENT));
    keys.put('4', said.withIntent(Intent.FIND_APPOINTMENT));
    keys.put('5', said.withIntent(Intent.INFORMATION));
    Languages.other(draft).ifPresent(other -> keys.put(MORE, said.withLanguage(other)));
    return with(keys);
  }

  /** It is asked with the greeting: the other language is offered there too. */
  private static Map<Character, KeyMeaning> goOn(Draft draft) {
    Understanding said = Understanding.NOTHING;
    Map<Character, Understanding> keys = new HashMap<>();
    keys.put('1', said.withYes(true));
    keys.put('2', said.withYes(false));
    Languages.other(draft).ifPresent(other -> keys.put(MORE, said.withLanguage(other)));
    return with(keys);
  }

  /** The keys of so many offers. */
  static Map<Character, KeyMeaning> offers(int count) {
    Map<Character, Understanding> keys = new HashMap<>();
    for (int i = 1; i <= count; i++) {
      keys.put(digit(i), Understanding.NOTHING.withChoice(i));
    }
    if (count == 1) {
      keys.put('2', Understanding.NOTHING.withNone());
    }
    Map<Character, KeyMeaning> all = with(keys);
    all.put(MORE, new KeyMeaning.MoreChoices());
    return all;
  }

  /** These keys, and those that mean the same everywhere. */
  static Map<Character, KeyMeaning> with(Map<Character, Understanding> keys) {
    Map<Character, KeyMeaning> all = new HashMap<>();
    keys.forEach((key, said) -> all.put(key, new KeyMeaning.Means(said)));
    all.put(REPEAT, new KeyMeaning.Repeat());
    all.put(HUMAN, new KeyMeaning.Means(Understanding.NOTHING.withIntent(Intent.HUMAN)));
    return all;
  }

  static char digit(int number) {
    return (char) ('0' + number);
  }

  /** The next day from tomorrow on which the clinic is open. */
  static LocalDate nextDay(Draft draft) {
    return Feasibility.openDayFrom(draft, draft.today().plusDays(1));
  }

  /** The first open day about a week later. */
  static LocalDate laterDay(Draft draft) {
    return Feasibility.openDayFrom(draft, nextDay(draft).plusWeeks(1));
  }
}
