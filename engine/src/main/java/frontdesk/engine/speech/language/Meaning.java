package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Optional;

/** What a few words of a sentence mean, before the question is looked at. */
sealed interface Meaning {
  record Wants(Intent intent) implements Meaning {}

  /**
   * Agreement.
   *
   * @param clear false for words that are also said while listening, such as "okay"
   */
  record Yes(boolean clear) implements Meaning {}

  record No() implements Meaning {}

  /** What follows is for somebody at the clinic to know. */
  record NoteFollows() implements Meaning {}

  /** Not like this: a no to a read-back, and nothing where a change was asked for. */
  record Changing() implements Meaning {}

  /** They cannot come; without another wish the appointment is given up. */
  record Unable() implements Meaning {}

  /** What follows is not what is meant: "not wednesday". */
  record Not() implements Meaning {}

  /** Something may be left as it is, or there is nothing more: "that's all". */
  record NothingMore() implements Meaning {}

  record NamesService(ServiceId service) implements Meaning {}

  record NamesPractitioner(PractitionerId practitioner) implements Meaning {}

  /** Anybody, any day, any time: which of them depends on the question. */
  record Any(Of of) implements Meaning {
    enum Of {
      PERSON,
      DAY,
      TIME,
      WHATEVER
    }
  }

  /**
   * A day; empty: no calendar has it.
   *
   * @param part the part of that day, as in "tonight"
   * @param weekday the weekday, where it was named alone: which week is meant depends on what was
   *     spoken of
   */
  record Day(Optional<LocalDate> date, Optional<PartOfDay> part, Optional<DayOfWeek> weekday)
      implements Meaning {
    Day(Optional<LocalDate> date, Optional<PartOfDay> part) {
      this(date, part, Optional.empty());
    }
  }

  /** A feast by which days are named. */
  record Celebrates(Feast feast) implements Meaning {}

  /** How days lie to a feast whose name follows. */
  enum ByFeast implements Meaning {
    AT,
    BEFORE,
    AFTER,
    /** So many days before or after it. */
    DAYS,
    WEEKS
  }

  /** Several days, any of which would do. */
  record Range(LocalDate from, LocalDate until) implements Meaning {}

  /**
   * The week after one that was spoken of.
   *
   * @param weekday the day of it, where one was named
   */
  record LaterWeek(Optional<DayOfWeek> weekday) implements Meaning {}

  /** The day after one that was spoken of. */
  record LaterDay() implements Meaning {}

  /** The first day that is possible. */
  record Soonest() implements Meaning {}

  record Clock(ClockTime time, Relation relation) implements Meaning {}

  /** A stretch of the day between two times, as in "between two and four". */
  record Between(ClockTime from, ClockTime to) implements Meaning {}

  record Part(PartOfDay part) implements Meaning {}

  /** A place in an order: an offer, or a day of the month. */
  record Nth(int nth, Form form) implements Meaning {
    enum Form {
      /** "Second". */
      ALONE,
      /** "The second". */
      WITH_ARTICLE,
      /** "The second one". */
      SURELY_CHOICE
    }
  }

  /** A number alone: an hour, or the key of a choice. */
  record Bare(int number, ClockTime time) implements Meaning {}

  /** The number of a choice: "number two". */
  record Numbered(int number) implements Meaning {}

  /** The last, the earliest or the latest of what was offered. */
  record Extreme(Which which) implements Meaning {
    enum Which {
      LAST,
      EARLIEST,
      LATEST
    }
  }

  record NoneOfThem() implements Meaning {}

  /** A greeting: alone it asks whether somebody is there. */
  record Greeting() implements Meaning {}

  /** A part of the booking by its name: what is wrong, if that was asked or is said. */
  record SlotNamed(SlotName slot) implements Meaning {}

  /** A question about the clinic. */
  record Asks(Topic topic) implements Meaning {}

  /** A language, by its name. */
  record Speaks(String language) implements Meaning {}

  record NamesInsurer(String insurer) implements Meaning {}

  /** All of what was listed. */
  record All() implements Meaning {}

  /** Again and again. */
  record Every(Period period) implements Meaning {}

  /** The number that the call comes from. */
  record OwnNumber() implements Meaning {}

  /** An appointment that there is: "I'm booked for", "I have a". */
  record Has() implements Meaning {}

  /** What follows was done before: "I had a cleaning in spring". */
  record Past() implements Meaning {}

  /** The time of an appointment that there is; a week later, or on whatever day is named. */
  record SameTime(boolean weekLater) implements Meaning {}

  /** When something is: "what time". */
  record AsksWhen() implements Meaning {}

  /** They do not know any more. */
  record Unsure() implements Meaning {}

  /** Whatever is nearest to what follows. */
  record Nearest() implements Meaning {}

  /**
   * Another wish may follow.
   *
   * @param surely whether it is one more, and not the same one told further: "and also"
   */
  record Joins(boolean surely) implements Meaning {}

  /** As it was before: "the same again". */
  record SameAgain() implements Meaning {}

  /**
   * Somebody by who they are to the caller.
   *
   * @param owns whether something of theirs is spoken of: "my son's"
   */
  record Relates(RelationToCaller relation, boolean owns) implements Meaning {}

  /** A name follows, or with {@code capital} only if it looks like one. */
  record Introduces(boolean capital) implements Meaning {}

  /** What comes before was a name. */
  record AfterName() implements Meaning {}

  /** A birth date follows. */
  record Born() implements Meaning {}

  /** The reference of an appointment follows. */
  record RefersTo() implements Meaning {}

  /** Somebody's name. */
  record Named(String name) implements Meaning {
    /** A name never reaches a log. */
    @Override
    public String toString() {
      return "Named[]";
    }
  }

  /** A telephone number. */
  record Telephone(String e164) implements Meaning {
    /** A number never reaches a log. */
    @Override
    public String toString() {
      return "Telephone[]";
    }
  }

  /** An e-mail address follows. */
  record EmailFollows() implements Meaning {}

  /** An e-mail address. */
  record Email(String address) implements Meaning {
    /** An address never reaches a log. */
    @Override
    public String toString() {
      return "Email[]";
    }
  }

  record Reference(String digits) implements Meaning {}

  /** A birth date; empty: nobody who lives can have it. */
  record BirthDate(Optional<LocalDate> date) implements Meaning {
    /** A birth date never reaches a log. */
    @Override
    public String toString() {
      return "BirthDate[]";
    }
  }

  /** Words of danger; {@link frontdesk.engine.speech.language.Danger} says how much. */
  record Danger() implements Meaning {}

  /** Words that carry nothing. */
  record Filler() implements Meaning {}

  /** Words of no consequence, which are no part of a clear answer either. */
  record Chatter() implements Meaning {}

  /** A word that is not known here. */
  record Unknown() implements Meaning {}

  /** How a time bounds what is wanted. */
  enum Relation {
    AT,
    AFTER,
    BEFORE
  }

  /**
   * A time as spoken.
   *
   * @param hour 0 to 23
   * @param minute 0 to 59
   * @param halfOfDayOpen whether it may as well be twelve hours later
   */
  record ClockTime(int hour, int minute, boolean halfOfDayOpen) {
    LocalTime asSaid() {
      return LocalTime.of(hour, minute);
    }
  }

  /** The parts of a day and when they begin and end; starts of appointments lie within. */
  enum PartOfDay {
    EARLY_MORNING(0, 10),
    MORNING(0, 12),
    LATE_MORNING(10, 12),
    LUNCHTIME(12, 14),
    EARLY_AFTERNOON(12, 15),
    AFTERNOON(12, 24),
    LATE_AFTERNOON(15, 24),
    EVENING(17, 24);

    private final int fromHour;
    private final int toHour;

    PartOfDay(int fromHour, int toHour) {
      this.fromHour = fromHour;
      this.toHour = toHour;
    }

    /** When it begins; empty: as early as can be. */
    Optional<LocalTime> from() {
      return fromHour == 0 ? Optional.empty() : Optional.of(LocalTime.of(fromHour, 0));
    }

    /** When it ends; empty: as late as can be. */
    Optional<LocalTime> to() {
      return toHour == 24 ? Optional.empty() : Optional.of(LocalTime.of(toHour, 0));
    }

    /** Whether a time with an open half of the day is before noon when said with this part. */
    boolean beforeNoon() {
      return toHour <= 12;
    }
  }
}
