package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.ByFeast;
import frontdesk.engine.speech.language.Meaning.Day;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/**
 * Reads days that are named by a feast: "after Easter", "before Christmas", "two days before New
 * Year's Eve", "the Monday after Easter", "de Paște", "după Anul Nou".
 *
 * <p>The next such feast is meant; one that lasts today is the next. "After" it are two weeks from
 * its last day on, "before" it all days from today on. Whoever says "after Christmas" a few days
 * after it means the one that was. Which Easter is meant goes by the clinic's country, unless the
 * church is named. Immutable.
 */
final class FeastDays implements Finder {
  private static final int DAYS_AFTER = 14;
  private static final int DAYS_PER_WEEK = 7;

  /** Where the public holidays are an Orthodox church's, as ISO 3166 has the countries. */
  private static final Set<String> ORTHODOX_COUNTRIES =
      Set.of("RO", "MD", "BG", "GR", "CY", "RS", "ME", "MK", "UA", "BY", "GE", "RU");

  private static final Set<String> ORTHODOX =
      Set.of("orthodox", "ortodox", "ortodoxe", "ortodocsi");
  private static final Set<String> WESTERN =
      Set.of("catholic", "western", "catolic", "catolice", "catolici");

  private final Language language;
  private final Finder plain;
  private final LocalDate today;
  private final boolean orthodox;

  /**
   * Reads them for a clinic.
   *
   * @param plain reads days without feasts, seen from today
   * @param country the clinic's, ISO 3166
   */
  FeastDays(Language language, Finder plain, LocalDate today, String country) {
    this.language = language;
    this.plain = plain;
    this.today = today;
    this.orthodox = ORTHODOX_COUNTRIES.contains(country);
  }

  /** A feast of a year, and where its name ends. */
  private record Named(Feast feast, boolean orthodox, Optional<Integer> year, int end) {
    LocalDate first(int in) {
      return feast.first(in, orthodox);
    }

    LocalDate last(int in) {
      return feast.last(in, orthodox);
    }

    /** The year whose feast is meant: the one that was named, else the first not over yet. */
    int yearFrom(LocalDate today) {
      boolean over = last(today.getYear()).isBefore(today);
      return year.orElse(over ? today.getYear() + 1 : today.getYear());
    }
  }

  /** The day or days named here. */
  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    int start = skip(words, at, ByFeast.AT);
    return bound(words, at).or(() -> counted(words, at)).or(() -> onFeast(words, start));
  }

  /** "At Easter": its days. */
  private Optional<Found<Meaning>> onFeast(Words words, int at) {
    return named(words, at)
        .map(
            named -> {
              int year = named.yearFrom(today);
              return days(named.first(year), named.last(year), named.end());
            });
  }

  /** "After Easter", "before Christmas". */
  private Optional<Found<Meaning>> bound(Words words, int at) {
    int after = skip(words, at, ByFeast.AFTER);
    if (after > at) {
      return named(words, after)
          .map(
              named -> {
                LocalDate over = last(named);
                return range(over.plusDays(1), over.plusDays(DAYS_AFTER), named.end());
              });
    }
    int before = skip(words, at, ByFeast.BEFORE);
    return before > at
        ? named(words, before).flatMap(named -> until(named.first(named.yearFrom(today)), named))
        : Optional.empty();
  }

  private Optional<Found<Meaning>> until(LocalDate first, Named named) {
    return first.isAfter(today)
        ? Optional.of(range(today, first.minusDays(1), named.end()))
        : Optional.empty();
  }

  /** "Two days before Christmas", "a week after Easter", "the Monday after Easter". */
  private Optional<Found<Meaning>> counted(Words words, int at) {
    int start = words.skip(at, "the", "in the", "on the", "cu", "cam cu", "in", "pe");
    Optional<Found<Integer>> count = language.numbers().cardinal(words, start);
    boolean one = count.isEmpty() && (words.at(start).equals("a") || words.at(start).equals("o"));
    int counted = count.map(Found::end).orElse(one ? start + 1 : start);
    int days = skip(words, counted, ByFeast.DAYS);
    int weeks = skip(words, counted, ByFeast.WEEKS);
    int many = count.map(Found::value).orElse(1);
    if (days > counted) {
      return from(words, days).map(found -> away(found, many));
    } else if (weeks > counted) {
      boolean whole = counted == start; // "the week after Easter" is all of it
      return from(words, weeks)
          .map(found -> whole ? week(found) : away(found, many * DAYS_PER_WEEK));
    }
    return weekday(words, at);
  }

  private Optional<Found<Meaning>> weekday(Words words, int at) {
    Optional<Found<Meaning>> day = plain.at(words, at);
    Optional<DayOfWeek> weekday =
        day.filter(found -> found.value() instanceof Day)
            .flatMap(found -> ((Day) found.value()).weekday());
    return weekday.flatMap(
        one ->
            from(words, day.orElseThrow().end())
                .map(
                    found ->
                        Days.found(
                            found.value().isAfter
                                ? found.value().edge.with(TemporalAdjusters.next(one))
                                : found.value().edge.with(TemporalAdjusters.previous(one)),
                            found.end())));
  }

  private static Found<Meaning> away(Found<Edge> found, int days) {
    return Days.found(found.value().away(days), found.end());
  }

  private Found<Meaning> week(Found<Edge> found) {
    LocalDate near = found.value().away(1);
    LocalDate far = found.value().away(DAYS_PER_WEEK);
    return found.value().isAfter ? range(near, far, found.end()) : range(far, near, found.end());
  }

  /** From where it is counted: the last day of a feast on, or its first day back. */
  private record Edge(LocalDate edge, boolean isAfter) {
    LocalDate away(int days) {
      return isAfter ? edge.plusDays(days) : edge.minusDays(days);
    }
  }

  private Optional<Found<Edge>> from(Words words, int at) {
    int after = skip(words, at, ByFeast.AFTER);
    if (after > at) {
      return named(words, after)
          .map(named -> new Found<>(new Edge(last(named), true), named.end()));
    }
    int before = skip(words, at, ByFeast.BEFORE);
    return before > at
        ? named(words, before)
            .map(
                named ->
                    new Found<>(new Edge(named.first(named.yearFrom(today)), false), named.end()))
        : Optional.empty();
  }

  /** The last day of the feast that something is to be after: of late, or the next. */
  private LocalDate last(Named named) {
    int year = named.yearFrom(today);
    LocalDate before = named.last(year - 1);
    boolean ofLate = named.year().isEmpty() && !before.plusDays(DAYS_AFTER).isBefore(today);
    return ofLate ? before : named.last(year);
  }

  /** "Easter", "the Orthodox Easter", "Christmas 2027", "Easter next year". */
  private Optional<Named> named(Words words, int at) {
    int start = words.skip(at, "the", "this", "this year's", "next");
    boolean first = ORTHODOX.contains(words.at(start)) || WESTERN.contains(words.at(start));
    return language
        .feasts()
        .at(words, first ? start + 1 : start)
        .filter(found -> found.value() instanceof Meaning.Celebrates)
        .map(
            found -> {
              int end = found.end();
              String church = words.at(first ? start : end);
              boolean named = ORTHODOX.contains(church) || WESTERN.contains(church);
              boolean own = named ? ORTHODOX.contains(church) : orthodox;
              int place = named && !first ? end + 1 : end;
              int next = words.skip(place, "next year", "anul viitor", "de anul viitor");
              Optional<Found<Integer>> year = SpokenYear.at(words, place, language.numbers());
              return new Named(
                  ((Meaning.Celebrates) found.value()).feast(),
                  own,
                  year.map(Found::value)
                      .or(() -> next > place ? Optional.of(today.getYear() + 1) : Optional.empty()),
                  year.map(Found::end).orElse(next));
            });
  }

  private int skip(Words words, int at, ByFeast how) {
    return language
        .feasts()
        .at(words, at)
        .filter(found -> found.value().equals(how))
        .map(Found::end)
        .orElse(at);
  }

  private Found<Meaning> days(LocalDate first, LocalDate last, int end) {
    return first.equals(last) ? Days.found(first, end) : range(first, last, end);
  }

  private Found<Meaning> range(LocalDate from, LocalDate until, int end) {
    return new Found<>(new Days(today).range(from, until), end);
  }
}
