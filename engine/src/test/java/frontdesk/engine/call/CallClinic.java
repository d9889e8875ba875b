package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.engine.Recoveries;
import frontdesk.engine.dialogue.Texts;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.Sealed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The clinic that the calls of these tests reach: Monday, 2 March 2026, at nine. */
final class CallClinic {
  static final Duration RECOVERY_RETRY = Duration.ofMillis(20);
  static final ClinicId ID = new ClinicId("bright-smile");
  static final String NUMBER = "+40215550100";
  static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  static final Instant NOW = LocalDate.of(2026, 3, 2).atTime(9, 0).atZone(ZONE).toInstant();
  static final BuildId BUILD = new BuildId("test");
  static final ServiceId CLEANING = new ServiceId("teeth_cleaning");
  static final PractitionerId POPESCU = new PractitionerId("popescu");
  static final PatientId PATIENT = new PatientId("p-1");
  static final EventDigest DIGEST = event -> sha256(event.toString());

  static final Slot SLOT =
      new Slot(CLEANING, POPESCU, NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(45));
  static final Appointment APPOINTMENT =
      new Appointment(new AppointmentId("a-1"), "4711", SLOT, PATIENT);

  private CallClinic() {}

  /** What becomes of its calls when they cannot recover. */
  static CallCare care(Quarantine quarantine, Supplier<CallRemains> remains) {
    return new CallCare(
        new Recoveries(quarantine, BUILD),
        call -> CompletableFuture.completedStage(remains.get()),
        RECOVERY_RETRY,
        Duration.ofSeconds(20));
  }

  static CallId call(int number) {
    return new CallId(String.format(Locale.ROOT, "node-0.%032x", number));
  }

  static Sealed sealed(String text) {
    return new Sealed(new KeyId("test"), text.getBytes(StandardCharsets.UTF_8));
  }

  static EventHeader header() {
    return new EventHeader(1, NOW, ID, BUILD, "");
  }

  static CallEvent.Contents contents() {
    ContentHash hash = new ContentHash("00".repeat(32));
    return new CallEvent.Contents(hash, hash, hash, hash);
  }

  static ClinicKnowledge knowledge() {
    return new ClinicKnowledge(
        catalogue(), contents(), Texts.bundled("en").orElseThrow().byKey(), Limits.DEFAULT);
  }

  static Catalogue catalogue() {
    WeeklyHours hours = hours();
    Service cleaning =
        new Service(
            CLEANING,
            "teeth cleaning",
            List.of("cleaning"),
            "A cleaning.",
            Duration.ofMinutes(45),
            BigDecimal.valueOf(200));
    Practitioner popescu =
        new Practitioner(
            POPESCU,
            "Dr. Ana Popescu",
            "Doctor Ana Popescu",
            List.of("popescu"),
            "dentist",
            12,
            List.of(CLEANING),
            hours);
    return new Catalogue(
        ID,
        "Bright Smile",
        "Bright Smile",
        "en",
        ZONE,
        List.of(NUMBER),
        "Flower Street",
        "+40215550199",
        "one one two",
        "RON",
        List.of(cleaning),
        List.of(popescu),
        hours,
        new TreeSet<>(),
        List.of(),
        new Catalogue.BookingRules(
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(60)),
        Map.of());
  }

  private static WeeklyHours hours() {
    Map<DayOfWeek, List<WeeklyHours.Period>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(new WeeklyHours.Period(LocalTime.of(9, 0), LocalTime.of(17, 0))));
    }
    return new WeeklyHours(week);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-256", e);
    }
  }

  /** Patients who answer nothing but that no call was cut off. */
  static FakeDesk<PatientProtocol.Command> patients() {
    FakeDesk<PatientProtocol.Command> patients = new FakeDesk<>();
    patients.answers(
        command ->
            command instanceof PatientProtocol.TakeWish
                ? CompletableFuture.completedStage(
                    new PatientProtocol.KeptWish(
                        PatientProtocol.Outcome.NOT_FOUND, Optional.empty()))
                : FakeDesk.NOTHING);
    return patients;
  }
}
