package frontdesk.ops.audit;

import frontdesk.engine.call.ToolDesk;
import frontdesk.protocol.audit.AccessProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.KeyStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Erases a call for ever: with its patient, where it has one, and so with all of that patient's
 * calls. First the access journal is written, then the patient's, then the keys are destroyed; what
 * was interrupted is finished by asking again. Blocking.
 */
public final class Erasure {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The entities that take part, by clinic. */
  public record Desks(
      Function<ClinicId, ToolDesk.Desk<AccessProtocol.Command>> access,
      Function<ClinicId, ToolDesk.Desk<PatientProtocol.Command>> patients) {}

  /** How it ended. */
  public enum Outcome {
    /** Nobody can open it any more. */
    ERASED,
    /** The journal has no such call; nothing was done. */
    NO_SUCH_CALL,
    /** This call, or another of the same patient, has not ended; nothing was done. */
    CALL_GOES_ON,
    /** The call is of several patients and it was not said whose; nothing was done. */
    SEVERAL_PATIENTS,
    /** There is no reason, or it is too long; nothing was done. */
    REASON_MISSING_OR_TOO_LONG,
    /** It is not known what was written; no key was destroyed. */
    OUTCOME_UNKNOWN
  }

  /**
   * What was erased.
   *
   * @param patient the patient's id, empty where the call had none; all of them where it was not
   *     said whose is meant
   * @param calls those whose keys were destroyed
   */
  public record Report(Outcome outcome, String patient, List<String> calls) {
    public Report {
      calls = List.copyOf(calls);
    }

    private static Report refused(Outcome outcome) {
      return new Report(outcome, "", List.of());
    }
  }

  private final CallEvents calls;
  private final KeyStore keys;
  private final Desks desks;

  public Erasure(CallEvents calls, KeyStore keys, Desks desks) {
    this.calls = calls;
    this.keys = keys;
    this.desks = desks;
  }

  /**
   * Erases.
   *
   * @param whose which of the call's patients, where it has several: a mother called for her child
   * @param who the operating-system user
   * @param reason why; journaled first, it must hold no patient data
   */
  public Report erase(CallId call, Optional<PatientId> whose, String who, String reason)
      throws SQLException {
    List<CallEvent> events = calls.of(call);
    if (events.isEmpty()) {
      return Report.refused(Outcome.NO_SUCH_CALL);
    }
    ClinicId clinic = events.get(0).header().clinic();
    List<PatientId> linked = CallEvents.patients(events, whose);
    if (linked.size() > 1) {
      String all = linked.stream().map(PatientId::value).collect(Collectors.joining(", "));
      return new Report(Outcome.SEVERAL_PATIENTS, all, List.of());
    }
    Optional<PatientId> patient = linked.stream().findFirst();
    Set<CallId> all = new LinkedHashSet<>(List.of(call));
    patient.ifPresent(id -> all.addAll(callsOf(clinic, id)));
    for (CallId one : all) {
      if (goesOn(calls.of(one))) {
        return Report.refused(Outcome.CALL_GOES_ON);
      }
    }
    AccessProtocol.Outcome journaled = journal(clinic, call, who, reason);
    if (journaled != AccessProtocol.Outcome.COMMITTED) {
      return Report.refused(
          journaled == AccessProtocol.Outcome.REASON_MISSING_OR_TOO_LONG
              ? Outcome.REASON_MISSING_OR_TOO_LONG
              : Outcome.OUTCOME_UNKNOWN);
    }
    if (patient.isPresent()) {
      PatientProtocol.Answer erased = erase(clinic, patient.get());
      if (erased.outcome() == PatientProtocol.Outcome.OUTCOME_UNKNOWN) {
        return Report.refused(Outcome.OUTCOME_UNKNOWN);
      }
      all.addAll(erased.calls());
      destroy("patient/" + patient.get().value());
      // Entries that were merged with the patient hold their data under keys of their own.
      erased.entries().forEach(entry -> destroy("patient/" + entry.value()));
    }
    all.forEach(one -> destroy("call/" + one.value()));
    return new Report(
        Outcome.ERASED,
        patient.map(PatientId::value).orElse(""),
        all.stream().map(CallId::value).toList());
  }

  /** An actor that still works with the key would stop when it is destroyed. */
  private static boolean goesOn(List<CallEvent> events) {
    return !events.isEmpty() && events.stream().noneMatch(CallEvent.CallEnded.class::isInstance);
  }

  private List<CallId> callsOf(ClinicId clinic, PatientId patient) {
    return desks
        .patients()
        .apply(clinic)
        .<PatientProtocol.Description>ask(
            replyTo -> new PatientProtocol.Describe(patient, replyTo), PATIENCE)
        .toCompletableFuture()
        .join()
        .calls();
  }

  private AccessProtocol.Outcome journal(ClinicId clinic, CallId call, String who, String reason) {
    return desks
        .access()
        .apply(clinic)
        .<AccessProtocol.Answer>ask(
            replyTo -> new AccessProtocol.EraseRecord(call, who, reason, replyTo), PATIENCE)
        .toCompletableFuture()
        .join()
        .outcome();
  }

  private PatientProtocol.Answer erase(ClinicId clinic, PatientId patient) {
    return desks
        .patients()
        .apply(clinic)
        .<PatientProtocol.Answer>ask(
            replyTo -> new PatientProtocol.Erase(patient, replyTo), PATIENCE)
        .toCompletableFuture()
        .join();
  }

  private void destroy(String key) {
    keys.destroy(new KeyId(key)).toCompletableFuture().join();
  }
}
