package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.call.ToolDesk;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The clinic of one written conversation: what it has before the call is made by the commands that
 * a call uses, and what it has afterwards is read by those that it answers. Blocking; one thread.
 */
final class WrittenClinic {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Appointments of before are made this long before they begin. */
  private static final Duration MADE_AHEAD = Duration.ofDays(3);

  private final Catalogue catalogue;
  private final ToolDesk.Desks desks;
  private final KeyStore keys;
  private final TalkClock clock;
  private final GivenRecords records;
  private final Map<String, PatientId> patients = new LinkedHashMap<>();
  private final Map<String, AppointmentId> appointments = new LinkedHashMap<>();

  WrittenClinic(Catalogue catalogue, ToolDesk.Desks desks, KeyStore keys, TalkClock clock) {
    this.catalogue = catalogue;
    this.desks = desks;
    this.keys = keys;
    this.clock = clock;
    this.records = new GivenRecords(catalogue.id(), desks, keys, clock);
  }

  /** Makes what the clinic has before the call; the clock stands at the call's beginning after. */
  void give(TalkFile file) throws InterruptedException {
    Instant now = file.now().atZone(catalogue.zone()).toInstant();
    for (TalkFile.Patient patient : file.patients()) {
      register(patient);
    }
    List<TalkFile.Appointment> inOrder = new ArrayList<>(file.appointments());
    inOrder.sort(Comparator.comparing(TalkFile.Appointment::start));
    for (TalkFile.Appointment appointment : inOrder) {
      book(appointment, now);
    }
    clock.moveTo(now);
    for (TalkFile.Waiting place : file.waiting()) {
      join(place, file.now().toLocalDate());
    }
  }

  private void register(TalkFile.Patient given) throws InterruptedException {
    PatientId patient = new PatientId("p-" + given.ref());
    patients.put(given.ref(), patient);
    records.register(patient, given.name(), given.number(), given.birthDate());
  }

  private void book(TalkFile.Appointment given, Instant now) throws InterruptedException {
    Instant start = given.start().atZone(catalogue.zone()).toInstant();
    Instant made = start.minus(MADE_AHEAD);
    clock.moveTo(made.isBefore(now) ? made : now);
    ServiceId service = new ServiceId(given.service());
    Slot slot =
        new Slot(
            service,
            new PractitionerId(given.practitioner()),
            start,
            catalogue.service(service).map(Service::duration).orElseThrow());
    PatientId patient = patients.get(given.patient());
    if (patient == null) {
      throw new IllegalArgumentException("no patient " + given.patient() + " is given");
    }
    appointments.put(given.ref(), records.book(given.ref(), slot, patient, Optional.empty()).id());
  }

  private void join(TalkFile.Waiting given, LocalDate from) throws InterruptedException {
    WaitingWish wish =
        new WaitingWish(
            new ServiceId(given.service()),
            Optional.empty(),
            from,
            given.until(),
            Optional.empty(),
            Optional.empty());
    LedgerProtocol.Answer joined =
        records.mutate(
            replyTo ->
                new LedgerProtocol.JoinWaitingList(
                    records.key("wait-" + given.ref()),
                    new WaitingId("w-" + given.ref()),
                    Objects.requireNonNull(patients.get(given.patient()), given.patient()),
                    wish,
                    replyTo));
    if (!(joined instanceof LedgerProtocol.Joined)) {
      throw new IllegalArgumentException(
          "the place " + given.ref() + " cannot be given: " + joined);
    }
  }

  /** What stands in the ledger for the patients of before and these, soonest first. */
  List<Appointment> appointmentsOf(List<PatientId> others) throws InterruptedException {
    List<Appointment> found = new ArrayList<>();
    for (PatientId patient : all(others)) {
      found.addAll(records.appointmentsOf(patient));
    }
    found.sort(Comparator.comparing(appointment -> appointment.slot().start()));
    return found;
  }

  private List<PatientId> all(List<PatientId> others) {
    List<PatientId> all = new ArrayList<>(patients.values());
    others.stream().filter(patient -> !all.contains(patient)).forEach(all::add);
    return all;
  }

  /** The services that the patients of before and these wait for. */
  List<String> waitedFor(List<PatientId> others) throws InterruptedException {
    List<String> services = new ArrayList<>();
    for (PatientId patient : all(others)) {
      LedgerProtocol.Offers answer =
          GivenRecords.await(
              desks
                  .ledger()
                  .<LedgerProtocol.Offers>ask(
                      replyTo -> new LedgerProtocol.FindOffers(patient, replyTo), PATIENCE));
      answer.waiting().forEach(place -> services.add(place.wish().service().value()));
    }
    return services;
  }

  /** The name of a patient, opened. */
  Optional<String> nameOf(PatientId patient) throws InterruptedException {
    return opened(patient, "name", PatientProtocol.PatientData::name);
  }

  /** The e-mail address of a patient, opened. */
  Optional<String> emailOf(PatientId patient) throws InterruptedException {
    return opened(patient, "email", PatientProtocol.PatientData::email);
  }

  private Optional<String> opened(
      PatientId patient,
      String field,
      Function<PatientProtocol.PatientData, Optional<Sealed>> wanted)
      throws InterruptedException {
    PatientProtocol.Description described =
        GivenRecords.await(
            desks
                .patients()
                .<PatientProtocol.Description>ask(
                    replyTo -> new PatientProtocol.Describe(patient, replyTo), PATIENCE));
    Optional<Sealing> sealing =
        GivenRecords.await(keys.find(new KeyId("patient/" + patient.value())));
    return described
        .data()
        .flatMap(wanted)
        .flatMap(
            value -> sealing.flatMap(key -> key.open(value, PatientEvent.place(patient, field))));
  }

  /** Patients of before the call. */
  List<PatientId> givenPatients() {
    return List.copyOf(patients.values());
  }

  /** The appointment that a file calls so. */
  Optional<AppointmentId> given(String ref) {
    return Optional.ofNullable(appointments.get(ref));
  }
}
