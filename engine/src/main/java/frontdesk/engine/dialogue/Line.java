package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every line that a conversation can say: its key in the text bundle, in how many different words
 * it exists, and the placeholders that come with it. A text may leave a placeholder out, never add
 * one.
 */
@SuppressWarnings("ImmutableEnumChecker") // the set is made by Set.of
public enum Line {
  GREETING("greeting", 0, "clinic"),
  GREETING_KEYS("greeting.keys", 0),
  GREETING_AGAIN("greeting.again", 0, "clinic"),

  ASK_INTENT("ask.intent", 3),
  ASK_GO_ON("ask.go.on", 3),
  ASK_SERVICE("ask.service", 3),
  ASK_PRACTITIONER("ask.practitioner", 3),
  ASK_DATE("ask.date", 3, "date", "later"),
  ASK_TIME("ask.time", 3),
  ASK_OFFER("ask.offer", 3),
  ASK_OFFER_SINGLE("ask.offer.single", 3),
  ASK_NAME("ask.name", 3),
  ASK_NAME_OTHER("ask.name.other", 3),
  ASK_NAME_CONFIRM("ask.name.confirm", 3, "name"),
  ASK_CONTACT_CONFIRM("ask.contact.confirm", 3, "digits"),
  ASK_CONTACT("ask.contact", 3),
  ASK_NOTE("ask.note", 3),
  ASK_NOTE_TEXT("ask.note.text", 3),
  ASK_CONFIRM("ask.confirm", 3),
  ASK_CHANGE("ask.change", 3),
  ASK_CALLBACK("ask.callback", 3),
  ASK_CALLBACK_NUMBER("ask.callback.number", 3),

  ASK_MORE("ask.more", 3),
  ASK_FURTHER("ask.further", 3),
  ASK_KNOWN_NUMBER("ask.known.number", 3),
  ASK_BIRTH_DATE("ask.birth.date", 3),
  ASK_REFERENCE("ask.reference", 3),
  ASK_WHICH("ask.which", 3),
  ASK_CONFIRM_CANCEL("ask.confirm.cancel", 3),
  ASK_CONFIRM_CHANGE("ask.confirm.change", 3),
  ASK_CONFIRM_NOTE("ask.confirm.note", 3),

  CHOICE_APPOINTMENT("choice.appointment", 0, "key", "service", "date", "time"),
  CHOICE_SERVICE("choice.service", 0, "service", "key"),
  CHOICE_PRACTITIONER("choice.practitioner", 0, "practitioner", "key"),
  CHOICE_ANYONE("choice.anyone", 0, "key"),
  CHOICE_MORE("choice.more", 0, "key"),

  OFFER_DAY("offer.day", 0, "date"),
  OFFER_ITEM_TIME("offer.item.time", 0, "number", "time"),
  OFFER_ITEM("offer.item", 0, "number", "date", "time"),
  OFFER_ITEM_NEAR("offer.item.near", 0, "number", "date", "time"),
  OFFER_SINGLE("offer.single", 0, "date", "time", "practitioner"),
  USUAL_WITH("usual.with", 0, "practitioner"),
  USUAL_MORNING("usual.morning", 0),
  USUAL_AFTERNOON("usual.afternoon", 0),
  USUAL_EVENING("usual.evening", 0),
  USUAL_DAY("usual.day", 0),
  OFFER_TAKEN("offer.taken", 0),
  OFFER_OTHER_DAY("offer.other.day", 0),
  OFFER_JUST_GONE("offer.just.gone", 0),
  OFFER_ANOTHER("offer.another", 0),

  CONFIRM_FULL("confirm.full", 0, "service", "minutes", "practitioner", "price"),
  CONFIRM_SHORT("confirm.short", 0, "service", "practitioner", "price"),
  CONFIRM_WHEN("confirm.when", 0, "date", "time"),
  CONFIRM_WHEN_SHORT("confirm.when.short", 0, "date", "time"),
  CONFIRM_NUMBER("confirm.number", 0, "digits"),
  CONFIRM_UNSURE("confirm.unsure", 3),
  HOLD_EXPIRED("hold.expired", 0),

  APPOINTMENT_YOURS("appointment.yours", 0),
  APPOINTMENT_ONE("appointment.one", 0, "service", "practitioner", "date", "time"),
  APPOINTMENT_NONE("appointment.none", 0),
  APPOINTMENT_GONE("appointment.gone", 0),
  APPOINTMENT_ALREADY("appointment.already", 0, "service", "date"),
  CHANGE_TIME("change.time", 0, "date", "time"),
  APPOINTMENT_KEPT("appointment.kept", 0),
  APPOINTMENT_CANCELLED("appointment.cancelled", 0),
  APPOINTMENT_CHANGED("appointment.changed", 0, "date", "time"),
  APPOINTMENT_NOTED("appointment.noted", 0, "date", "time"),
  CONFIRM_NOTE("confirm.note", 0, "note"),
  CONFIRM_CANCEL("confirm.cancel", 0, "service", "practitioner", "date", "time"),
  CONFIRM_CHANGE_OLD("confirm.change.old", 0, "service", "practitioner", "date", "time"),
  CONFIRM_CHANGE_NEW("confirm.change.new", 0, "service", "practitioner", "date", "time", "price"),
  NOT_IDENTIFIED("not.identified", 0),
  PREREQUISITE_NEEDED("prerequisite.needed", 0, "service", "first", "days"),
  PREREQUISITE_CHECKED("prerequisite.checked", 0),
  ASK_PREREQUISITE("ask.prerequisite", 3, "service"),
  ASK_PREREQUISITE_HAD("ask.prerequisite.had", 3, "service"),

  ASK_WAITING("ask.waiting", 3),
  WAITING_JOINED("waiting.joined", 0),
  WAITING_REFUSED("waiting.refused", 0),
  WAITING_PLACE("waiting.place", 0, "service", "date"),
  WAITING_NONE("waiting.none", 0),
  ASK_LEAVE("ask.leave", 3),
  WAITING_LEFT("waiting.left", 0),
  WAITING_MOVES("waiting.moves", 0, "service", "practitioner", "date", "time"),
  WAITING_FREED("waiting.freed", 0, "service", "practitioner", "date", "time"),
  ASK_FREED("ask.freed", 3),
  SERIES_OFFER("series.offer", 0, "count"),
  SERIES_ITEM("series.item", 0, "date", "time"),
  SERIES_MISSING("series.missing", 0, "date"),
  SERIES_NONE("series.none", 0),
  SERIES_BOOKED("series.booked", 0, "count"),
  SERIES_ONLY_FIRST("series.only.first", 0),
  ASK_SERIES("ask.series", 3),
  BEFORE_VISIT("before.visit", 0, "service"),
  FOLLOW_UP("follow.up", 0, "service", "days"),

  UNCLEAR("trouble.unclear", 3),
  SILENCE("trouble.silence", 3),
  IMPOSSIBLE_PAST("impossible.past", 0, "date"),
  IMPOSSIBLE_FAR("impossible.far", 0, "date"),
  IMPOSSIBLE_HOLIDAY("impossible.holiday", 0, "date"),
  IMPOSSIBLE_CLOSED("impossible.closed", 0, "date"),
  IMPOSSIBLE_NO_DAY("impossible.noday", 0),
  IMPOSSIBLE_SOON("impossible.soon", 0),
  IMPOSSIBLE_HOURS("impossible.hours", 0, "date", "opens", "closes"),
  IMPOSSIBLE_WORKS("impossible.works", 0, "practitioner", "date", "opens", "closes"),
  IMPOSSIBLE_LEAVE("impossible.leave", 0, "practitioner", "date"),
  IMPOSSIBLE_FULL("impossible.full", 0, "practitioner"),
  IMPOSSIBLE_AWAY("impossible.away", 0, "practitioner", "date"),
  IMPOSSIBLE_FIT("impossible.fit", 0, "service", "minutes", "date", "closes"),
  IMPOSSIBLE_SERVICE("impossible.service", 0),
  IMPOSSIBLE_PRACTITIONER("impossible.practitioner", 0, "practitioner", "service"),
  IMPOSSIBLE_NOTHING_FREE("impossible.nothing.free", 0),
  IMPOSSIBLE_NOBODY("impossible.nobody", 0),
  IMPOSSIBLE_NEAR("impossible.near", 0),

  HELP("help", 0),
  WAIT("wait", 0),
  SLOWER("slower", 0),
  PAYMENT("payment", 0, "human"),
  EMAIL_NOTED("email.noted", 0),
  EMAIL_BY_PERSON("email.by.person", 0, "human"),
  ONE_MOMENT("one.moment", 0),
  RESUMED("resumed", 0),
  BEGIN_AGAIN("begin.again", 0),
  LANGUAGE_CHANGED("language.changed", 0),
  OTHER_LANGUAGE("other.language", 0),
  KEYS_ONLY("keys.only", 0, "emergency"),
  INFO_CLINIC("info.clinic", 0, "address", "hours"),
  INFO_ADDRESS("info.address", 0, "address"),
  INFO_HOURS("info.hours", 0, "hours"),
  INFO_HOURS_DAY("info.hours.day", 0, "date", "opens", "closes"),
  INFO_CLOSED("info.closed", 0, "date"),
  INFO_HOLIDAY("info.holiday", 0, "date"),
  INFO_SERVICES("info.services", 0, "services"),
  INFO_PRICE("info.price", 0, "service", "price"),
  INFO_PRACTITIONERS("info.practitioners", 0, "practitioners"),
  INFO_DOES("info.does", 0, "practitioner", "service"),
  INFO_INSURERS("info.insurers", 0, "insurers"),
  INFO_INSURER_NOT("info.insurer.not", 0),
  INFO_INSURED("info.insured", 0, "service"),
  INFO_INSURED_NONE("info.insured.none", 0, "service"),
  INFO_PREPARATION("info.preparation", 0, "service"),
  INFO_PREPARATION_NONE("info.preparation.none", 0, "service"),
  INFO_OTHER_SERVICE("info.other.service", 0, "services"),
  INFO_WORKS("info.works", 0, "practitioner"),
  INFO_WORKS_DAY("info.works.day", 0, "practitioner", "date", "opens", "closes"),
  INFO_AWAY("info.away", 0, "practitioner", "date"),
  INFO_INSURERS_NONE("info.insurers.none", 0),
  INFO_SERVICE("info.service", 0, "service", "minutes", "price"),

  BOOKED("booked", 0, "date", "time"),
  BOOKED_REFERENCE("booked.reference", 0, "reference"),
  GOODBYE_BOOKED("goodbye.booked", 0, "clinic"),
  GOODBYE("goodbye", 0, "clinic"),
  NOTHING_BOOKED("nothing.booked", 0),
  NOTHING_CHANGED("nothing.changed", 0),

  SORRY_FALLBACK("sorry.fallback", 0),
  SORRY_LIMIT("sorry.limit", 0),
  SORRY_UNAVAILABLE("sorry.unavailable", 0),
  SORRY_UNSURE("sorry.unsure", 0),
  SORRY_UNSURE_CHANGE("sorry.unsure.change", 0),
  SORRY_LIMIT_CALL("sorry.limit.call", 0),
  SORRY_UNIDENTIFIED("sorry.unidentified", 0),
  SORRY_UNIDENTIFIED_OTHER("sorry.unidentified.other", 0),
  PERSON_PROOF("person.proof", 0),
  FURTHER_LATER("further.later", 0),
  FURTHER_SERVICE("further.service", 0, "service"),
  FURTHER_SERVICE_FOR("further.service.for", 0, "service", "name"),
  FURTHER_CANCEL("further.cancel", 0),
  FURTHER_CHANGE("further.change", 0),
  FURTHER_FIND("further.find", 0),
  FURTHER_NOTE("further.note", 0),
  FURTHER_OTHER("further.other", 0),
  SORRY_GUESSES("sorry.guesses", 0),
  SORRY_TOO_LATE("sorry.too.late", 0),
  SORRY_NO_ADVICE("sorry.no.advice", 0),
  CALLBACK_NEEDS_NUMBER("callback.needs.number", 0),
  /** A sentence of a language model in which nothing was found. */
  BRAIN_OWN("brain.own", 0, "words"),
  CALLBACK_PROMISED("callback.promised", 0, "hours"),
  HUMAN_NUMBER("human.number", 0, "human"),
  HUMAN_INSTEAD("human.instead", 0, "human"),
  EMERGENCY("emergency", 0, "emergency"),
  EMERGENCY_MAYBE("emergency.maybe", 0, "emergency");

  /** The keys of lines that tell what a patient has. */
  static final Set<String> OF_PATIENTS =
      Set.of(
          APPOINTMENT_ONE.key,
          CHOICE_APPOINTMENT.key,
          CONFIRM_CANCEL.key,
          CONFIRM_CHANGE_OLD.key,
          CHANGE_TIME.key,
          WAITING_PLACE.key,
          WAITING_FREED.key,
          WAITING_MOVES.key);

  /** The keys of lines that tell what a patient mostly chose. */
  static final Set<String> OF_HISTORY =
      Set.of(
          USUAL_WITH.key, USUAL_MORNING.key, USUAL_AFTERNOON.key, USUAL_EVENING.key, USUAL_DAY.key);

  /** What says that something was done, and the answer that makes it true. */
  private static final Map<String, Class<? extends ToolAnswer>> COMMITTING =
      Map.of(
          BOOKED.key, ToolAnswer.AppointmentMade.class,
          APPOINTMENT_NOTED.key, ToolAnswer.AppointmentNoted.class,
          BOOKED_REFERENCE.key, ToolAnswer.AppointmentMade.class,
          APPOINTMENT_CANCELLED.key, ToolAnswer.AppointmentCancelled.class,
          APPOINTMENT_CHANGED.key, ToolAnswer.AppointmentModified.class,
          CALLBACK_PROMISED.key, ToolAnswer.CallbackPromised.class,
          WAITING_JOINED.key, ToolAnswer.WaitingListJoined.class,
          WAITING_LEFT.key, ToolAnswer.WaitingListLeft.class,
          SERIES_BOOKED.key, ToolAnswer.SeriesMade.class);

  /** What a brain outside the conversation may say, as far as it is true. */
  private static final Set<Line> SAYABLE =
      EnumSet.of(
          HELP,
          WAIT,
          INFO_CLINIC,
          INFO_ADDRESS,
          INFO_HOURS,
          INFO_HOURS_DAY,
          INFO_SERVICES,
          INFO_SERVICE,
          INFO_PRICE,
          INFO_PRACTITIONERS,
          INFO_DOES,
          INFO_INSURERS,
          OFFER_SINGLE,
          APPOINTMENT_ONE,
          APPOINTMENT_CANCELLED,
          APPOINTMENT_CHANGED,
          APPOINTMENT_NOTED,
          BOOKED,
          HUMAN_INSTEAD);

  /** How the keys begin of what is read back, offered, said to be done, or told as a fact. */
  private static final List<String> TELLING =
      List.of(
          "confirm.",
          "offer.",
          "choice.",
          "booked",
          "appointment.",
          "waiting.freed",
          "waiting.moves",
          "series.",
          "ask.name.confirm",
          "ask.contact.confirm",
          "impossible.",
          "human.",
          "info.",
          "brain.",
          "keys.only",
          "emergency");

  /** What is told in the catalogue's own words, and not only named. */
  private static final Map<String, String> IN_OWN_WORDS =
      Map.of(
          "before.visit", "service.preparation",
          "info.preparation", "service.preparation",
          "info.insured", "service.insurers",
          "info.works", "practitioner.hours");

  private final String key;
  private final int variants;
  private final Set<String> placeholders;

  Line(String key, int variants, String... placeholders) {
    this.key = key;
    this.variants = variants;
    this.placeholders = Set.of(placeholders);
  }

  /** The answer that makes this line true, if it says that something was done. */
  static Optional<Class<? extends ToolAnswer>> committing(String key) {
    return Optional.ofNullable(COMMITTING.get(key));
  }

  /** The line of this key, if a brain may say it. */
  static Optional<Line> sayable(String key) {
    return SAYABLE.stream().filter(line -> line.key.equals(key)).findFirst();
  }

  /** The placeholders that its texts may hold. */
  public Set<String> placeholders() {
    return placeholders;
  }

  /**
   * The placeholders without which its texts would keep back what they are there to tell: a yes to
   * a read-back without a day is a yes to nothing. How long it takes may be left out.
   */
  public Set<String> required() {
    boolean tells = TELLING.stream().anyMatch(key::startsWith);
    Set<String> required = new TreeSet<>(tells ? placeholders : Set.of());
    if (key.startsWith("confirm.")) {
      required.remove("minutes");
    }
    Optional.ofNullable(IN_OWN_WORDS.get(key)).ifPresent(required::add);
    return Collections.unmodifiableSet(required);
  }

  /** All its keys: one, or one for each wording. */
  public List<String> keys() {
    if (variants == 0) {
      return List.of(key);
    }
    List<String> keys = new ArrayList<>();
    for (int i = 1; i <= variants; i++) {
      keys.add(key + "." + i);
    }
    return List.copyOf(keys);
  }

  /** This line without arguments. */
  Phrase say() {
    return say(Map.of());
  }

  /** This line with one argument. */
  Phrase say(String placeholder, Argument argument) {
    return say(Map.of(placeholder, argument));
  }

  Phrase say(Map<String, Argument> arguments) {
    return say(1, arguments);
  }

  /**
   * This line in the words of an attempt, from 1. Beyond the last wording the last two take turns:
   * never the same words twice running.
   */
  Phrase say(int attempt, Map<String, Argument> arguments) {
    return new Phrase(variants == 0 ? key : key + "." + wording(attempt), arguments);
  }

  private int wording(int attempt) {
    int beyond = attempt - variants;
    return beyond <= 0 || variants == 1
        ? Math.max(1, Math.min(attempt, variants))
        : variants - beyond % 2;
  }
}
