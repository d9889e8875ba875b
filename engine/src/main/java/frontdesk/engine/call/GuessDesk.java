package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.PatientProtocol.CountGuess;
import frontdesk.protocol.patient.PatientProtocol.ForgiveGuess;
import frontdesk.protocol.patient.PatientProtocol.GuessCount;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/**
 * Counts how often a number tries in a day to say who is calling, before what was said is looked
 * at: an attempt that was counted and turns out right is forgiven. Any thread.
 *
 * <p>All calls without a number share one count: would each have its own, then whoever withholds
 * their number could guess for ever, call by call. Who shares it is refused with the others, and
 * told of the person who can help.
 */
final class GuessDesk {
  private final ToolDesk.Desk<PatientProtocol.Command> patients;
  private final ToolDesk.Clinic clinic;
  private final KeyStore keys;
  private final ToolKeys ids;
  private final CallSeals seals;
  private final Optional<Sealed> callerNumber;
  private final Asking asking;

  GuessDesk(
      ToolDesk.Desk<PatientProtocol.Command> patients,
      ToolDesk.Clinic clinic,
      PatientDesk.Caller caller) {
    this.patients = patients;
    this.clinic = clinic;
    this.keys = caller.keys();
    this.ids = caller.ids();
    this.seals = caller.seals();
    this.callerNumber = caller.number();
    this.asking = caller.asking();
  }

  /** COMMITTED when it may be tried, TOO_MANY when not, empty when nobody knows. */
  CompletionStage<Optional<Outcome>> count(PendingTool tool) {
    return ask(asking, tool, (who, day) -> to -> new CountGuess(who, day, attempt(tool), to));
  }

  /** It was right. Tried once: what is not forgiven costs the caller one attempt. */
  CompletionStage<Optional<Outcome>> forgive(PendingTool tool) {
    return ask(
        new Asking(asking.timeout(), 1),
        tool,
        (who, day) -> to -> new ForgiveGuess(who, attempt(tool), to));
  }

  private CommandId attempt(PendingTool tool) {
    return ids.command(tool).id();
  }

  private CompletionStage<Optional<Outcome>> ask(
      Asking patience,
      PendingTool tool,
      BiFunction<String, LocalDate, Function<ActorRef<GuessCount>, PatientProtocol.Command>>
          command) {
    LocalDate day = LocalDate.ofInstant(tool.madeAt(), clinic.zone());
    return keys.clinicHash(clinic.id())
        .thenCompose(
            hash ->
                patience.ask(
                    patients,
                    command.apply(caller(hash), day),
                    answer -> answer.outcome() == Outcome.OUTCOME_UNKNOWN))
        .thenApply(answer -> answer.map(GuessCount::outcome))
        .exceptionally(failure -> Optional.empty());
  }

  private String caller(KeyStore.KeyedHash hash) {
    return hash.of(
        "guessing|"
            + callerNumber
                .flatMap(handle -> seals.open(CallSeals.Field.CALLER_NUMBER, handle))
                .orElse(""));
  }
}
