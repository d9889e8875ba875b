package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Between;
import frontdesk.engine.speech.language.Meaning.Clock;
import frontdesk.engine.speech.language.Meaning.ClockTime;
import frontdesk.engine.speech.language.Meaning.Relation;
import java.util.Optional;

/**
 * Reads English times of day: "three", "half past two", "quarter to four", "ten thirty", "noon",
 * "three p m", "after three", "between two and four", "15:30".
 */
final class ClockReader implements Finder {
  static final int MINUTES_PER_DAY = 24 * 60;

  /**
   * A time and whether its words could mean nothing else.
   *
   * @param bare whether it is a number alone
   */
  record Reading(ClockTime time, boolean bare) {}

  /** The time named here, with how it bounds the wish. */
  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    return between(words, at).or(() -> related(words, at));
  }

  private static Optional<Found<Meaning>> between(Words words, int at) {
    int start = words.skip(at, "between", "from");
    if (start == at) {
      return Optional.empty();
    }
    boolean surely = words.at(at).equals("between");
    return firstOfTwo(words, start)
        .flatMap(
            from -> {
              String joint = words.at(from.end());
              boolean joined =
                  surely ? joint.equals("and") : joint.equals("to") || joint.equals("until");
              return joined
                  ? core(words, from.end() + 1)
                      .map(to -> new Found<>(span(from.value(), to.value()), to.end()))
                  : Optional.empty();
            });
  }

  /** In "from ten to four" the first time is ten, not ten to four. */
  private static Optional<Found<Reading>> firstOfTwo(Words words, int at) {
    return hourAndMinutes(words, at)
        .map(found -> withHalfOfDay(words, found))
        .filter(found -> !words.at(found.end()).equals("past"))
        .or(() -> core(words, at));
  }

  private static Meaning span(Reading from, Reading to) {
    return new Between(from.time(), to.time());
  }

  private static Optional<Found<Meaning>> related(Words words, int at) {
    int after =
        words.skip(
            at,
            "after",
            "anytime after",
            "any time after",
            "not before",
            "later than",
            "from",
            "past",
            "no earlier than",
            "starting at",
            "starting from");
    int before =
        words.skip(
            at,
            "before",
            "anytime before",
            "any time before",
            "until",
            "till",
            "by",
            "earlier than",
            "no later than",
            "not after",
            "not later than");
    int exact = words.skip(at, "at", "around", "about", "at around", "at about", "by about");
    Relation relation = after > at ? Relation.AFTER : before > at ? Relation.BEFORE : Relation.AT;
    int start = Math.max(exact, Math.max(after, before));
    return core(words, start)
        .map(
            found -> {
              int end =
                  relation == Relation.AT
                      ? found.end()
                      : words.skip(found.end(), "onwards", "onward", "at the latest");
              Relation said = relation;
              int suffix = words.skip(end, "or later", "or after", "onwards", "onward");
              if (relation == Relation.AT && suffix > end) {
                said = Relation.AFTER;
                end = suffix;
              }
              boolean bare = found.value().bare() && start == at && said == Relation.AT;
              ClockTime time = found.value().time();
              Meaning meaning = bare ? new Meaning.Bare(time.hour(), time) : new Clock(time, said);
              return new Found<>(meaning, end);
            });
  }

  private static Optional<Found<Reading>> core(Words words, int at) {
    int start = words.skip(at, "the", "a");
    return named(words, at)
        .or(() -> withColon(words, at))
        .or(() -> relativeToHour(words, start))
        .or(() -> hourAndMinutes(words, at))
        .map(found -> withHalfOfDay(words, found));
  }

  private static Optional<Found<Reading>> named(Words words, int at) {
    int noon = words.skip(at, "noon", "midday", "twelve noon", "12 noon");
    int midnight = words.skip(at, "midnight", "twelve midnight");
    if (noon > at) {
      return fixed(12, 0, noon);
    }
    return midnight > at ? fixed(0, 0, midnight) : Optional.empty();
  }

  static Optional<Found<Reading>> fixed(int hour, int minute, int end) {
    return Optional.of(new Found<>(new Reading(new ClockTime(hour, minute, false), false), end));
  }

  /** A time in digits; "03:30" and hours from 13 are meant by the 24-hour clock. */
  static Optional<Found<Reading>> withColon(Words words, int at) {
    String word = words.at(at);
    int colon = Math.max(word.indexOf(':'), word.indexOf('.'));
    if (colon < 0) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(word.substring(0, colon));
    int minute = Integer.parseInt(word.substring(colon + 1));
    boolean open = hour >= 1 && hour <= 12 && !word.startsWith("0");
    return time(hour, minute, open, false, at + 1);
  }

  /** "Half past two", "half two", "quarter to four", "ten minutes past nine". */
  private static Optional<Found<Reading>> relativeToHour(Words words, int at) {
    int minutes;
    int place;
    if (words.at(at).equals("half")) {
      minutes = 30;
      place = at + 1;
    } else if (words.at(at).equals("quarter")) {
      minutes = 15;
      place = at + 1;
    } else {
      Optional<Found<Integer>> number =
          Numbers.cardinal(words, at).filter(n -> n.value() >= 1 && n.value() <= 29);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      minutes = number.get().value();
      place = words.skip(number.get().end(), "minutes", "minute");
    }
    int past = words.skip(place, "past", "after");
    int to = words.skip(place, "to", "of", "before", "till");
    boolean halfAlone = minutes == 30 && past == place;
    if (past == place && to == place && !halfAlone) {
      return Optional.empty();
    }
    int sign = past > place || halfAlone ? 1 : -1;
    int hourAt = halfAlone ? place : Math.max(past, to);
    if (sign < 0 && minutes == 30) {
      return Optional.empty();
    }
    return hour(words, hourAt).flatMap(hour -> offset(hour, sign * minutes));
  }

  private static Optional<Found<Integer>> hour(Words words, int at) {
    if (words.at(at).equals("noon") || words.at(at).equals("midday")) {
      return Optional.of(new Found<>(12, at + 1));
    }
    return Numbers.cardinal(words, at).filter(n -> n.value() >= 1 && n.value() <= 12);
  }

  private static Optional<Found<Reading>> offset(Found<Integer> hour, int minutes) {
    int of = Math.floorMod(hour.value() * 60 + minutes, MINUTES_PER_DAY);
    return time(of / 60, of % 60, true, false, hour.end());
  }

  /** "Three", "three o'clock", "ten thirty", "nine oh five", "fifteen thirty". */
  private static Optional<Found<Reading>> hourAndMinutes(Words words, int at) {
    Optional<Found<Integer>> number = Numbers.cardinal(words, at).filter(n -> n.value() <= 23);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int hour = number.get().value();
    int end = number.get().end();
    boolean open = hour >= 1 && hour <= 12;
    int oclock = words.skip(end, "o'clock", "hundred", "hundred hours", "sharp", "o'clock sharp");
    if (oclock > end) {
      return time(hour, 0, open, false, oclock);
    }
    Optional<Found<Integer>> minutes = minutes(words, end);
    if (minutes.isPresent()) {
      return time(hour, minutes.get().value(), open, false, minutes.get().end());
    }
    return time(hour, 0, open, true, end);
  }

  private static Optional<Found<Integer>> minutes(Words words, int at) {
    boolean small = words.at(at).equals("oh") || words.at(at).equals("o");
    return Numbers.cardinal(words, small ? at + 1 : at)
        .filter(n -> small ? n.value() < 10 : n.value() >= 10 && n.value() < 60);
  }

  /** A time, if there is one so late. */
  static Optional<Found<Reading>> time(int hour, int minute, boolean open, boolean bare, int end) {
    return hour > 23 || minute > 59
        ? Optional.empty()
        : Optional.of(new Found<>(new Reading(new ClockTime(hour, minute, open), bare), end));
  }

  private static Found<Reading> withHalfOfDay(Words words, Found<Reading> found) {
    String next = words.at(found.end());
    ClockTime time = found.value().time();
    boolean morning = next.equals("am");
    boolean afternoon = next.equals("pm");
    if (!morning && !afternoon) {
      return found;
    }
    if (!time.halfOfDayOpen()) {
      return new Found<>(new Reading(time, false), found.end() + 1);
    }
    int hour = time.hour() % 12 + (afternoon ? 12 : 0);
    return new Found<>(
        new Reading(new ClockTime(hour, time.minute(), false), false), found.end() + 1);
  }
}
