package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.ClinicSpeech;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A clinic to talk to, and the day on which everybody calls it: Monday, 2 March 2026, at 9 a.m. */
final class SampleClinic {
  static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final LocalDate TUESDAY = MONDAY.plusDays(1);
  static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  static final LocalDate SUNDAY = MONDAY.plusDays(6);
  static final LocalDate HOLIDAY = MONDAY.plusDays(10);
  static final Instant NOW = MONDAY.atTime(9, 0).atZone(ZONE).toInstant();

  static final ServiceId CLEANING = new ServiceId("teeth_cleaning");
  static final ServiceId CHECKUP = new ServiceId("checkup");
  static final ServiceId FILLING = new ServiceId("filling");
  static final ServiceId ROOT_CANAL = new ServiceId("root_canal");
  static final PractitionerId POPESCU = new PractitionerId("popescu");
  static final PractitionerId IONESCU = new PractitionerId("ionescu");

  static final Catalogue CATALOGUE = catalogue();

  private SampleClinic() {}

  static Sealed sealed(String name) {
    return new Sealed(new KeyId("test"), name.getBytes(StandardCharsets.UTF_8));
  }

  /** The clinic on a day when one of its practitioners is not there any more. */
  static Catalogue without(PractitionerId gone) {
    Catalogue all = CATALOGUE;
    return new Catalogue(
        all.id(),
        all.name(),
        all.spokenName(),
        all.language(),
        all.zone(),
        all.calledNumbers(),
        all.address(),
        all.humanNumber(),
        all.emergencyNumber(),
        all.currency(),
        all.services(),
        all.practitioners().stream().filter(someone -> !someone.id().equals(gone)).toList(),
        all.openingHours(),
        all.holidays(),
        all.insurers(),
        all.booking(),
        all.texts());
  }

  private static Service service(ServiceId id, String name, int minutes, int price) {
    return new Service(
        id,
        name,
        List.of(),
        name + ".",
        Duration.ofMinutes(minutes),
        BigDecimal.valueOf(price),
        id.equals(FILLING));
  }

  private static Catalogue catalogue() {
    WeeklyHours hours = hours(LocalTime.of(9, 0), LocalTime.of(17, 0));
    return new Catalogue(
        new ClinicId("bright-smile"),
        "Bright Smile",
        "Bright Smile",
        "en",
        ZONE,
        List.of("+40215550100"),
        "Flower Street",
        "+40215550199",
        "one one two",
        "RON",
        List.of(
            service(CLEANING, "teeth cleaning", 45, 200),
            service(CHECKUP, "checkup", 30, 120),
            service(FILLING, "filling", 60, 300),
            service(ROOT_CANAL, "root canal", 90, 800)),
        List.of(
            new Practitioner(
                POPESCU,
                "Dr. Ana Popescu",
                "Doctor Ana Popescu",
                List.of("popescu"),
                "dentist",
                12,
                List.of(CLEANING, CHECKUP, FILLING),
                hours),
            new Practitioner(
                IONESCU,
                "Dr. Dan Ionescu",
                "Doctor Dan Ionescu",
                List.of("ionescu"),
                "endodontist",
                20,
                List.of(CHECKUP, ROOT_CANAL),
                hours)),
        hours,
        new TreeSet<>(List.of(HOLIDAY)),
        List.of(),
        new Catalogue.BookingRules(
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(60)),
        Map.of(),
        List.of(),
        new ClinicSpeech(List.of("en", "ro"), Optional.empty(), 1, Map.of()));
  }

  private static WeeklyHours hours(LocalTime from, LocalTime to) {
    Map<DayOfWeek, List<WeeklyHours.Period>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean open = day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
      week.put(day, open ? List.of(new WeeklyHours.Period(from, to)) : List.of());
    }
    return new WeeklyHours(week);
  }

  /** The same clinic, where a root canal needs a checkup first. */
  static Catalogue demanding() {
    return with(
        CATALOGUE,
        ROOT_CANAL,
        Optional.of(new ServiceRules.Prerequisite(CHECKUP, Duration.ofDays(180))),
        Optional.empty(),
        Optional.empty());
  }

  /** The demanding clinic, where one comes to a cleaning prepared. */
  static Catalogue preparing() {
    return with(
        demanding(), CLEANING, Optional.empty(), Optional.empty(), Optional.of("Eat nothing."));
  }

  /** The clinic where a check-up usually follows a cleaning after half a year. */
  static Catalogue following() {
    return with(
        CATALOGUE,
        CLEANING,
        Optional.empty(),
        Optional.of(new ServiceRules.FollowUp(CHECKUP, Duration.ofDays(180))),
        Optional.empty());
  }

  private static Catalogue with(
      Catalogue all,
      ServiceId changed,
      Optional<ServiceRules.Prerequisite> first,
      Optional<ServiceRules.FollowUp> next,
      Optional<String> preparation) {
    ServiceRules rules =
        new ServiceRules(
            preparation,
            first,
            next,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            Optional.empty());
    List<Service> services =
        all.services().stream()
            .map(
                one ->
                    one.id().equals(changed)
                        ? new Service(
                            one.id(),
                            one.name(),
                            one.alsoCalled(),
                            one.description(),
                            one.duration(),
                            one.price(),
                            one.askNote(),
                            rules,
                            Map.of())
                        : one)
            .toList();
    return new Catalogue(
        all.id(),
        all.name(),
        all.spokenName(),
        all.language(),
        all.zone(),
        all.calledNumbers(),
        all.address(),
        all.humanNumber(),
        all.emergencyNumber(),
        all.currency(),
        services,
        all.practitioners(),
        all.openingHours(),
        all.holidays(),
        all.insurers(),
        all.booking(),
        all.texts());
  }
}
