package frontdesk.engine.dialogue.tools;

import static frontdesk.engine.dialogue.tools.Parameter.maybe;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.BrainReading;
import frontdesk.engine.dialogue.Situation;
import frontdesk.engine.dialogue.tools.ArgumentReader.Arguments;
import frontdesk.engine.dialogue.tools.ArgumentReader.Reading;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tool by which a language model reports what the caller meant: declared like the others, and
 * never a yes or a no. Whether names and numbers were said, the edge finds that has the words.
 * Pure.
 */
public final class Understood {
  private static final int MOST_NAME = 80;
  private static final int MOST_NOTE = 300;
  private static final int MOST_CHOICES = 7;
  private static final Kind DAY = new Kind.Day();
  private static final Kind TIME = new Kind.TimeOfDay();

  private static final List<String> TOPICS =
      Stream.of(Topic.values())
          .filter(topic -> topic != Topic.OTHER_SERVICE && topic != Topic.OTHER_INSURER)
          .map(Understood::word)
          .toList();

  static final Tool DECLARATION =
      new Tool(
          "understood",
          "Reports what the caller meant by the words they said last, only what they said, nothing"
              + " guessed. The conversation then does what follows: it searches, offers and reads"
              + " back by itself. A yes or a no is not reported.",
          List.of(
              maybe(
                  "intent",
                  new Kind.OneOf(
                      BrainReading.intents().stream().map(Understood::word).sorted().toList()),
                  "What they want."),
              maybe("topic", new Kind.OneOf(TOPICS), "What they want to know about."),
              maybe("service", new Kind.ServiceOfClinic(), "What the appointment is for."),
              maybe("practitioner", new Kind.PractitionerOfClinic(), "With whom."),
              maybe("anybody", new Kind.Truth(), "True where any practitioner will do."),
              maybe("date", DAY, "The day they mean."),
              maybe("from", DAY, "The first of several days that would do."),
              maybe("until", DAY, "The last of several days that would do."),
              maybe("soonest", new Kind.Truth(), "True for the first free appointment."),
              maybe("old_date", DAY, "The day of the appointment that is to be moved."),
              maybe("time", TIME, "The time they mean."),
              maybe("earliest", TIME, "From when on a day, as 12:00 for the afternoon."),
              maybe("latest", TIME, "Until when on a day, as 12:00 for the morning."),
              maybe(
                  "choice",
                  new Kind.WholeNumber(1, MOST_CHOICES),
                  "Which of what was read out last, from 1."),
              maybe("none_fits", new Kind.Truth(), "True where none of what was offered fits."),
              maybe("name", new Kind.Quoted(MOST_NAME), "Their name."),
              maybe("number", new Kind.Digits(3, 15), "Their telephone number."),
              maybe("birth_date", DAY, "Their birth date."),
              maybe("reference", new Kind.Digits(1, 12), "The reference of their appointment."),
              maybe("insurer", new Kind.Quoted(MOST_NAME), "Their insurer, as it is listed."),
              maybe("note", new Kind.Quoted(MOST_NOTE), "What the clinic is to know.")),
          "The conversation goes on with it.",
          Situation.talking(),
          false,
          EnumSet.of(Code.NOT_IN_CATALOGUE, Code.NOT_SAID));

  private Understood() {}

  /**
   * What a model reports.
   *
   * @param clear what is not personal
   * @param number digits
   */
  public record Report(
      Understanding clear,
      Optional<String> name,
      Optional<String> number,
      Optional<LocalDate> birthDate,
      Optional<String> reference,
      Optional<String> note) {
    /** What a caller said never reaches a log. */
    @Override
    public String toString() {
      return "Report[]";
    }
  }

  /** What came of raw arguments. */
  public sealed interface Outcome {
    /** They are of their kinds. */
    record Read(Report report) implements Outcome {}

    /** They are not. */
    record Refused(ToolRefusal refusal) implements Outcome {}
  }

  /** Reads raw arguments; {@code today} is of the clinic's zone: nobody wishes a day before. */
  public static Outcome read(JsonNode arguments, Catalogue catalogue, LocalDate today) {
    Reading reading = new ArgumentReader(DECLARATION, catalogue).read(arguments);
    if (reading instanceof Reading.Refused refused) {
      return new Outcome.Refused(refused.refusal());
    }
    Arguments given = ((Reading.Read) reading).arguments();
    LocalDate last = today.plusDays(catalogue.booking().horizon().toDays() + 1);
    Optional<String> outside =
        Stream.of("date", "from", "until", "old_date")
            .filter(name -> isOutside(given.get(name, LocalDate.class), today, last))
            .findFirst();
    if (outside.isPresent()) {
      return refused(Code.OUT_OF_RANGE, outside.get());
    }
    Optional<String> insurer = given.get("insurer", String.class);
    if (insurer.filter(named -> !catalogue.insurers().contains(named)).isPresent()) {
      return refused(Code.NOT_IN_CATALOGUE, "insurer");
    }
    return new Outcome.Read(
        new Report(
            clear(given, insurer),
            given.get("name", String.class),
            given.get("number", String.class),
            given.get("birth_date", LocalDate.class),
            given.get("reference", String.class),
            given.get("note", String.class)));
  }

  private static boolean isOutside(Optional<LocalDate> day, LocalDate first, LocalDate last) {
    return day.filter(one -> one.isBefore(first) || one.isAfter(last)).isPresent();
  }

  private static Outcome refused(Code code, String parameter) {
    return new Outcome.Refused(
        ArgumentReader.refusal(DECLARATION, code, DECLARATION.parameter(parameter)));
  }

  private static Understanding clear(Arguments given, Optional<String> insurer) {
    Understanding said = Understanding.NOTHING;
    Optional<Topic> topic = given.get("topic", String.class).map(Understood::topic);
    Optional<Intent> intent =
        given
            .get("intent", String.class)
            .map(Understood::intent)
            .or(() -> topic.map(any -> Intent.INFORMATION));
    said = with(said, intent, Understanding::withIntent);
    said = with(said, topic, Understanding::withTopic);
    said = with(said, given.get("service", ServiceId.class), Understanding::withService);
    said =
        with(
            said, given.get("practitioner", PractitionerId.class), Understanding::withPractitioner);
    said = given.isTrue("anybody") ? said.withAnyPractitioner() : said;
    said = with(said, given.get("date", LocalDate.class), Understanding::withDate);
    said = with(said, given.get("from", LocalDate.class), Understanding::withFrom);
    said = with(said, given.get("until", LocalDate.class), Understanding::withUntil);
    said = given.isTrue("soonest") ? said.withSoonest() : said;
    said = with(said, given.get("old_date", LocalDate.class), Understanding::withOldDate);
    said = with(said, given.get("time", LocalTime.class), Understanding::withTime);
    said =
        said.withWindow(
            given.get("earliest", LocalTime.class), given.get("latest", LocalTime.class));
    said = with(said, given.get("choice", Integer.class), Understanding::withChoice);
    said = given.isTrue("none_fits") ? said.withNone() : said;
    return with(said, insurer, Understanding::withInsurer);
  }

  /** Puts one value into an understanding. */
  private interface Putting<T> {
    Understanding put(Understanding said, T value);
  }

  private static <T> Understanding with(Understanding said, Optional<T> value, Putting<T> putting) {
    return value.map(one -> putting.put(said, one)).orElse(said);
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static Intent intent(String word) {
    return Intent.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Topic topic(String word) {
    return Topic.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
