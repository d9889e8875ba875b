package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.ClinicReminders;
import frontdesk.config.catalogue.DateRange;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.KeyStore.KeyedHash;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * The clinic of these tests: Bucharest, open on weekdays from 9 to 17; Ana works all of it and does
 * everything, Dan works from 10 to 16 with an hour's lunch and only cleans.
 */
final class Clinic {
  static final ClinicId ID = new ClinicId("smile");
  static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  static final ServiceId CLEANING = new ServiceId("cleaning");
  static final ServiceId CROWN = new ServiceId("crown");
  static final PractitionerId ANA = new PractitionerId("ana");
  static final PractitionerId DAN = new PractitionerId("dan");
  static final ResourceId CHAIR_1 = new ResourceId("chair_1");
  static final ResourceId CHAIR_2 = new ResourceId("chair_2");
  static final Duration HALF_HOUR = Duration.ofMinutes(30);
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration NOTICE = Duration.ofMinutes(90);

  /** What a crown asks for in the furnished clinic. */
  static final ServiceRules CROWN_RULES =
      new ServiceRules(
          Optional.empty(),
          Optional.of(new ServiceRules.Prerequisite(CLEANING, Duration.ofDays(20))),
          Optional.empty(),
          Duration.ofDays(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          List.of(CHAIR_1),
          Optional.empty());

  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final LocalDate HOLIDAY = LocalDate.of(2026, 3, 4);

  /** Monday, eight in the morning. */
  static final Instant NOW = at(MONDAY, "08:00");

  static final KeyedHash HASH = text -> sha256("secret " + text);
  static final EventDigest DIGEST = event -> sha256(event.toString());

  private Clinic() {}

  static Instant at(LocalDate date, String time) {
    return LocalDateTime.of(date, LocalTime.parse(time)).atZone(ZONE).toInstant();
  }

  static Slot cleaning(PractitionerId who, LocalDate date, String time) {
    return new Slot(CLEANING, who, at(date, time), HALF_HOUR);
  }

  static CallId call(int number) {
    return new CallId(String.format(Locale.ROOT, "node-1-0.%032x", number));
  }

  static AppointmentLedger.Dependencies dependencies(InstantSource clock) {
    return dependencies(clock, LedgerSettings.defaults());
  }

  static AppointmentLedger.Dependencies dependencies(InstantSource clock, LedgerSettings settings) {
    return dependencies(clock, () -> Duration.between(NOW, clock.instant()).toNanos(), settings);
  }

  /** With a clock that nobody can set beside the wall clock. */
  static AppointmentLedger.Dependencies dependencies(
      InstantSource clock, LongSupplier nanoTime, LedgerSettings settings) {
    return dependencies(clock, nanoTime, settings, catalogue());
  }

  /** For another catalogue. */
  static AppointmentLedger.Dependencies dependencies(
      InstantSource clock, LongSupplier nanoTime, LedgerSettings settings, Catalogue catalogue) {
    return new AppointmentLedger.Dependencies(
        ID, clock, nanoTime, () -> catalogue, settings, DIGEST, HASH, new BuildId("test"));
  }

  static Catalogue catalogue() {
    return catalogue(
        weekdays(new Period(LocalTime.of(9, 0), LocalTime.of(17, 0))),
        weekdays(new Period(LocalTime.of(8, 0), LocalTime.of(18, 0))),
        weekdays(
            new Period(LocalTime.of(10, 0), LocalTime.of(12, 0)),
            new Period(LocalTime.of(13, 0), LocalTime.of(16, 0))));
  }

  static Catalogue catalogue(WeeklyHours opening, WeeklyHours ana, WeeklyHours dan) {
    return new Catalogue(
        ID,
        "Smile",
        "smile",
        "en",
        ZONE,
        List.of("100"),
        "one street",
        "+40210000000",
        "112",
        "RON",
        List.of(service(CLEANING, HALF_HOUR), service(CROWN, HOUR)),
        List.of(
            practitioner(ANA, List.of(CLEANING, CROWN), ana),
            practitioner(DAN, List.of(CLEANING), dan)),
        opening,
        new TreeSet<>(List.of(HOLIDAY)),
        List.of(),
        new Catalogue.BookingRules(
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(30)),
        Map.of());
  }

  /**
   * The same clinic with two chairs, of which a crown needs the first, and its practitioners busy
   * for it before and after; it needs a cleaning first, and no two of a patient lie within a day.
   * Ana pauses for half an hour, and Dan is away on one day.
   */
  static Catalogue furnished() {
    Catalogue plain = catalogue();
    return new Catalogue(
        plain.id(),
        plain.name(),
        plain.spokenName(),
        plain.language(),
        plain.zone(),
        plain.calledNumbers(),
        plain.address(),
        plain.humanNumber(),
        plain.emergencyNumber(),
        plain.currency(),
        List.of(
            with(service(CLEANING, HALF_HOUR), rules(List.of(CHAIR_1, CHAIR_2))),
            with(service(CROWN, HOUR), CROWN_RULES)),
        plain.practitioners().stream().map(Clinic::resting).toList(),
        plain.openingHours(),
        plain.holidays(),
        plain.insurers(),
        new Catalogue.BookingRules(
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(30), NOTICE),
        plain.texts(),
        List.of(CHAIR_1, CHAIR_2),
        plain.speech());
  }

  /** The same clinic, with reminders of its own and rules for cleanings. */
  static Catalogue reminding(ClinicReminders reminders, ServiceRules cleanings) {
    Catalogue plain = catalogue();
    Catalogue.BookingRules rules = plain.booking();
    return new Catalogue(
        plain.id(),
        plain.name(),
        plain.spokenName(),
        plain.language(),
        plain.zone(),
        plain.calledNumbers(),
        plain.address(),
        plain.humanNumber(),
        plain.emergencyNumber(),
        plain.currency(),
        plain.services().stream()
            .map(one -> one.id().equals(CLEANING) ? with(one, cleanings) : one)
            .toList(),
        plain.practitioners(),
        plain.openingHours(),
        plain.holidays(),
        plain.insurers(),
        new Catalogue.BookingRules(
            rules.slotStep(),
            rules.leadTime(),
            Duration.ofDays(365),
            rules.cancellationNotice(),
            reminders),
        plain.texts(),
        plain.rooms(),
        plain.speech());
  }

  private static Service with(Service service, ServiceRules rules) {
    return new Service(
        service.id(),
        service.name(),
        service.alsoCalled(),
        service.description(),
        service.duration(),
        service.price(),
        service.askNote(),
        rules,
        Map.of());
  }

  private static Practitioner resting(Practitioner who) {
    return new Practitioner(
        who.id(),
        who.name(),
        who.spokenName(),
        who.alsoCalled(),
        who.specialty(),
        who.experienceYears(),
        who.services(),
        who.hours(),
        who.id().equals(ANA)
            ? weekdays(new Period(LocalTime.of(12, 30), LocalTime.of(13, 0)))
            : new WeeklyHours(Map.of()),
        who.id().equals(DAN)
            ? List.of(new DateRange(MONDAY.plusDays(1), MONDAY.plusDays(1)))
            : List.of(),
        Map.of());
  }

  private static ServiceRules rules(List<ResourceId> rooms) {
    return new ServiceRules(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        rooms,
        Optional.empty());
  }

  /** Whether a practitioner is free for a slot. */
  static boolean isFree(LedgerState state, PractitionerId who, Slot slot) {
    return state.timetable().isFree(Resources.of(who), slot.start(), slot.end());
  }

  static WeeklyHours weekdays(Period... periods) {
    Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        week.put(day, List.of(periods));
      }
    }
    return new WeeklyHours(week);
  }

  static WeeklyHours everyDay(Period... periods) {
    Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(periods));
    }
    return new WeeklyHours(week);
  }

  private static Service service(ServiceId id, Duration duration) {
    return new Service(id, id.value(), List.of(), "A service.", duration, BigDecimal.TEN);
  }

  private static Practitioner practitioner(
      PractitionerId id, List<ServiceId> services, WeeklyHours hours) {
    return new Practitioner(id, id.value(), id.value(), List.of(), "dentist", 10, services, hours);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
