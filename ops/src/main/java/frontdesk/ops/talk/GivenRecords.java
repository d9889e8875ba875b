package frontdesk.ops.talk;

import frontdesk.engine.call.ToolDesk;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/**
 * Patients and appointments that a clinic has before a call, made by the commands that calls use.
 * Blocking; one thread.
 */
public final class GivenRecords {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final CallId BEFORE = new CallId("before-0." + "0".repeat(32));

  private final ClinicId clinic;
  private final ToolDesk.Desks desks;
  private final KeyStore keys;
  private final InstantSource clock;

  public GivenRecords(ClinicId clinic, ToolDesk.Desks desks, KeyStore keys, InstantSource clock) {
    this.clinic = clinic;
    this.desks = desks;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Registers a patient whom the clinic does not know yet.
   *
   * @param number E.164
   */
  public void register(
      PatientId patient, String name, Optional<String> number, Optional<LocalDate> birthDate)
      throws InterruptedException {
    Sealing sealing = await(keys.create(key(patient)));
    KeyStore.KeyedHash hash = await(keys.clinicHash(clinic));
    PatientProtocol.PatientData data =
        new PatientProtocol.PatientData(
            Optional.of(sealing.seal(name, PatientEvent.place(patient, "name"))),
            Optional.empty(),
            number.map(all -> sealing.seal(all, PatientEvent.place(patient, "number"))),
            birthDate.map(
                date -> sealing.seal(date.toString(), PatientEvent.place(patient, "birthDate"))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    await(
        desks
            .patients()
            .<PatientProtocol.Answer>ask(
                replyTo ->
                    new PatientProtocol.Register(
                        patient,
                        number.map(hash::of),
                        data,
                        BEFORE,
                        birthDate
                            .map(date -> PatientProtocol.birthDateText(date.toString()))
                            .map(hash::of),
                        replyTo),
                PATIENCE));
  }

  /**
   * Books a slot for a patient.
   *
   * @param ref told apart by this from the clinic's others
   * @throws IllegalArgumentException if the clinic refuses it
   */
  public Appointment book(String ref, Slot slot, PatientId patient, Optional<String> note)
      throws InterruptedException {
    HoldId hold = new HoldId("given-" + ref);
    AppointmentId id = new AppointmentId("a-" + ref);
    Optional<Sealed> sealed = note.isPresent() ? sealed(patient, note.get()) : Optional.empty();
    LedgerProtocol.Answer held =
        mutate(
            replyTo ->
                new LedgerProtocol.PlaceHold(
                    key("hold-" + ref), hold, slot, BEFORE, Duration.ZERO, replyTo));
    LedgerProtocol.Answer booked =
        mutate(
            replyTo ->
                new LedgerProtocol.ConfirmHold(
                    key("book-" + ref), hold, id, patient, sealed, replyTo));
    if (booked instanceof LedgerProtocol.Booked made) {
      return made.appointment();
    }
    throw new IllegalArgumentException(
        "the appointment " + ref + " cannot be given: " + held + ", " + booked);
  }

  private Optional<Sealed> sealed(PatientId patient, String note) throws InterruptedException {
    return await(keys.find(key(patient)))
        .map(sealing -> sealing.seal(note, PatientEvent.place(patient, "note")));
  }

  /** Free slots that fit a wish, best first. */
  public List<Slot> free(SlotQuery wish) throws InterruptedException {
    LedgerProtocol.FreeSlots answer =
        await(
            desks
                .ledger()
                .<LedgerProtocol.FreeSlots>ask(
                    replyTo -> new LedgerProtocol.FindFree(wish, replyTo), PATIENCE));
    return answer.slots();
  }

  /** What stands in the ledger for a patient, soonest first. */
  public List<Appointment> appointmentsOf(PatientId patient) throws InterruptedException {
    LedgerProtocol.Appointments answer =
        await(
            desks
                .ledger()
                .<LedgerProtocol.Appointments>ask(
                    replyTo -> new LedgerProtocol.FindAppointments(patient, replyTo), PATIENCE));
    return answer.appointments();
  }

  /** What the ledger answers to this. */
  public LedgerProtocol.Answer mutate(
      Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command)
      throws InterruptedException {
    return await(desks.ledger().ask(command, PATIENCE));
  }

  /** The key of a command of this name. */
  public CommandKey key(String name) {
    return new CommandKey(new CommandId("given/" + name), clock.instant());
  }

  private static KeyId key(PatientId patient) {
    return new KeyId("patient/" + patient.value());
  }

  static <T> T await(CompletionStage<T> stage) throws InterruptedException {
    try {
      return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the clinic does not answer", e);
    }
  }
}
