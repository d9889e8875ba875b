package frontdesk.config.catalogue;

import frontdesk.config.catalogue.Catalogue.BookingRules;
import frontdesk.config.check.Section;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ResourceId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one clinic's catalogue from the root of its file. */
final class CatalogueReader {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONGEST_STEP = Duration.ofHours(2);
  private static final Duration LONGEST_LEAD = Duration.ofDays(30);
  private static final Duration LONGEST_NOTICE = Duration.ofDays(30);
  private static final Duration FARTHEST_HORIZON = Duration.ofDays(731);
  private static final Pattern SIP_USER = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int MOST_ROOMS = 64;

  private final Section root;
  private final TextRules rules;
  private final ProviderNames providers;

  CatalogueReader(Section root, TextRules rules, ProviderNames providers) {
    this.root = root;
    this.rules = rules;
    this.providers = providers;
  }

  /** The catalogue; to be used only if no problem was reported. */
  Catalogue read() {
    Optional<Currency> currency = currency();
    WeeklyHours opening = openingHours();
    String language = language();
    List<String> insurers = root.distinct(root.texts("insurers"));
    List<ResourceId> rooms = rooms();
    SpeechReader speech = new SpeechReader(root, language, rules);
    OfferReader offer = new OfferReader(root, speech.otherLanguages(), rooms, insurers);
    List<Service> services = offer.services(currency);
    Catalogue catalogue =
        new Catalogue(
            root.parsed(
                "id",
                "an id of up to 64 letters, digits and . _ ~ : + / -",
                "write one that never changes: journals name it",
                new ClinicId("unknown"),
                text -> OfferReader.token(text, ClinicId::new)),
            root.text("name"),
            root.text("spoken-name"),
            language,
            zone(),
            calledNumbers(),
            root.text("address"),
            number("human-number"),
            root.text("emergency-number"),
            currency.map(Currency::getCurrencyCode).orElse(""),
            services,
            offer.practitioners(services, opening),
            opening,
            holidays(),
            insurers,
            booking(),
            speech.texts(),
            rooms,
            speech.read(providers));
    root.finish();
    return catalogue;
  }

  /** A duration of whole minutes in a range. */
  static Duration minutes(Section section, String key, Duration least, Duration most) {
    Duration span = section.duration(key, least, most);
    section.rule(
        span.equals(Duration.ofMinutes(span.toMinutes())),
        "whole minutes",
        "write it such as 45m",
        key);
    return span;
  }

  private String language() {
    return root.parsed("language", rules.expectedLanguage(), "write one", "", rules::spoken);
  }

  private ZoneId zone() {
    return root.parsed(
        "zone",
        "the name of a time zone such as Europe/Bucharest",
        "choose a region, not an offset: clocks change",
        ZoneOffset.UTC,
        text ->
            ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.of(ZoneId.of(text))
                : Optional.empty());
  }

  private Optional<Currency> currency() {
    return root.parsed(
        "currency",
        "the code of a currency (ISO 4217) such as RON",
        "write three capitals",
        Optional.empty(),
        text -> OfferReader.token(text, code -> Optional.of(Currency.getInstance(code))));
  }

  private String number(String key) {
    return root.parsed(
        key,
        "a telephone number in international form (E.164) such as +40215550100",
        "write + and country code",
        "",
        PhoneNumbers::e164);
  }

  private List<String> calledNumbers() {
    List<Section.Item<String>> items =
        root.texts(
            "called-numbers",
            "a number in international form (E.164) or a SIP user in lower case",
            "write it such as +40215550100 or front-desk",
            CatalogueReader::calledNumber);
    root.rule(
        !items.isEmpty(), "at least one number", "say by which it is called", "called-numbers");
    return root.distinct(items);
  }

  private static Optional<String> calledNumber(String text) {
    if (text.startsWith("+")) {
      return PhoneNumbers.e164(text);
    }
    return SIP_USER.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private WeeklyHours openingHours() {
    WeeklyHours hours = HoursReader.read(root.section("opening-hours"));
    root.rule(
        !hours.periods().isEmpty(),
        "at least one period",
        "say when the clinic is open",
        "opening-hours");
    return hours;
  }

  private SortedSet<LocalDate> holidays() {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(
            root.distinct(
                root.texts(
                    "holidays",
                    "a date such as 2026-12-25",
                    "write year, month and day",
                    CatalogueReader::date))));
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException noSuchDate) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  private List<ResourceId> rooms() {
    if (!root.has("rooms")) {
      return List.of();
    }
    List<ResourceId> rooms =
        root.distinct(
            root.texts(
                "rooms",
                "the id of a room or chair: up to 64 letters, digits and . _ ~ : + / -",
                "write one that never changes, such as chair_1",
                text -> OfferReader.token(text, ResourceId::new)));
    root.rule(
        rooms.size() <= MOST_ROOMS, "at most " + MOST_ROOMS + " rooms", "remove some", "rooms");
    return rooms;
  }

  private BookingRules booking() {
    Section section = root.section("booking");
    BookingRules rules =
        new BookingRules(
            minutes(section, "slot-step", Duration.ofMinutes(1), LONGEST_STEP),
            minutes(section, "lead-time", NONE, LONGEST_LEAD),
            minutes(section, "horizon", Duration.ofDays(1), FARTHEST_HORIZON),
            section.has("cancellation-notice")
                ? minutes(section, "cancellation-notice", NONE, LONGEST_NOTICE)
                : NONE,
            RemindersReader.read(section));
    section.rule(
        rules.horizon().compareTo(rules.leadTime()) > 0,
        "a horizon beyond the lead time",
        "make it longer, or the lead time shorter",
        "horizon",
        "lead-time");
    section.finish();
    return rules;
  }
}
