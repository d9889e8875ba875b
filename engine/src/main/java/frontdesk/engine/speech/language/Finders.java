package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Question;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is looked for in the sentences of one call in one language. */
final class Finders {
  private static final Set<String> MONTH_FIRST = Set.of("US");
  private static final int MIN_REFERENCE_DIGITS = 3;
  private static final int MAX_REFERENCE_DIGITS = 10;

  /** Where callers say who they are: a whole date in the past is their birth date. */
  private static final Set<Question> IDENTIFYING =
      EnumSet.of(
          Question.INTENT,
          Question.MORE,
          Question.NAME,
          Question.CONTACT,
          Question.CONTACT_CONFIRM,
          Question.CALLBACK,
          Question.BIRTH_DATE,
          Question.REFERENCE,
          Question.WHICH);

  /** Where a day may be wished too. */
  private static final Set<Question> WISHING =
      EnumSet.of(Question.INTENT, Question.MORE, Question.WHICH);

  private static final int OF_LATE_YEARS = 2;

  private final Language language;
  private final Catalogue catalogue;
  private final CatalogueNames names;
  private final Finder days;
  private final PersonNames people;
  private final EmailWords emails;
  private final BirthDates births;
  private final LocalDate today;

  Finders(Language language, Catalogue catalogue, LocalDate today) {
    this.language = language;
    this.catalogue = catalogue;
    this.today = today;
    this.names = CatalogueNames.of(catalogue);
    this.days = days(language, today, PhoneDigits.region(catalogue));
    this.people = new PersonNames(language, days, names);
    this.emails = new EmailWords(language);
    this.births = births(language, catalogue, today);
  }

  /** The reader of days, those of feasts among them; the longer of two readings. */
  private static Finder days(Language language, LocalDate today, String country) {
    Finder plain = language.days().apply(today);
    Finder feasts = new FeastDays(language, plain, today, country);
    return (words, at) -> {
      Optional<Found<Meaning>> found = plain.at(words, at);
      Optional<Found<Meaning>> feast = feasts.at(words, at);
      boolean longer =
          feast.isPresent() && found.filter(day -> day.end() > feast.get().end()).isEmpty();
      return longer ? feast : found;
    };
  }

  /** The reader of birth dates for a clinic's country. */
  static BirthDates births(Language language, Catalogue catalogue, LocalDate today) {
    return new BirthDates(language, today, MONTH_FIRST.contains(PhoneDigits.region(catalogue)));
  }

  /** Cuts a sentence into pieces, as an answer to a question. */
  Sentence read(Words words, Question question) {
    boolean born = question == Question.BIRTH_DATE || hasBorn(words);
    Finder past = WISHING.contains(question) ? this::yearsAgo : this::longAgo;
    Finder birth = born ? births : IDENTIFYING.contains(question) ? past : Finders::none;
    return Sentence.read(
        words,
        List.of(
            names,
            emails,
            language.phrases(),
            Danger.EVERYWHERE.finder(words),
            birth,
            days,
            language.clocks(),
            language.choices(),
            people,
            this::telephone,
            this::reference));
  }

  private boolean hasBorn(Words words) {
    for (int at = 0; at < words.size(); at++) {
      if (language.phrases().at(words, at).map(Found::value).orElse(new Meaning.Unknown())
          instanceof Meaning.Born) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Found<Meaning>> none(Words words, int at) {
    return Optional.empty();
  }

  /** Where a wish may be told, a day of late is one that has passed, and nobody's birth date. */
  private Optional<Found<Meaning>> yearsAgo(Words words, int at) {
    return longAgo(words, at)
        .filter(
            found ->
                found.value() instanceof Meaning.BirthDate birth
                    && birth
                        .date()
                        .filter(date -> date.isBefore(today.minusYears(OF_LATE_YEARS)))
                        .isPresent());
  }

  /** A date of another year, with the year in full. */
  private Optional<Found<Meaning>> longAgo(Words words, int at) {
    return births
        .at(words, at)
        .filter(
            found ->
                found.value() instanceof Meaning.BirthDate birth
                    && birth.date().filter(this::isLongAgo).isPresent()
                    && hasFullYear(words, at, found.end()));
  }

  private boolean isLongAgo(LocalDate date) {
    return date.getYear() < today.getYear() && date.isBefore(today.minusMonths(1));
  }

  private boolean hasFullYear(Words words, int from, int to) {
    for (int at = from; at < to; at++) {
      if (language.numbers().year(words, at).filter(y -> y.value() >= 1900).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Found<Meaning>> telephone(Words words, int at) {
    return PhoneDigits.at(words, at, language.numbers(), catalogue);
  }

  /** "My reference is 4 2 1 7". */
  private Optional<Found<Meaning>> reference(Words words, int at) {
    Optional<Found<Meaning>> refers =
        language
            .introductions()
            .at(words, at)
            .filter(found -> found.value() instanceof Meaning.RefersTo);
    if (refers.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder();
    int end = refers.get().end();
    Optional<Found<String>> next = language.numbers().digits(words, end);
    while (next.isPresent() && digits.length() < MAX_REFERENCE_DIGITS) {
      digits.append(next.get().value());
      end = next.get().end();
      next = language.numbers().digits(words, end);
    }
    return isReference(digits.toString())
        ? Optional.of(new Found<>(new Meaning.Reference(digits.toString()), end))
        : Optional.empty();
  }

  /** Whether so many digits may be a reference. */
  static boolean isReference(String digits) {
    return digits.length() >= MIN_REFERENCE_DIGITS && digits.length() <= MAX_REFERENCE_DIGITS;
  }
}
