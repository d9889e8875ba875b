package frontdesk.config.catalogue;

import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.config.check.Section;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.ServiceId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what a clinic offers: its services, and the practitioners who provide them. */
final class OfferReader {
  /** More would not fit a question that a caller can follow, nor a grammar that is recognized. */
  private static final int MOST_OFFERED = 64;

  private static final Duration SHORTEST_SERVICE = Duration.ofMinutes(1);
  private static final Duration LONGEST_SERVICE = Duration.ofHours(12);
  private static final BigDecimal HIGHEST_PRICE = new BigDecimal(10_000_000);

  /** Of any number that is looked at: rescaling 1e-999999999 would take for ever. */
  private static final int MOST_DECIMALS = 30;

  private static final int LONGEST_CAREER_YEARS = 80;
  private static final int LONGEST_ID = 64;
  private static final int MOST_LEAVES = 366;

  private final Section root;
  private final List<String> otherLanguages;
  private final List<ResourceId> rooms;
  private final List<String> insurers;

  /**
   * @param otherLanguages that names may be written in besides the clinic's own
   * @param rooms that services may need
   * @param insurers who may pay
   */
  OfferReader(
      Section root, List<String> otherLanguages, List<ResourceId> rooms, List<String> insurers) {
    this.root = root;
    this.otherLanguages = otherLanguages;
    this.rooms = rooms;
    this.insurers = insurers;
  }

  /** The services; prices have the number of decimals that the currency has. */
  List<Service> services(Optional<Currency> currency) {
    SpokenWords words = new SpokenWords();
    NamesReader names = new NamesReader(otherLanguages);
    RulesReader rules = new RulesReader(rooms, insurers);
    Set<ServiceId> ids = new HashSet<>();
    List<Service> services = new ArrayList<>();
    for (Section section : offered("services")) {
      ServiceId id = id(section, new ServiceId("unknown"), ServiceId::new);
      section.rule(ids.add(id), "an id that no other service has", "rename one of them", "id");
      services.add(
          new Service(
              id,
              words.name(section, "name"),
              words.alsoCalled(section, "also-called"),
              section.text("description"),
              CatalogueReader.minutes(section, "duration", SHORTEST_SERVICE, LONGEST_SERVICE),
              price(section, currency),
              section.has("ask-note") && section.flag("ask-note"),
              rules.read(id, section),
              names.ofService(section)));
      section.finish();
    }
    rules.requireKnown(ids);
    return List.copyOf(services);
  }

  /** The practitioners, who may offer only these services and work only in these hours. */
  List<Practitioner> practitioners(List<Service> services, WeeklyHours opening) {
    Set<ServiceId> known = new HashSet<>(services.stream().map(Service::id).toList());
    SpokenWords words = new SpokenWords();
    NamesReader names = new NamesReader(otherLanguages);
    Set<PractitionerId> ids = new HashSet<>();
    List<Practitioner> practitioners = new ArrayList<>();
    for (Section section : offered("practitioners")) {
      PractitionerId id = id(section, new PractitionerId("unknown"), PractitionerId::new);
      section.rule(ids.add(id), "an id that no other practitioner has", "rename one of them", "id");
      section.rule(
          !rooms.contains(new ResourceId(id.value())),
          "an id that no room has: both are booked",
          "rename one of them",
          "id");
      WeeklyHours hours = hours(section, opening);
      practitioners.add(
          new Practitioner(
              id,
              section.text("name"),
              section.text("spoken-name"),
              words.alsoCalled(section, "also-called"),
              section.text("specialty"),
              section.number("experience-years", 0, LONGEST_CAREER_YEARS),
              provided(section, known),
              hours,
              breaks(section, hours),
              leave(section),
              names.ofPractitioner(section)));
      section.finish();
    }
    requireProvided(services, practitioners);
    return List.copyOf(practitioners);
  }

  private List<Section> offered(String key) {
    List<Section> sections = root.sections(key);
    root.rule(
        !sections.isEmpty() && sections.size() <= MOST_OFFERED,
        "1 to " + MOST_OFFERED + " of them",
        "add or remove some",
        key);
    return sections;
  }

  private static List<ServiceId> provided(Section section, Set<ServiceId> known) {
    List<Section.Item<ServiceId>> items =
        section.texts(
            "services",
            "the id of one of the clinic's services",
            "choose one of " + known.stream().map(ServiceId::value).sorted().toList(),
            text -> token(text, ServiceId::new).filter(known::contains));
    section.rule(!items.isEmpty(), "at least one service", "list what they offer", "services");
    return section.distinct(items);
  }

  private WeeklyHours hours(Section section, WeeklyHours opening) {
    Section inner = section.section("hours");
    WeeklyHours hours = HoursReader.read(inner);
    section.rule(!hours.periods().isEmpty(), "at least one period", "say when they work", "hours");
    if (root.sound("opening-hours")) {
      HoursReader.requireWithin(inner, hours, "the opening hours", opening);
    }
    return hours;
  }

  private static WeeklyHours breaks(Section section, WeeklyHours hours) {
    if (!section.has("breaks")) {
      return new WeeklyHours(Map.of());
    }
    Section inner = section.section("breaks");
    WeeklyHours breaks = HoursReader.read(inner);
    if (section.sound("hours")) {
      HoursReader.requireWithin(inner, breaks, "their hours", hours);
    }
    return breaks;
  }

  private static List<DateRange> leave(Section section) {
    if (!section.has("leave")) {
      return List.of();
    }
    List<Section.Item<DateRange>> items =
        section.texts(
            "leave",
            "a day such as 2026-12-24, or days such as 2026-12-24..2027-01-02",
            "write the first and the last day, the first no later than the last",
            OfferReader::days);
    section.rule(
        items.size() <= MOST_LEAVES, "at most " + MOST_LEAVES + " of them", "join some", "leave");
    return section.distinct(items);
  }

  private static Optional<DateRange> days(String text) {
    String[] ends = text.split("\\.\\.", -1);
    if (ends.length > 2) {
      return Optional.empty();
    }
    Optional<LocalDate> from = CatalogueReader.date(ends[0].strip());
    Optional<LocalDate> to = CatalogueReader.date(ends[ends.length - 1].strip());
    return from.flatMap(first -> to.map(last -> new DateRange(first, last)))
        .filter(range -> !range.to().isBefore(range.from()));
  }

  /** A service that is offered must be bookable: somebody provides it, in a period long enough. */
  private void requireProvided(List<Service> services, List<Practitioner> practitioners) {
    if (!root.sound("practitioners") || !root.sound("services")) {
      return;
    }
    for (Service service : services) {
      boolean bookable =
          practitioners.stream()
              .filter(practitioner -> practitioner.services().contains(service.id()))
              .flatMap(practitioner -> treating(practitioner).stream())
              .anyMatch(
                  period ->
                      Duration.between(period.from(), period.to()).compareTo(service.duration())
                          >= 0);
      root.rule(
          bookable,
          "for each service a practitioner with a period long enough; "
              + service.id()
              + " has none",
          "give it to somebody, or shorten it",
          "practitioners");
    }
  }

  /** A practitioner's hours without the breaks. */
  private static List<Period> treating(Practitioner practitioner) {
    List<Period> periods = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      periods.addAll(
          WeeklyHours.without(practitioner.hours().on(day), practitioner.breaks().on(day)));
    }
    return periods;
  }

  private static BigDecimal price(Section section, Optional<Currency> currency) {
    int decimals =
        currency.map(Currency::getDefaultFractionDigits).map(n -> Math.max(n, 0)).orElse(2);
    return section.parsed(
        "price",
        "an amount from 0 to " + HIGHEST_PRICE + " with at most " + decimals + " decimals",
        "write it as a number",
        BigDecimal.ZERO,
        text -> amount(text, decimals));
  }

  private static Optional<BigDecimal> amount(String text, int decimals) {
    try {
      BigDecimal amount = new BigDecimal(text.strip());
      return Math.abs(amount.scale()) > MOST_DECIMALS
              || amount.signum() < 0
              || amount.compareTo(HIGHEST_PRICE) > 0
          ? Optional.empty()
          : Optional.of(amount.setScale(decimals, RoundingMode.UNNECESSARY));
    } catch (ArithmeticException | NumberFormatException notAnAmount) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  private static <T> T id(Section section, T neutral, Function<String, T> id) {
    return section.parsed(
        "id",
        "an id of up to " + LONGEST_ID + " letters, digits and . _ ~ : + / -",
        "write one that never changes: appointments name it",
        neutral,
        text -> token(text, id));
  }

  static <T> Optional<T> token(String text, Function<String, T> id) {
    try {
      return Optional.of(id.apply(text));
    } catch (IllegalArgumentException notAToken) {
      return Optional.empty(); // the caller says what it expected
    }
  }
}
