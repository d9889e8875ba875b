package frontdesk.engine.speech.language;

import java.util.Optional;

/** Reads Romanian weeks, weekends and months: "săptămâna viitoare", "luna asta", "în ianuarie". */
record RomanianWeeks(Days days) implements Finder {
  /** How many weeks ahead a week is. */
  static Optional<Found<Integer>> ahead(Words words, int at) {
    int current = words.skip(at, "saptamana asta", "saptamana aceasta", "saptamana curenta");
    if (current > at) {
      return Optional.of(new Found<>(0, current));
    }
    int next =
        words.skip(
            at,
            "saptamana viitoare",
            "saptamana urmatoare",
            "saptamana care vine",
            "saptamanii viitoare",
            "saptamanii urmatoare");
    if (next > at) {
      return Optional.of(new Found<>(1, next));
    }
    int after = words.skip(at, "saptamana cealalta", "cealalta saptamana");
    return after > at ? Optional.of(new Found<>(2, after)) : Optional.empty();
  }

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    int start = words.skip(at, "pe", "in", "la", "pentru", "din", "cam");
    int early = words.skip(start, "inceputul", "la inceputul", "inceput de");
    int late = words.skip(start, "sfarsitul", "la sfarsitul", "sfarsit de", "finalul");
    int place = Math.max(start, Math.max(early, late));
    Optional<Found<Integer>> week = ahead(words, place);
    if (week.isPresent()) {
      int ahead = week.get().value();
      Meaning range = place > start ? days.partOfWeek(ahead, early > late) : days.week(ahead);
      return Optional.of(new Found<>(range, week.get().end()));
    }
    int weekend =
        words.skip(
            start,
            "weekend",
            "weekendul asta",
            "sfarsitul saptamanii",
            "sfarsit de saptamana",
            "weekendul",
            "week end");
    if (weekend > start) {
      return Optional.of(new Found<>(days.weekend(0), weekend));
    }
    if (words.has(start, "weekendul viitor")) {
      return Optional.of(new Found<>(days.weekend(1), start + 2));
    }
    return months(words, start);
  }

  private Optional<Found<Meaning>> months(Words words, int at) {
    int next = words.skip(at, "luna viitoare", "luna urmatoare", "luna care vine");
    if (next > at) {
      return Optional.of(new Found<>(days.month(1), next));
    }
    int current = words.skip(at, "luna asta", "luna aceasta");
    if (current > at) {
      return Optional.of(new Found<>(days.month(0), current));
    }
    return Optional.ofNullable(RomanianDays.MONTHS.get(words.at(at)))
        .filter(month -> words.at(at - 1).equals("in") || words.at(at - 1).equals("prin"))
        .map(month -> new Found<>(days.month(month), at + 1));
  }
}
