package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CallbackId;
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
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
   */
  public record Bounds(
      Duration askTimeout, int attempts, Duration holdKeep, Duration callbackDue) {}

  private final CallId call;
  private final ClinicId clinic;
  private final Desks desks;
  private final KeyStore keys;
  private final CallSeals seals;
  private final Optional<Sealed> callerNumber;
  private final Bounds bounds;

  ToolDesk(
      CallId call,
      ClinicId clinic,
      Desks desks,
      KeyStore keys,
      CallSeals seals,
      Optional<Sealed> callerNumber,
      Bounds bounds) {
    this.call = call;
    this.clinic = clinic;
    this.desks = desks;
    this.keys = keys;
    this.seals = seals;
    this.callerNumber = callerNumber;
    this.bounds = bounds;
  }

  /** Does a tool; the answer is a committed fact, a refusal, or that there is none. */
  CompletionStage<ToolAnswer> perform(PendingTool tool) {
    ToolCall wanted = tool.call();
    if (wanted instanceof ToolCall.SearchSlots search) {
      return search(search);
    }
    if (wanted instanceof ToolCall.HoldSlot hold) {
      return hold(hold, tool);
    }
    if (wanted instanceof ToolCall.ReleaseHold release) {
      return mutate(replyTo -> new LedgerProtocol.ReleaseHold(key(tool), release.hold(), replyTo))
          .thenApply(
              answer ->
                  answer instanceof ToolAnswer.HoldReleased
                      ? new ToolAnswer.HoldReleased(release.hold())
                      : answer);
    }
    if (wanted instanceof ToolCall.RegisterPatient register) {
      return register(register, tool);
    }
    if (wanted instanceof ToolCall.ConfirmHold confirm) {
      return mutate(
          replyTo ->
              new LedgerProtocol.ConfirmHold(
                  key(tool),
                  confirm.hold(),
                  new AppointmentId("a-" + randomPart() + "-" + tool.number()),
                  confirm.patient(),
                  confirm.note(),
                  replyTo));
    }
    return promise((ToolCall.PromiseCallback) wanted, tool);
  }

  private CompletionStage<ToolAnswer> hold(ToolCall.HoldSlot hold, PendingTool tool) {
    return keys.clinicHash(clinic)
        .thenCompose(
            hash ->
                mutate(
                    replyTo ->
                        new LedgerProtocol.PlaceHold(
                            key(tool),
                            holdId(tool),
                            hold.slot(),
                            call,
                            bounds.holdKeep(),
                            Optional.of(counted(hash)),
                            replyTo)))
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
    CommandKey key = new CommandKey(new CommandId(call.value() + "/end"), endedAt);
    return mutate(replyTo -> new LedgerProtocol.ReleaseCall(key, call, replyTo));
  }

  private CompletionStage<ToolAnswer> search(ToolCall.SearchSlots search) {
    return patiently(
            () ->
                desks
                    .ledger()
                    .<LedgerProtocol.FreeSlots>ask(
                        replyTo -> new LedgerProtocol.FindFree(search.query(), replyTo),
                        bounds.askTimeout()),
            found -> false)
        .thenApply(
            found ->
                found
                    .<ToolAnswer>map(
                        free -> new ToolAnswer.SlotsFound(free.slots(), free.exactFit()))
                    .orElseGet(ToolAnswer.Unavailable::new));
  }

  private CompletionStage<ToolAnswer> mutate(
      org.apache.pekko.japi.function.Function<
              ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command>
          command) {
    return patiently(
            () -> desks.ledger().ask(command, bounds.askTimeout()),
            answer -> answer instanceof LedgerProtocol.OutcomeUnknown)
        .thenApply(
            answer -> answer.map(ToolDesk::toToolAnswer).orElseGet(ToolAnswer.Unavailable::new));
  }

  private static ToolAnswer toToolAnswer(LedgerProtocol.Answer answer) {
    if (answer instanceof LedgerProtocol.Held held) {
      return new ToolAnswer.SlotHeld(held.hold(), held.slot(), held.until());
    }
    if (answer instanceof LedgerProtocol.Booked booked) {
      return new ToolAnswer.AppointmentMade(booked.appointment());
    }
    if (answer instanceof LedgerProtocol.Released released) {
      return released.holds().isEmpty()
          ? new ToolAnswer.HoldReleased(new HoldId("none"))
          : new ToolAnswer.HoldReleased(released.holds().get(0));
    }
    if (answer instanceof LedgerProtocol.Refused refused) {
      return new ToolAnswer.Refused(refused.reason());
    }
    return new ToolAnswer.Unavailable();
  }

  /** Data sealed for the call is sealed anew with the patient's own key. */
  private CompletionStage<ToolAnswer> register(
      ToolCall.RegisterPatient register, PendingTool tool) {
    // Registered again, with what was corrected, is another entry: nobody's data is written over.
    PatientId patient = new PatientId("p-" + randomPart() + "-" + tool.number());
    Optional<String> number =
        register.number().flatMap(handle -> seals.open(CallSeals.Field.NUMBER, handle));
    return keys.create(new KeyId("patient/" + patient.value()))
        .thenCombine(
            keys.clinicHash(clinic),
            (sealing, hash) ->
                new Registration(
                    number.map(hash::of), patientData(register, number, patient, sealing)))
        .thenCompose(
            registration ->
                patiently(
                    () ->
                        desks
                            .patients()
                            .<PatientProtocol.Answer>ask(
                                replyTo ->
                                    new PatientProtocol.Register(
                                        patient,
                                        registration.numberHmac(),
                                        registration.data(),
                                        call,
                                        replyTo),
                                bounds.askTimeout()),
                    answer -> answer.outcome() == PatientProtocol.Outcome.OUTCOME_UNKNOWN))
        .thenApply(
            answer ->
                answer
                    .filter(a -> a.outcome() == PatientProtocol.Outcome.COMMITTED)
                    .<ToolAnswer>map(a -> new ToolAnswer.PatientRegistered(a.patient()))
                    .orElseGet(ToolAnswer.Unavailable::new))
        .exceptionally(failure -> new ToolAnswer.Unavailable());
  }

  private record Registration(Optional<String> numberHmac, PatientProtocol.PatientData data) {}

  private PatientProtocol.PatientData patientData(
      ToolCall.RegisterPatient register,
      Optional<String> number,
      PatientId patient,
      Sealing sealing) {
    Optional<Sealed> name =
        register
            .name()
            .flatMap(handle -> seals.open(CallSeals.Field.NAME, handle))
            .map(text -> sealing.seal(text, PatientEvent.place(patient, "name")));
    Optional<Sealed> recorded =
        register
            .recordedName()
            .flatMap(handle -> seals.openBytes(CallSeals.Field.AUDIO, handle))
            .map(audio -> sealing.sealBytes(audio, PatientEvent.place(patient, "recordedName")));
    Optional<Sealed> sealedNumber =
        number.map(text -> sealing.seal(text, PatientEvent.place(patient, "number")));
    return new PatientProtocol.PatientData(name, recorded, sealedNumber);
  }

  private CompletionStage<ToolAnswer> promise(ToolCall.PromiseCallback wanted, PendingTool tool) {
    CallbackId id = new CallbackId("c-" + randomPart());
    Instant due = tool.madeAt().plus(bounds.callbackDue());
    CallbackProtocol.Wish wish =
        new CallbackProtocol.Wish(
            wanted
                .number()
                .flatMap(handle -> seals.open(CallSeals.Field.NUMBER, handle))
                .map(text -> seals.seal(CallSeals.Field.CALLBACK_NUMBER, text)),
            wanted.service(),
            wanted.practitioner(),
            wanted.date(),
            wanted.time());
    return patiently(
            () ->
                desks
                    .callbacks()
                    .<CallbackProtocol.Answer>ask(
                        replyTo -> new CallbackProtocol.Promise(id, call, wish, due, replyTo),
                        bounds.askTimeout()),
            answer -> answer.outcome() == CallbackProtocol.Outcome.OUTCOME_UNKNOWN)
        .thenApply(
            answer ->
                answer
                    .filter(a -> a.outcome() == CallbackProtocol.Outcome.COMMITTED)
                    .<ToolAnswer>map(a -> new ToolAnswer.CallbackPromised(id, due))
                    .orElseGet(ToolAnswer.Unavailable::new));
  }

  /** Asks again while the answer is lost or unknown; empty when it stays so. */
  private <R> CompletionStage<Optional<R>> patiently(
      Supplier<CompletionStage<R>> ask, Predicate<R> unknown) {
    return attempt(ask, unknown, bounds.attempts());
  }

  private static <R> CompletionStage<Optional<R>> attempt(
      Supplier<CompletionStage<R>> ask, Predicate<R> unknown, int attemptsLeft) {
    if (attemptsLeft == 0) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    return ask.get()
        .thenApply(Optional::of)
        .exceptionally(timeout -> Optional.empty())
        .thenCompose(
            answer ->
                answer.isPresent() && !unknown.test(answer.get())
                    ? CompletableFuture.completedStage(answer)
                    : attempt(ask, unknown, attemptsLeft - 1));
  }

  private CommandKey key(PendingTool tool) {
    return new CommandKey(new CommandId(call.value() + "/t" + tool.number()), tool.madeAt());
  }

  private HoldId holdId(PendingTool tool) {
    return new HoldId(call.value() + "/h" + tool.number());
  }

  /** The random bits of the call id: nobody else has them. */
  private String randomPart() {
    return call.value().substring(call.value().indexOf('.') + 1);
  }
}
