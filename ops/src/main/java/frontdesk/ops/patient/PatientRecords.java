package frontdesk.ops.patient;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.audit.CallEvents;
import frontdesk.protocol.audit.AccessProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealing;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Corrects and merges the entries of patients, who are named by one of their calls: whoever does it
 * need not know an id, nor see a name. The access journal is written first. Blocking.
 */
public final class PatientRecords {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What takes part, by clinic. */
  public record Clinics(
      Function<ClinicId, Optional<Catalogue>> catalogue,
      Function<ClinicId, ToolDesk.Desk<AccessProtocol.Command>> access,
      Function<ClinicId, ToolDesk.Desk<PatientProtocol.Command>> patients) {}

  /** How it ended. */
  public enum Outcome {
    /** It is written, or was before. */
    DONE,
    /** The journal has no such call. */
    NO_SUCH_CALL,
    /** The call is linked to nobody. */
    NO_PATIENT,
    /** The call is of several patients and it was not said whose. */
    SEVERAL_PATIENTS,
    /** The two calls are not of one clinic. */
    OTHER_CLINIC,
    /** A value is none of its kind, or nothing was given. */
    WRONG_VALUE,
    /** There is no reason, or it is too long. */
    REASON_MISSING_OR_TOO_LONG,
    /** The patient was erased. */
    ERASED,
    /** As many entries are merged as may be. */
    TOO_MANY,
    /** It is not known what was written; doing it again does it once. */
    OUTCOME_UNKNOWN
  }

  /**
   * What came of it.
   *
   * @param patients ids: whom it was done to, or who may be meant
   * @param field the value that is wrong, if one is
   */
  public record Report(Outcome outcome, List<String> patients, String field) {
    public Report {
      patients = List.copyOf(patients);
    }

    private static Report of(Outcome outcome, List<PatientId> patients) {
      return new Report(outcome, patients.stream().map(PatientId::value).toList(), "");
    }
  }

  /** One patient of a clinic, or why it is not known who. */
  private record Meant(Optional<Report> refused, ClinicId clinic, PatientId patient) {}

  private static final ClinicId NO_CLINIC = new ClinicId("none");
  private static final PatientId NOBODY = new PatientId("none");

  private final CallEvents calls;
  private final KeyStore keys;
  private final Clinics clinics;
  private final LocalDate today;

  /**
   * @param today nobody was born after it
   */
  public PatientRecords(CallEvents calls, KeyStore keys, Clinics clinics, LocalDate today) {
    this.calls = calls;
    this.keys = keys;
    this.clinics = clinics;
    this.today = today;
  }

  /** The ids of a call's patients; nothing of them is opened. */
  public Report list(CallId call) throws SQLException {
    List<CallEvent> events = calls.of(call);
    return Report.of(
        events.isEmpty() ? Outcome.NO_SUCH_CALL : Outcome.DONE,
        CallEvents.patients(events, Optional.empty()));
  }

  /**
   * Puts values in place of what is known.
   *
   * @param values by the names of {@link Corrections}
   */
  public Report correct(
      CallId call, Optional<PatientId> whose, Map<String, String> values, String who, String reason)
      throws SQLException {
    Meant meant = meant(call, whose);
    if (meant.refused().isPresent()) {
      return meant.refused().get();
    }
    Optional<String> wrong =
        Corrections.wrong(values, clinics.catalogue().apply(meant.clinic()), today);
    if (wrong.isPresent()) {
      return new Report(Outcome.WRONG_VALUE, List.of(), wrong.get());
    }
    Optional<Report> unwritten = unwritten(meant, call, who, reason);
    if (unwritten.isPresent()) {
      return unwritten.get();
    }
    PatientId patient = meant.patient();
    Optional<Sealing> key =
        keys.find(new KeyId("patient/" + patient.value())).toCompletableFuture().join();
    if (key.isEmpty()) {
      return Report.of(Outcome.ERASED, List.of(patient));
    }
    KeyStore.KeyedHash hash = keys.clinicHash(meant.clinic()).toCompletableFuture().join();
    return answer(
        meant,
        replyTo ->
            new PatientProtocol.Correct(
                patient,
                Optional.ofNullable(values.get(Corrections.NUMBER)).map(hash::of),
                Optional.ofNullable(values.get(Corrections.BIRTH_DATE))
                    .map(PatientProtocol::birthDateText)
                    .map(hash::of),
                Corrections.sealed(values, patient, key.get()),
                Optional.empty(),
                replyTo));
  }

  /** Makes one person of the patients of two calls: the first one's id stays. */
  public Report merge(
      CallId call,
      Optional<PatientId> whose,
      CallId otherCall,
      Optional<PatientId> other,
      String who,
      String reason)
      throws SQLException {
    Meant survivor = meant(call, whose);
    Meant merged = meant(otherCall, other);
    Optional<Report> refused = survivor.refused().or(merged::refused);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!survivor.clinic().equals(merged.clinic())) {
      return Report.of(Outcome.OTHER_CLINIC, List.of());
    }
    return unwritten(survivor, call, who, reason)
        .or(() -> unwritten(merged, otherCall, who, reason))
        .orElseGet(
            () ->
                answer(
                    survivor,
                    replyTo ->
                        new PatientProtocol.Merge(survivor.patient(), merged.patient(), replyTo)));
  }

  private Meant meant(CallId call, Optional<PatientId> whose) throws SQLException {
    List<CallEvent> events = calls.of(call);
    List<PatientId> linked = CallEvents.patients(events, whose);
    if (linked.size() == 1) {
      return new Meant(Optional.empty(), events.get(0).header().clinic(), linked.get(0));
    }
    Outcome none = events.isEmpty() ? Outcome.NO_SUCH_CALL : Outcome.NO_PATIENT;
    Outcome why = linked.isEmpty() ? none : Outcome.SEVERAL_PATIENTS;
    return new Meant(Optional.of(Report.of(why, linked)), NO_CLINIC, NOBODY);
  }

  /** Journals who changes whom and why; why nothing may be changed, where that is not possible. */
  private Optional<Report> unwritten(Meant meant, CallId call, String who, String reason) {
    AccessProtocol.Outcome outcome =
        clinics
            .access()
            .apply(meant.clinic())
            .<AccessProtocol.Answer>ask(
                replyTo ->
                    new AccessProtocol.ChangePatient(call, meant.patient(), who, reason, replyTo),
                PATIENCE)
            .toCompletableFuture()
            .join()
            .outcome();
    return switch (outcome) {
      case COMMITTED -> Optional.empty();
      case REASON_MISSING_OR_TOO_LONG ->
          Optional.of(Report.of(Outcome.REASON_MISSING_OR_TOO_LONG, List.of()));
      case OUTCOME_UNKNOWN -> Optional.of(Report.of(Outcome.OUTCOME_UNKNOWN, List.of()));
    };
  }

  private Report answer(
      Meant meant,
      org.apache.pekko.japi.function.Function<
              org.apache.pekko.actor.typed.ActorRef<PatientProtocol.Answer>,
              PatientProtocol.Command>
          command) {
    PatientProtocol.Answer answer =
        clinics
            .patients()
            .apply(meant.clinic())
            .<PatientProtocol.Answer>ask(command, PATIENCE)
            .toCompletableFuture()
            .join();
    Outcome outcome =
        switch (answer.outcome()) {
          case COMMITTED -> Outcome.DONE;
          case NOT_FOUND -> Outcome.NO_PATIENT;
          case ERASED -> Outcome.ERASED;
          case TOO_MANY -> Outcome.TOO_MANY;
          case OUTCOME_UNKNOWN -> Outcome.OUTCOME_UNKNOWN;
        };
    return Report.of(outcome, List.of(answer.patient()));
  }
}
