package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people say in place of a sentence that was not understood: the same, as plainly as the
 * question puts it. Pure.
 */
final class PlainWords {
  private static final int QUARTER = 15;
  private static final List<String> TENTHS =
      List.of(
          "",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth");
  private static final List<String> HOURS =
      List.of(
          "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven");

  private final Catalogue catalogue;

  PlainWords(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The plain sentence; empty where the meaning is none that the question asks for. */
  Optional<String> of(Question question, Understanding meant) {
    if (meant.intent().equals(Optional.of(Intent.EMERGENCY))) {
      return Optional.of("this is an emergency");
    }
    return switch (question) {
      case INTENT, MORE -> topic(meant);
      case SERVICE -> meant.service().map(this::name).map(name -> "a " + name + " please");
      case PRACTITIONER ->
          meant.anyPractitioner() ? Optional.of("it doesn't matter") : Optional.empty();
      case DATE -> meant.date().map(PlainWords::day).or(() -> soonest(meant));
      case TIME -> time(meant).or(() -> partOfDay(meant));
      case OFFER -> time(meant);
      default -> Optional.empty();
    };
  }

  private Optional<String> topic(Understanding meant) {
    return meant
        .topic()
        .flatMap(
            topic ->
                switch (topic) {
                  case HOURS -> Optional.of("what are your opening hours");
                  case ADDRESS -> Optional.of("where are you");
                  case PRICES -> Optional.of("how much does it cost");
                  case INSURANCE -> Optional.of("do you take insurance");
                  case PRACTITIONERS -> Optional.of("who are your dentists");
                  case DURATION -> Optional.of("how long does it take");
                  case PAYMENT -> Optional.of("can i pay by card");
                  case SERVICES, ADVICE, PREPARATION, OTHER_SERVICE, OTHER_INSURER ->
                      Optional.empty();
                });
  }

  private static Optional<String> soonest(Understanding meant) {
    return meant.soonest() ? Optional.of("as soon as possible") : Optional.empty();
  }

  private static Optional<String> time(Understanding meant) {
    return meant.time().map(PlainWords::clock).map(clock -> "at " + clock);
  }

  private static Optional<String> partOfDay(Understanding meant) {
    if (meant.latest().filter(time -> !time.isAfter(LocalTime.NOON)).isPresent()) {
      return Optional.of("in the morning");
    }
    return meant
        .earliest()
        .map(from -> from.isBefore(LocalTime.NOON) ? "any time" : "in the afternoon");
  }

  private String name(ServiceId id) {
    return catalogue.services().stream()
        .filter(service -> service.id().equals(id))
        .map(Service::name)
        .findFirst()
        .orElse(id.value());
  }

  static String day(LocalDate date) {
    return "on the "
        + nth(date.getDayOfMonth())
        + " of "
        + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String nth(int day) {
    if (day < TENTHS.size()) {
      return TENTHS.get(day);
    }
    return day < 30 ? "twenty " + TENTHS.get(day - 20) : day == 30 ? "thirtieth" : "thirty first";
  }

  static String clock(LocalTime time) {
    String hour = HOURS.get(time.getHour() % 12);
    return switch (time.getMinute()) {
      case 0 -> hour + " o'clock";
      case QUARTER -> "a quarter past " + hour;
      case 2 * QUARTER -> "half past " + hour;
      case 3 * QUARTER -> "a quarter to " + HOURS.get((time.getHour() + 1) % 12);
      default -> hour + " " + time.getMinute();
    };
  }
}
