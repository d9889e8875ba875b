package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Day;
import frontdesk.engine.speech.language.Meaning.Range;
import frontdesk.engine.speech.language.Sentence.Piece;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which days "the week after" and "the day after" are: counted from the day named before them,
 * wished or not ("not next week but the week after"), else from the one that was spoken of last.
 */
record LaterDays(Days days, DaysSpokenOf spokenOf) {
  /** Where nothing was spoken of, "the week after" is the one after the next. */
  private static final int AFTER_NEXT = 2;

  /** The same sentence with days that are on the calendar; what has no base carries nothing. */
  Sentence in(Sentence sentence) {
    if (!sentence.has(Meaning.LaterWeek.class) && !sentence.has(Meaning.LaterDay.class)) {
      return sentence;
    }
    Optional<LocalDate> base = spokenOf.last();
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : sentence.pieces()) {
      Meaning meaning = piece.meaning();
      if (meaning instanceof Meaning.LaterWeek week) {
        meaning = week(week, base);
      } else if (meaning instanceof Meaning.LaterDay) {
        boolean either = sentence.words().at(piece.from() - 1).equals("or");
        meaning = either ? new Meaning.Filler() : day(base);
      }
      Optional<LocalDate> before = base;
      base = named(meaning).or(() -> before);
      pieces.add(new Piece(meaning, piece.from(), piece.to()));
    }
    return new Sentence(sentence.words(), pieces);
  }

  /** The day that a piece names. */
  private Optional<LocalDate> named(Meaning meaning) {
    if (meaning instanceof Day day) {
      return spokenOf.wished().map(before -> days.inWeekOf(before, day)).orElse(day).date();
    }
    return meaning instanceof Range range ? Optional.of(range.from()) : Optional.empty();
  }

  private Meaning week(Meaning.LaterWeek named, Optional<LocalDate> base) {
    if (base.isEmpty() && spokenOf.beside()) {
      return new Meaning.Unknown();
    }
    LocalDate from =
        base.map(date -> date.plusWeeks(1)).orElseGet(() -> days.today().plusWeeks(AFTER_NEXT));
    LocalDate monday = Days.sameWeek(from, DayOfWeek.MONDAY);
    return named
        .weekday()
        .<Meaning>map(
            weekday -> new Day(Optional.of(Days.sameWeek(from, weekday)), Optional.empty()))
        .orElseGet(() -> days.range(monday, monday.plusDays(6)));
  }

  private static Meaning day(Optional<LocalDate> base) {
    return base.<Meaning>map(date -> new Day(Optional.of(date.plusDays(1)), Optional.empty()))
        .orElseGet(Meaning.Unknown::new);
  }
}
