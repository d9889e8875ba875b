package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Any;
import frontdesk.engine.speech.language.Meaning.Between;
import frontdesk.engine.speech.language.Meaning.Clock;
import frontdesk.engine.speech.language.Meaning.ClockTime;
import frontdesk.engine.speech.language.Meaning.Day;
import frontdesk.engine.speech.language.Meaning.PartOfDay;
import frontdesk.engine.speech.language.Meaning.Range;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The slots of a wish that a sentence fills. Who corrects themselves means the last that they said
 * ("Tuesday, no, Wednesday"), in the week that was spoken of; what follows "not" is not meant. One
 * use, one thread.
 */
final class Slots {
  private static final Set<String> MAKING =
      Set.of("it", "to", "said", "meant", "want", "zis", "spus");

  private final Question question;
  private final Opening opening;
  private final LocalDateTime now;
  private final Days days;
  private Optional<LocalDate> spokenOf;

  private Optional<ServiceId> service = Optional.empty();
  private Optional<PractitionerId> practitioner = Optional.empty();
  private boolean anyPractitioner;
  private Optional<Day> day = Optional.empty();
  private boolean soonest;
  private boolean anyTime;
  private Optional<PartOfDay> part = Optional.empty();
  private Optional<ClockTime> exact = Optional.empty();
  private Optional<ClockTime> after = Optional.empty();
  private Optional<ClockTime> before = Optional.empty();
  private Optional<Range> range = Optional.empty();
  private Optional<LocalDate> oldDate = Optional.empty();
  private boolean corrected;
  private boolean dayByNumber;

  /**
   * Nothing yet.
   *
   * @param spokenOf the day that was spoken of before this sentence
   */
  Slots(Question question, Opening opening, LocalDateTime now, Optional<LocalDate> spokenOf) {
    this.question = question;
    this.opening = opening;
    this.now = now;
    this.days = new Days(now.toLocalDate());
    this.spokenOf = spokenOf;
  }

  /** Reads the whole sentence, or of several wishes the first. */
  Slots read(Sentence sentence) {
    boolean denied = false;
    boolean afterDayOrNo = false;
    for (int i = 0; i < sentence.pieces().size() && !isAnotherWish(sentence, i); i++) {
      Meaning meaning = sentence.pieces().get(i).meaning();
      if (meaning instanceof Meaning.Not
          || NotMeant.isRefusal(meaning, question)
          || NotMeant.isNotThat(sentence, i)) {
        denied = true;
      } else if (!(meaning instanceof Meaning.Filler || Sentence.isAside(meaning))) {
        corrected |= meaning instanceof Meaning.No || meaning instanceof Meaning.Changing;
        Meaning meant = meaning instanceof Day named ? inWeekSpokenOf(named) : meaning;
        if (meant instanceof Day old && OldDay.isAt(sentence, i)) {
          oldDate = old.date();
        } else if (meant instanceof Range both && OldDay.isFromTo(sentence, i)) {
          oldDate = Optional.of(both.from());
          take(new Day(Optional.of(both.until()), Optional.empty()), false, false);
        } else if (meaning instanceof Meaning.Bare bare && isMadeTo(sentence, i)) {
          exact = Optional.of(bare.time());
        } else if (!denied && !NotMeant.isPast(sentence, i) && !NotMeant.isUnwanted(sentence, i)) {
          take(meant, sentence.covered(), afterDayOrNo || isAgreedTo(sentence));
        }
        denied = false;
        afterDayOrNo = meaning instanceof Day || meaning instanceof Meaning.No;
      }
    }
    return this;
  }

  /** "A cleaning on Tuesday at ten, and my husband a checkup": one after the other. */
  private boolean isAnotherWish(Sentence sentence, int at) {
    boolean other =
        sentence.pieces().get(at).meaning() instanceof Meaning.NamesService named
            && service.filter(first -> !first.equals(named.service())).isPresent();
    boolean whole = (day.isPresent() || range.isPresent()) && exact.isPresent();
    return (other && whole && !corrected)
        && question == Question.INTENT
        && !Existing.isSpokenOf(sentence)
        && NotMeant.isJoined(sentence, at);
  }

  /** "Yes, eleven is right": the time that was read back. */
  private boolean isAgreedTo(Sentence sentence) {
    return question != Question.CHANGE && isReadBack() && sentence.has(Meaning.Yes.class);
  }

  private boolean isReadBack() {
    return switch (question) {
      case CONFIRM, CONFIRM_CHANGE, CHANGE -> true;
      default -> false;
    };
  }

  /** "Make it four", where something was read back. */
  private boolean isMadeTo(Sentence sentence, int at) {
    boolean readBack = isReadBack();
    int from = sentence.pieces().get(at).from();
    return readBack && MAKING.contains(sentence.words().at(from - 1));
  }

  private Day inWeekSpokenOf(Day named) {
    Day meant = spokenOf.map(day -> days.inWeekOf(day, named)).orElse(named);
    spokenOf = meant.date().or(() -> spokenOf);
    return meant;
  }

  private void take(Meaning meaning, boolean covered, boolean afterDayOrNo) {
    if (meaning instanceof Meaning.NamesService named) {
      service = Optional.of(named.service());
    } else if (meaning instanceof Meaning.NamesPractitioner named) {
      practitioner = Optional.of(named.practitioner());
      anyPractitioner = false;
    } else if (meaning instanceof Day named) {
      day = Optional.of(named);
      dayByNumber = false;
      range = Optional.empty();
      part = named.part().or(() -> part);
    } else if (meaning instanceof Meaning.SameTime same && same.weekLater()) {
      takeWeekLater();
    } else if (meaning instanceof Range several) {
      range = Optional.of(several);
      day = Optional.empty();
      spokenOf = Optional.of(several.from());
    } else if (meaning instanceof Meaning.Nth nth) {
      takeNth(nth);
    } else if (meaning instanceof Meaning.Part named) {
      forgetCorrected();
      part = Optional.of(named.part());
    } else if (meaning instanceof Any any) {
      takeAny(any.of());
    } else if (meaning instanceof Meaning.Soonest || isEarliest(meaning)) {
      takeSoonest();
    } else if (meaning instanceof Meaning.Bare bare) {
      boolean asked =
          covered
              && (question == Question.TIME
                  || question == Question.OFFER
                  || question == Question.WHICH);
      if (asked || afterDayOrNo) {
        forgetCorrected();
        exact = Optional.of(bare.time());
      }
    } else {
      takeTime(meaning);
    }
  }

  /** "The same time next week": that long after the day named before, or some day of that week. */
  private void takeWeekLater() {
    Optional<LocalDate> before = oldDate.or(this::date);
    exact = Optional.empty();
    oldDate = before;
    if (before.isPresent()) {
      day = before.map(date -> new Day(Optional.of(date.plusWeeks(1)), Optional.empty()));
      range = Optional.empty();
    } else {
      range = Optional.of(days.week(1));
    }
  }

  /** "After three, no, before noon": the first time is not meant any more. */
  private void forgetCorrected() {
    if (corrected) {
      exact = Optional.empty();
      after = Optional.empty();
      before = Optional.empty();
      part = Optional.empty();
      corrected = false;
    }
  }

  private void takeTime(Meaning meaning) {
    if (meaning instanceof Clock || meaning instanceof Between) {
      forgetCorrected();
    }
    if (meaning instanceof Clock clock) {
      switch (clock.relation()) {
        case AT -> exact = Optional.of(clock.time());
        case AFTER -> {
          boolean later = exact.filter(at -> meant(at).isBefore(meant(clock.time()))).isPresent();
          exact = later ? Optional.empty() : exact; // "school ends at half two, so after three"
          after = Optional.of(clock.time());
        }
        case BEFORE -> before = Optional.of(clock.time());
      }
    } else if (meaning instanceof Between between) {
      after = Optional.of(between.from());
      before = Optional.of(between.to());
    }
  }

  /** "The third" is a day where days are spoken of; which of the offers is decided before. */
  private void takeNth(Meaning.Nth nth) {
    boolean daysSpokenOf =
        switch (question) {
          case DATE, CONFIRM, CHANGE, OFFER, CONFIRM_CHANGE -> true;
          default -> false;
        };
    boolean meant =
        switch (nth.form()) {
          case ALONE -> daysSpokenOf;
          case WITH_ARTICLE -> daysSpokenOf || question == Question.INTENT;
          case SURELY_CHOICE -> false;
        };
    if (meant) {
      day = Optional.of(new Day(days.nextOfMonth(nth.nth()), Optional.empty()));
      dayByNumber = true;
    }
  }

  private void takeAny(Any.Of of) {
    switch (of) {
      case PERSON -> anyPractitioner = true;
      case DAY -> soonest = true;
      case TIME -> anyTime = true;
      case WHATEVER -> {
        if (question == Question.PRACTITIONER) {
          anyPractitioner = true;
        } else if (question == Question.DATE) {
          soonest = true;
        } else if (question == Question.TIME) {
          anyTime = true;
        }
      }
    }
  }

  /** "The earliest you have", where nothing was offered yet. */
  private boolean isEarliest(Meaning meaning) {
    return (question == Question.TIME || question == Question.DATE)
        && meaning.equals(new Meaning.Extreme(Meaning.Extreme.Which.EARLIEST));
  }

  private void takeSoonest() {
    if (question == Question.PRACTITIONER) {
      anyPractitioner = true;
    } else if (question == Question.TIME) {
      anyTime = true;
    } else {
      soonest = true;
    }
  }

  /** "No" to who it should be: anybody will do. */
  void anybody() {
    anyPractitioner = true;
  }

  boolean isEmpty() {
    return service.isEmpty()
        && practitioner.isEmpty()
        && !anyPractitioner
        && day.isEmpty()
        && range.isEmpty()
        && oldDate.isEmpty()
        && !soonest
        && !hasTime();
  }

  /** Whether a time or a part of the day was named. */
  boolean hasTime() {
    return anyTime
        || part.isPresent()
        || exact.isPresent()
        || after.isPresent()
        || before.isPresent();
  }

  /** The day named, if a calendar has it, or the first of several. */
  Optional<LocalDate> date() {
    return day.flatMap(Day::date).or(() -> range.map(Range::from));
  }

  /** Whether the day is one only if the number is no choice: "the second". */
  boolean isDayByNumber() {
    return dayByNumber;
  }

  /** Whether this day is meant, where any is. */
  boolean isOn(LocalDate date) {
    if (day.isEmpty() && range.isPresent()) {
      return !date.isBefore(range.get().from()) && !date.isAfter(range.get().until());
    }
    return date().map(date::equals).orElse(true);
  }

  Optional<PractitionerId> practitioner() {
    return practitioner;
  }

  /** The exact time named, settled by the opening hours. */
  Optional<LocalTime> time() {
    return exact.map(this::meant);
  }

  /** A time as meant, by the opening hours of the day. */
  LocalTime meant(ClockTime time) {
    return opening.meant(time, date(), part);
  }

  /** The earliest start wished. */
  Optional<LocalTime> earliest() {
    return after
        .map(this::meant)
        .or(() -> part.flatMap(PartOfDay::from))
        .or(() -> anyTime ? Optional.of(LocalTime.MIN) : Optional.empty());
  }

  /** The latest start wished; later than the earliest or nothing. */
  Optional<LocalTime> latest() {
    Optional<LocalTime> latest = before.map(this::meant).or(() -> part.flatMap(PartOfDay::to));
    Optional<LocalTime> earliest = earliest();
    if (latest.isEmpty() || earliest.isEmpty() || latest.get().isAfter(earliest.get())) {
      return latest;
    }
    boolean mayBeLater = before.isPresent() && before.get().halfOfDayOpen();
    LocalTime later = latest.get().plusHours(12);
    return mayBeLater && later.isAfter(earliest.get()) ? Optional.of(later) : Optional.empty();
  }

  /** Whether a day gone by is all that was named: that tells of something, and wishes nothing. */
  boolean isOnlyPast() {
    return service.isEmpty()
        && practitioner.isEmpty()
        && !soonest
        && !hasTime()
        && date().filter(date -> date.isBefore(now.toLocalDate())).isPresent();
  }

  /** Puts everything into an understanding. */
  Understanding into(Understanding understanding) {
    Understanding filled = understanding;
    if (service.isPresent()) {
      filled = filled.withService(service.get());
    }
    if (practitioner.isPresent()) {
      filled = filled.withPractitioner(practitioner.get());
    } else if (anyPractitioner) {
      filled = filled.withAnyPractitioner();
    }
    if (day.isPresent()) {
      filled = date().isPresent() ? filled.withDate(date().get()) : filled.withImpossibleDate();
    } else if (range.isPresent()) {
      Range several = range.get();
      filled = filled.withDate(several.from()).withFrom(several.from()).withUntil(several.until());
    } else if (soonest) {
      filled = filled.withSoonest();
    }
    if (oldDate.isPresent()) {
      filled = filled.withOldDate(oldDate.get());
    }
    if (exact.isPresent()) {
      return filled.withTime(meant(exact.get()));
    }
    return hasTime() ? filled.withWindow(earliest(), latest()) : filled;
  }

  /** Whether it names what cannot be: no such day, a day gone by, an hour that is never open. */
  boolean impossible() {
    boolean noSuchDay = day.isPresent() && date().isEmpty();
    boolean over = date().filter(date -> date.isBefore(now.toLocalDate())).isPresent();
    boolean closed =
        Stream.of(exact, after)
            .flatMap(Optional::stream)
            .anyMatch(time -> !opening.everOpenAt(meant(time)));
    return noSuchDay || over || closed;
  }

  /** Which slots are filled, by name only. */
  @Override
  public String toString() {
    return List.of(service.isPresent(), practitioner.isPresent(), day.isPresent(), hasTime())
        .toString();
  }
}
