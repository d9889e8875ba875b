package frontdesk.engine.speech.language;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.EasterHoliday;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.Holiday;
import java.time.LocalDate;
import java.time.Month;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A feast by which people name days, and when it is; Easter and what goes by it after ICU. */
enum Feast {
  EASTER(0, 1),
  EASTER_SUNDAY(0, 0),
  GOOD_FRIDAY(-2, -2),
  EASTER_MONDAY(1, 1),
  PALM_SUNDAY(-7, -7),
  PENTECOST(49, 50),
  CHRISTMAS_EVE(Month.DECEMBER, 24, 24),
  CHRISTMAS(Month.DECEMBER, 25, 26),
  CHRISTMAS_DAY(Month.DECEMBER, 25, 25),
  NEW_YEARS_EVE(Month.DECEMBER, 31, 31),
  NEW_YEAR(Month.JANUARY, 1, 2),
  NEW_YEARS_DAY(Month.JANUARY, 1, 1),
  EPIPHANY(Month.JANUARY, 6, 6);

  private static final Holiday WESTERN = new EasterHoliday(0, "Western Easter");
  private static final Holiday ORTHODOX = new EasterHoliday(0, true, "Orthodox Easter");

  /** Null where it goes by Easter. */
  private final @Nullable Month month;

  private final int first;
  private final int last;

  /** Days counted from Easter Sunday. */
  Feast(int first, int last) {
    this.month = null;
    this.first = first;
    this.last = last;
  }

  Feast(Month month, int first, int last) {
    this.month = month;
    this.first = first;
    this.last = last;
  }

  /** Its first day in a year. */
  LocalDate first(int year, boolean orthodox) {
    return month == null
        ? easter(year, orthodox).plusDays(first)
        : LocalDate.of(year, month, first);
  }

  /** Its last day in a year. */
  LocalDate last(int year, boolean orthodox) {
    return first(year, orthodox).plusDays((long) last - first);
  }

  /**
   * Easter Sunday; ICU counts in its own default zone, so its own calendar is asked for the day.
   */
  static LocalDate easter(int year, boolean orthodox) {
    GregorianCalendar calendar = new GregorianCalendar(year, Calendar.JANUARY, 1);
    Date from = calendar.getTime();
    calendar.set(year, Calendar.DECEMBER, 31);
    calendar.setTime((orthodox ? ORTHODOX : WESTERN).firstBetween(from, calendar.getTime()));
    return LocalDate.of(
        year, calendar.get(Calendar.MONTH) + 1, calendar.get(Calendar.DAY_OF_MONTH));
  }
}
