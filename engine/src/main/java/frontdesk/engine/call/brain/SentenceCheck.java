package frontdesk.engine.call.brain;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.engine.speech.language.ByIdentity;
import frontdesk.engine.speech.language.Claims;
import frontdesk.engine.speech.language.Mentions;
import frontdesk.protocol.dialogue.Proposal.Finding;
import frontdesk.protocol.id.ServiceId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What speaks against a sentence of a language model: whatever it says of prices, times, days,
 * numbers and names has to be known, and some things it may not say at all. It leans to the graver
 * side: what is held back costs a scripted sentence. It cannot tell whether a sentence without any
 * of these is true. Pure.
 */
final class SentenceCheck {
  private static final Pattern NOT_PLAIN =
      Pattern.compile("[\\p{Cntrl}{}\\[\\]<>*#`|\\\\_^~=\\p{So}]");
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)https?|www|@|\\b[\\p{L}\\d-]+\\s?(\\.|\\bdot\\b|\\bpunct\\b)\\s?"
              + "(com|ro|org|net|eu|info|io|md|health|clinic)\\b");
  private static final Pattern MONEY =
      Pattern.compile(
          "(?i)[€$£]|\\b(lei|leu|ron|bani|euro|euros|eur|dollars?|usd|pounds?|gbp|bucks)\\b");
  private static final Pattern DIGITS = Pattern.compile("\\d{4,}|\\d[\\d .-]{4,}\\d");
  private static final int MINUTES = 60;
  private static final int SAME_RUN = 7;

  private final Catalogue catalogue;
  private final Lexicon lexicon;

  /** What was told to models: few texts, each the same for many calls. */
  private static final ByIdentity<String, String> TOLD =
      new ByIdentity<>(instructions -> " " + String.join(" ", Lexicon.words(instructions)) + " ");

  private static final ByIdentity<Catalogue, Lexicon> LEXICONS = new ByIdentity<>(Lexicon::new);

  SentenceCheck(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.lexicon = LEXICONS.of(catalogue);
  }

  /**
   * What a sentence is held against beside the catalogue.
   *
   * @param language IETF BCP 47 tag of the language that is spoken
   * @param today in the clinic's zone
   * @param moments the slots and appointments that may be spoken of
   * @param said the caller's words
   * @param mentioned what stands in them
   * @param instructions what the model was told
   */
  record Known(
      String language,
      LocalDate today,
      Set<LocalDateTime> moments,
      String said,
      Mentions mentioned,
      String instructions) {
    Known {
      moments = Set.copyOf(moments);
    }
  }

  /** All that is found, in the order of the kinds; none: it may be said. */
  List<Finding> findings(String sentence, Known known, int mostCharacters) {
    Set<Finding> found = EnumSet.noneOf(Finding.class);
    if (sentence.length() > mostCharacters) {
      found.add(Finding.LENGTH);
    }
    String text = sentence.substring(0, Math.min(sentence.length(), mostCharacters));
    if (text.isBlank() || NOT_PLAIN.matcher(text).find()) {
      found.add(Finding.FORM);
    }
    if (LINK.matcher(text).find()) {
      found.add(Finding.LINK);
    }
    if (!Lexicon.isIn(known.language(), text)) {
      found.add(Finding.LANGUAGE);
    }
    claims(text, known, found);
    mentions(text, known, found);
    if (lexicon.hasStranger(text, known.said())) {
      found.add(Finding.NAME);
    }
    return List.copyOf(found);
  }

  private void claims(String text, Known known, Set<Finding> found) {
    Set<Claims.Kind> claims = Claims.in(text);
    if (claims.contains(Claims.Kind.ADVICE)) {
      found.add(Finding.ADVICE);
    }
    if (claims.contains(Claims.Kind.PROMISE)) {
      found.add(Finding.PROMISE);
    }
    if (claims.contains(Claims.Kind.PRICE)) {
      found.add(Finding.PRICE);
    }
    if (claims.contains(Claims.Kind.PROMPT) || repeats(text, known.instructions())) {
      found.add(Finding.PROMPT);
    }
    if (claims.contains(Claims.Kind.TREATMENT)
        && Claims.in(lexicon.withoutServices(text)).contains(Claims.Kind.TREATMENT)) {
      found.add(Finding.SERVICE);
    }
  }

  /** Whether so many words of the instructions stand in it in a row. */
  private static boolean repeats(String text, String instructions) {
    String told = TOLD.of(instructions);
    List<String> words = Lexicon.words(text);
    for (int at = 0; at + SAME_RUN <= words.size(); at++) {
      if (told.contains(" " + String.join(" ", words.subList(at, at + SAME_RUN)) + " ")) {
        return true;
      }
    }
    return false;
  }

  private void mentions(String text, Known known, Set<Finding> found) {
    Mentions here = Mentions.in(text, catalogue, known.today());
    Mentions said = known.mentioned();
    boolean days = isKnownDay(here, said, known);
    boolean times = isKnownTime(here, said, known);
    if (here.noSuchDay() || !days) {
      found.add(Finding.DAY);
    }
    if (!times) {
      found.add(Finding.TIME);
    }
    if (days && times && !isOneMoment(here, said, known)) {
      found.add(Finding.TIME);
    }
    Set<Long> numbers = new HashSet<>(here.numbers());
    boolean money = MONEY.matcher(text).find();
    if (money && !prices(here.services()).containsAll(numbers)) {
      found.add(Finding.PRICE);
    }
    numbers.removeAll(money ? prices(here.services()) : said.numbers());
    numbers.removeAll(minutes(here.services()));
    if (!numbers.isEmpty() || DIGITS.matcher(text).find()) {
      found.add(Finding.NUMBER);
    }
    boolean together =
        here.practitioners().stream()
            .allMatch(
                one ->
                    here.services().stream()
                        .allMatch(
                            service ->
                                catalogue.practitionersFor(service).stream()
                                    .anyMatch(who -> who.id().equals(one))));
    if (!together) {
      found.add(Finding.NAME);
    }
  }

  private static boolean isKnownDay(Mentions here, Mentions said, Known known) {
    Set<LocalDate> days =
        known.moments().stream().map(LocalDateTime::toLocalDate).collect(Collectors.toSet());
    days.addAll(said.days());
    Set<DayOfWeek> weekdays =
        days.stream().map(LocalDate::getDayOfWeek).collect(Collectors.toSet());
    weekdays.addAll(said.weekdays());
    return weekdays.containsAll(here.weekdays())
        && here.days().stream()
            .allMatch(day -> days.contains(day) || isWeekdayAlone(here, day, weekdays));
  }

  /** A weekday alone is read as the next of its name, and may be another of that name. */
  private static boolean isWeekdayAlone(Mentions here, LocalDate day, Set<DayOfWeek> weekdays) {
    return here.weekdays().contains(day.getDayOfWeek()) && weekdays.contains(day.getDayOfWeek());
  }

  /** Of a time with an open half of the day one half has to be known. */
  private boolean isKnownTime(Mentions here, Mentions said, Known known) {
    Set<LocalTime> times =
        known.moments().stream().map(LocalDateTime::toLocalTime).collect(Collectors.toSet());
    times.addAll(said.times());
    for (DayOfWeek day : DayOfWeek.values()) {
      for (WeeklyHours.Period period : catalogue.openingHours().on(day)) {
        times.add(period.from());
        times.add(period.to());
      }
    }
    return here.times().stream()
        .allMatch(
            time ->
                times.contains(time)
                    || (times.contains(otherHalf(time)) && here.times().contains(otherHalf(time))));
  }

  private static LocalTime otherHalf(LocalTime time) {
    return time.plusHours(12);
  }

  /** A day and a time in one sentence are those of one slot, or both the caller's. */
  private static boolean isOneMoment(Mentions here, Mentions said, Known known) {
    if (here.days().isEmpty() || here.times().isEmpty()) {
      return true;
    }
    boolean callers =
        said.weekdays().containsAll(here.weekdays()) && said.times().containsAll(here.times());
    return callers
        || known.moments().stream()
            .anyMatch(
                moment ->
                    here.weekdays().contains(moment.getDayOfWeek())
                        && here.times().contains(moment.toLocalTime()));
  }

  private Set<Long> prices(Set<ServiceId> services) {
    return of(services)
        .filter(service -> service.price().stripTrailingZeros().scale() <= 0)
        .map(service -> service.price().longValueExact())
        .collect(Collectors.toSet());
  }

  private Set<Long> minutes(Set<ServiceId> services) {
    return of(services)
        .map(service -> service.duration().toSeconds() / MINUTES)
        .collect(Collectors.toSet());
  }

  private Stream<Service> of(Set<ServiceId> services) {
    return services.stream().flatMap(id -> catalogue.service(id).stream());
  }

  /** The words of a clinic, and of its languages. */
  private static final class Lexicon {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’-]\\p{L}+)*");
    private static final Set<String> TITLES =
        Set.of(
            "doctor",
            "doctorul",
            "doctorița",
            "doctorita",
            "dr",
            "mr",
            "mrs",
            "ms",
            "dna",
            "nurse");

    /** What may stand behind a title that is nobody's name. */
    private static final Set<String> NO_NAMES =
        words(
                "a an and are can could do does for has have he i in is it may of on or our she that the"
                    + " there they to we what who will with would you your si sau este e va poate pe la"
                    + " cu de din dumneavoastra nostru noastra care ce sa nu are al ale")
            .stream()
            .collect(Collectors.toUnmodifiableSet());

    /** Written with a capital and nobody's name. */
    private static final Set<String> CAPITALS =
        words(
                "I I'm I'll I'd I've English Romanian Română Engleză Monday Tuesday Wednesday Thursday"
                    + " Friday Saturday Sunday January February March April May June July August"
                    + " September October November December OK Okay Doctor Dr Mr Mrs Ms"
                    + " Dumneavoastră Dvs")
            .stream()
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ENGLISH =
        Set.copyOf(
            words(
                "the and is are was you your we our i it that this to of for with can could would"
                    + " have has do does please yes no not what when which there here sorry thank"
                    + " thanks help be an at on in or if me my so just any let us how may"));

    private static final Set<String> ROMANIAN =
        Set.copyOf(
            words(
                "si și este e sunt la de pe cu un o nu da va vă rog pentru ce care cand când unde"
                    + " cum sa să se al ai ale noi dumneavoastra dumneavoastră puteti puteți aveti"
                    + " aveți avem am imi îmi ne mai din sau daca dacă aici asta acum multumesc"
                    + " mulțumesc bine sigur desigur doar"));

    private final Set<String> names;
    private final List<String> services;

    Lexicon(Catalogue catalogue) {
      Stream<String> people =
          catalogue.practitioners().stream().flatMap(one -> names(catalogue, one));
      this.services = catalogue.services().stream().flatMap(one -> names(catalogue, one)).toList();
      this.names =
          Stream.of(
                  people,
                  services.stream(),
                  catalogue.insurers().stream(),
                  catalogue.languages().stream()
                      .flatMap(tag -> Stream.of(catalogue.spokenName(tag), catalogue.address(tag))),
                  Stream.of(catalogue.name()))
              .flatMap(all -> all)
              .flatMap(text -> words(text).stream())
              .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Catalogue catalogue, Practitioner one) {
      return Stream.of(
              Stream.of(one.name(), one.spokenName()),
              one.alsoCalled().stream(),
              catalogue.languages().stream().map(one::spokenName),
              catalogue.languages().stream().map(one::specialty))
          .flatMap(all -> all);
    }

    private static Stream<String> names(Catalogue catalogue, Service one) {
      return Stream.of(
              Stream.of(one.name()),
              one.alsoCalled().stream(),
              catalogue.languages().stream().map(one::name))
          .flatMap(all -> all);
    }

    /** The words of a text in lower case. */
    static List<String> words(String text) {
      return WORD.matcher(text.replace('’', '\''))
          .results()
          .map(found -> found.group().toLowerCase(Locale.ROOT))
          .toList();
    }

    /** A text in which the clinic's services are not named. */
    String withoutServices(String text) {
      String rest = String.join(" ", words(text));
      for (String name : services) {
        String plain = String.join(" ", words(name));
        if (!plain.isEmpty()) {
          rest = rest.replace(plain, "");
        }
      }
      return rest;
    }

    /** Whether somebody or something is named that neither the clinic nor the caller knows. */
    boolean hasStranger(String text, String said) {
      Set<String> callers = Set.copyOf(words(said));
      List<String> written =
          WORD.matcher(text.replace('’', '\'')).results().map(m -> m.group()).toList();
      for (int at = 0; at < written.size(); at++) {
        String word = written.get(at).toLowerCase(Locale.ROOT);
        boolean known = names.contains(word) || callers.contains(word);
        boolean titled = at > 0 && TITLES.contains(written.get(at - 1).toLowerCase(Locale.ROOT));
        boolean capital = at > 0 && Character.isUpperCase(written.get(at).codePointAt(0));
        if (!known && titled && !isSmall(word)) {
          return true;
        }
        if (!known && capital && !CAPITALS.contains(word)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isSmall(String word) {
      return NO_NAMES.contains(word) || ENGLISH.contains(word) || ROMANIAN.contains(word);
    }

    /** Whether a text is of a language: most of its small words are, and its letters. */
    static boolean isIn(String language, String text) {
      boolean latin =
          text.codePoints()
              .filter(Character::isLetter)
              .allMatch(
                  letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
      boolean romanian = Locale.forLanguageTag(language).getLanguage().equals("ro");
      List<String> words = words(text);
      long own = words.stream().filter((romanian ? ROMANIAN : ENGLISH)::contains).count();
      long others = words.stream().filter((romanian ? ENGLISH : ROMANIAN)::contains).count();
      boolean few = words.size() < 4;
      return latin && (few ? others <= own + 1 : own > others);
    }
  }
}
