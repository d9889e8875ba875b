package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The things that a text names, whoever wrote it and in any language that is known: read by the
 * same finders as callers' sentences. Pure.
 *
 * @param services of the catalogue
 * @param practitioners of the catalogue
 * @param days days of the calendar, a weekday as the next of its name
 * @param weekdays those of the days
 * @param times times of day; where the half of the day is open, both
 * @param numbers all numbers that are no part of a day or a time, in words or digits; "one" is none
 * @param noSuchDay whether a day is named that no calendar has
 */
public record Mentions(
    Set<ServiceId> services,
    Set<PractitionerId> practitioners,
    Set<LocalDate> days,
    Set<DayOfWeek> weekdays,
    Set<LocalTime> times,
    Set<Long> numbers,
    boolean noSuchDay) {
  private static final Set<String> LARGE =
      Set.of("hundred", "hundreds", "thousand", "thousands", "suta", "sute", "mie", "mii");
  private static final int HALF_A_DAY_HOURS = 12;
  private static final long NOT_COUNTED = 1;
  private static final long TOO_LARGE = Long.MAX_VALUE;
  private static final int MOST_DIGITS = 18;

  public Mentions {
    services = Set.copyOf(services);
    practitioners = Set.copyOf(practitioners);
    days = Set.copyOf(days);
    weekdays = Set.copyOf(weekdays);
    times = Set.copyOf(times);
    numbers = Set.copyOf(numbers);
  }

  /** What stands in a text; {@code today} is of the clinic's zone. */
  public static Mentions in(String text, Catalogue catalogue, LocalDate today) {
    Collected all = new Collected();
    Words words = Words.of(text);
    for (Language language : Language.ALL) {
      Sentence sentence = new Finders(language, catalogue, today).read(words, Question.INTENT);
      Set<Integer> covered = new HashSet<>();
      for (Sentence.Piece piece : sentence.pieces()) {
        if (all.take(piece.meaning())) {
          for (int at = piece.from(); at < piece.to(); at++) {
            covered.add(at);
          }
        }
      }
      numbers(words, language, covered, all.numbers);
    }
    return all.finish();
  }

  private static void numbers(
      Words words, Language language, Set<Integer> covered, Set<Long> into) {
    for (int at = 0; at < words.size(); at++) {
      if (covered.contains(at)) {
        continue;
      }
      String word = words.at(at);
      if (Character.isDigit(word.codePointAt(0))) {
        into.add(digits(word));
      } else if (LARGE.contains(word)) {
        into.add(TOO_LARGE);
      } else {
        number(words, language, at)
            .map(Found::value)
            .filter(n -> n != NOT_COUNTED)
            .ifPresent(n -> into.add((long) n));
      }
    }
  }

  private static Optional<Found<Integer>> number(Words words, Language language, int at) {
    Optional<Found<Integer>> counted = language.numbers().cardinal(words, at);
    return counted.isPresent() ? counted : language.numbers().ordinal(words, at);
  }

  private static long digits(String word) {
    String digits = word.replaceAll("\\D", "");
    return digits.length() > MOST_DIGITS ? TOO_LARGE : Long.parseLong(digits);
  }

  /** What was found so far. */
  private static final class Collected {
    private final Set<ServiceId> services = new HashSet<>();
    private final Set<PractitionerId> practitioners = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();
    private final Set<DayOfWeek> weekdays = new HashSet<>();
    private final Set<LocalTime> times = new HashSet<>();
    private final Set<Long> numbers = new HashSet<>();
    private boolean noSuchDay;

    /** Whether the numbers among its words are no numbers by themselves. */
    boolean take(Meaning meaning) {
      if (meaning instanceof Meaning.NamesService named) {
        services.add(named.service());
        return true;
      } else if (meaning instanceof Meaning.NamesPractitioner named) {
        practitioners.add(named.practitioner());
        return true;
      } else if (meaning instanceof Meaning.Day day) {
        day.date().ifPresentOrElse(this::day, () -> noSuchDay = true);
        day.weekday().ifPresent(weekdays::add);
        return true;
      } else if (meaning instanceof Meaning.Range range) {
        day(range.from());
        day(range.until());
        return true;
      } else if (meaning instanceof Meaning.Clock clock) {
        time(clock.time());
        return true;
      } else if (meaning instanceof Meaning.Between between) {
        time(between.from());
        time(between.to());
        return true;
      }
      return false;
    }

    private void day(LocalDate date) {
      days.add(date);
      weekdays.add(date.getDayOfWeek());
    }

    private void time(Meaning.ClockTime said) {
      times.add(said.asSaid());
      if (said.halfOfDayOpen()) {
        times.add(said.asSaid().plusHours(HALF_A_DAY_HOURS));
      }
    }

    Mentions finish() {
      return new Mentions(services, practitioners, days, weekdays, times, numbers, noSuchDay);
    }
  }
}
