package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.engine.patient.SameName;
import frontdesk.engine.patient.UsualChoices;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Does what a conversation asks of the ledger, the patients and the callbacks of its clinic.
 *
 * <p>The ids of what is made follow from the call id and the tool's number, and the command key's
 * time is the recorded time of the decision: doing a tool again does it once. An answer that is
 * lost is asked for again with the same key, a bounded number of times.
 */
public final class ToolDesk {
  /** Asks an entity: a sharded reference, or an actor in tests. */
  public interface Desk<C> {
    <R> CompletionStage<R> ask(
        org.apache.pekko.japi.function.Function<ActorRef<R>, C> command, Duration timeout);
  }

  /** The entities of one clinic. */
  public record Desks(
      Desk<LedgerProtocol.Command> ledger,
      Desk<PatientProtocol.Command> patients,
      Desk<CallbackProtocol.Command> callbacks) {}

  /**
   * Bounds.
   *
   * @param askTimeout of one attempt
   * @param attempts how often a lost answer is asked for
   * @param holdKeep how long a hold lasts
   * @param callbackDue in how much time a promised callback is due
   * @param sameName when two names are the same name
   * @param usual what counts as usual for a patient
   */
  public record Bounds(
      Duration askTimeout,
      int attempts,
      Duration holdKeep,
      Duration callbackDue,
      SameName.Settings sameName,
      UsualChoices.Settings usual) {}

  private final CallId call;
  private final Clinic clinic;
  private final KeyStore keys;
  private final CallSeals seals;
  private final Optional<Sealed> callerNumber;
  private final UsualChoices.Settings usual;
  private final LedgerDesk ledger;
  private final WaitingDesk waiting;
  private final PatientDesk patients;
  private final GuessDesk guesses;
  private final CallbackDesk callbacks;

  /**
   * The clinic that is called.
   *
   * @param zone in which its days begin and end
   */
  record Clinic(ClinicId id, ZoneId zone) {}

  ToolDesk(
      CallId call,
      Clinic clinic,
      Desks desks,
      KeyStore keys,
      CallSeals seals,
      Optional<Sealed> callerNumber,
      Bounds bounds) {
    this.call = call;
    this.clinic = clinic;
    this.keys = keys;
    this.seals = seals;
    this.callerNumber = callerNumber;
    this.usual = bounds.usual();
    Asking asking = new Asking(bounds.askTimeout(), bounds.attempts());
    ToolKeys ids = new ToolKeys(call);
    this.ledger = new LedgerDesk(desks.ledger(), ids, asking, bounds.holdKeep());
    this.waiting = new WaitingDesk(desks.ledger(), ids, asking);
    this.callbacks = new CallbackDesk(desks.callbacks(), ids, seals, asking, bounds.callbackDue());
    PatientDesk.Caller caller =
        new PatientDesk.Caller(clinic.id(), keys, ids, seals, callerNumber, asking);
    this.patients = new PatientDesk(desks.patients(), caller, new SameName(bounds.sameName()));
    this.guesses = new GuessDesk(desks.patients(), clinic, caller);
  }

  /** Does a tool; the answer is a committed fact, a refusal, or that there is none. */
  CompletionStage<ToolAnswer> perform(PendingTool tool) {
    ToolCall wanted = tool.call();
    if (wanted instanceof ToolCall.SearchSlots search) {
      return ledger.search(search);
    }
    if (wanted instanceof ToolCall.HoldSlot hold) {
      return counting(counted -> ledger.hold(hold, tool, counted));
    }
    if (wanted instanceof ToolCall.ReleaseHold release) {
      return ledger.release(release, tool);
    }
    if (wanted instanceof ToolCall.RegisterPatient register) {
      return patients.register(register, tool);
    }
    if (wanted instanceof ToolCall.ConfirmHold confirm) {
      return ledger.confirm(confirm, tool);
    }
    if (wanted instanceof ToolCall.PromiseCallback promise) {
      return callbacks.promise(promise, tool);
    }
    if (wanted instanceof ToolCall.IdentifyPatient identify) {
      return identify(identify, tool);
    }
    if (wanted instanceof ToolCall.RetrieveAppointments retrieve) {
      return retrieve(retrieve.patient());
    }
    if (wanted instanceof ToolCall.CancelAppointment cancel) {
      return counting(counted -> ledger.cancel(cancel, tool, counted));
    }
    if (wanted instanceof ToolCall.ModifyAppointment modify) {
      return counting(counted -> ledger.modify(modify, tool, counted));
    }
    return performNew(wanted, tool);
  }

  private CompletionStage<ToolAnswer> performNew(ToolCall wanted, PendingTool tool) {
    if (wanted instanceof ToolCall.NoteAppointment note) {
      return counting(counted -> ledger.note(note, tool, counted));
    }
    if (wanted instanceof ToolCall.JoinWaitingList join) {
      return waiting.join(join, tool);
    }
    if (wanted instanceof ToolCall.LeaveWaitingList leave) {
      return waiting.leave(leave, tool);
    }
    if (wanted instanceof ToolCall.AnswerOffer answer) {
      return counting(counted -> waiting.answer(answer, tool, counted));
    }
    if (wanted instanceof ToolCall.FindSeries find) {
      return waiting.findSeries(find);
    }
    if (wanted instanceof ToolCall.BookSeries book) {
      return counting(counted -> waiting.bookSeries(book, tool, counted));
    }
    return patients.recallWish();
  }

  /** What counts for the caller, by the limits per caller and day. */
  private CompletionStage<ToolAnswer> counting(
      Function<String, CompletionStage<ToolAnswer>> command) {
    return keys.clinicHash(clinic.id())
        .thenCompose(hash -> command.apply(counted(hash)))
        .exceptionally(failure -> new ToolAnswer.Unavailable());
  }

  /**
   * Whom the call counts for. A call without a number counts for itself: would all such callers
   * share what one may have, then one of them could leave nothing to the others.
   */
  private String counted(KeyStore.KeyedHash hash) {
    return hash.of(
        callerNumber
            .flatMap(handle -> seals.open(CallSeals.Field.CALLER_NUMBER, handle))
            .map(number -> "ledger-caller|" + number)
            .orElse("ledger-call|" + call.value()));
  }

  /** Gives back whatever the call still holds; safe to repeat. */
  CompletionStage<ToolAnswer> releaseAll(Instant endedAt) {
    return ledger.releaseAll(endedAt);
  }

  /** Keeps what this call had come to for the next one from its number; safe to repeat. */
  CompletionStage<Boolean> keepWish(RecentWish wish, Instant lostAt) {
    return patients.keepWish(wish, lostAt);
  }

  /** What a call from the same number had come to that was cut off; empty also when not known. */
  CompletionStage<Optional<RecentWish>> cutOff() {
    return patients
        .recallWish()
        .thenApply(
            answer ->
                answer instanceof ToolAnswer.WishRecalled recalled
                    ? Optional.of(recalled.wish())
                    : Optional.empty());
  }

  /** Nothing that was said is looked at before it counts as said. */
  private CompletionStage<ToolAnswer> identify(ToolCall.IdentifyPatient said, PendingTool tool) {
    return guesses
        .count(tool)
        .thenCompose(
            outcome -> {
              if (outcome.equals(Optional.of(PatientProtocol.Outcome.TOO_MANY))) {
                return CompletableFuture.completedStage(
                    new ToolAnswer.Refused(Refusal.TOO_MANY_GUESSES_TODAY));
              }
              return outcome.isPresent() ? compare(said, tool) : unavailable();
            });
  }

  /** Who the caller is: the reference by the ledger, the rest by the patients. */
  private CompletionStage<ToolAnswer> compare(ToolCall.IdentifyPatient said, PendingTool tool) {
    CompletionStage<Optional<List<Appointment>>> referred =
        said.reference()
            .map(ledger::ofReference)
            .orElseGet(() -> CompletableFuture.completedStage(Optional.of(List.of())));
    return referred.thenCompose(
        appointments ->
            appointments
                .map(
                    found ->
                        patients
                            .identify(said, patientsOf(found))
                            .thenCompose(who -> judged(who, tool)))
                .orElseGet(ToolDesk::unavailable));
  }

  private CompletionStage<ToolAnswer> judged(PatientDesk.Found found, PendingTool tool) {
    return found.patient().isEmpty()
        ? known(found)
        : guesses.forgive(tool).thenCombine(known(found), (forgiven, answer) -> answer);
  }

  private static Set<PatientId> patientsOf(List<Appointment> appointments) {
    return appointments.stream().map(Appointment::patient).collect(Collectors.toSet());
  }

  /** What was usual is told along; who they are is told without it, when the ledger is silent. */
  private CompletionStage<ToolAnswer> known(PatientDesk.Found found) {
    if (!found.answered() || found.patient().isEmpty()) {
      return CompletableFuture.completedStage(
          found.answered() ? new ToolAnswer.NotIdentified() : new ToolAnswer.Unavailable());
    }
    PatientProtocol.Candidate patient = found.patient().get();
    List<PatientId> entries = patient.entries().stream().map(PatientProtocol.Entry::id).toList();
    return ledger
        .history(entries, usual.lookedAt())
        .thenApply(
            past ->
                new ToolAnswer.PatientIdentified(
                    patient.patient(),
                    past.map(all -> UsualChoices.of(all, clinic.zone(), usual))
                        .filter(choice -> !choice.equals(UsualChoice.NONE))));
  }

  private CompletionStage<ToolAnswer> retrieve(PatientId patient) {
    return patients
        .entries(patient)
        .thenCompose(entries -> entries.map(this::withOffers).orElseGet(ToolDesk::unavailable));
  }

  /** What there is, and what became free for them; the first is told without the second. */
  private CompletionStage<ToolAnswer> withOffers(List<PatientId> entries) {
    return ledger
        .appointments(entries)
        .thenCombine(
            waiting.offers(entries),
            (found, offers) ->
                found
                    .<ToolAnswer>map(
                        all ->
                            new ToolAnswer.AppointmentsFound(
                                all,
                                offers
                                    .map(LedgerProtocol.Offers::offers)
                                    .filter(some -> !some.isEmpty()),
                                offers.map(LedgerProtocol.Offers::waiting)))
                    .orElseGet(ToolAnswer.Unavailable::new));
  }

  private static CompletionStage<ToolAnswer> unavailable() {
    return CompletableFuture.completedStage(new ToolAnswer.Unavailable());
  }
}
