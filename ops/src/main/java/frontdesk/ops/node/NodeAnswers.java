package frontdesk.ops.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import frontdesk.config.Configuration;
import frontdesk.config.KeysSettings;
import frontdesk.config.LocalSettings;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.engine.audit.AccessJournal;
import frontdesk.engine.booking.CallbackList;
import frontdesk.engine.patient.PatientRegistry;
import frontdesk.ops.audit.CallEvents;
import frontdesk.ops.audit.Erasure;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.call.ReplayReport;
import frontdesk.ops.call.SummaryReader;
import frontdesk.ops.call.SummaryReport;
import frontdesk.ops.patient.PatientRecords;
import frontdesk.persistence.audit.JdbcQuarantine;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.persistence.backup.BackupFiles;
import frontdesk.persistence.backup.StoreBackup;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.audit.AccessProtocol;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/** What a running node answers to local commands. Blocking; on the local socket's threads. */
final class NodeAnswers implements Function<LocalRequest, LocalReply> {
  private static final int LONGEST_CALL = 100_000;
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final NodeCore node;
  private final LocalSettings bounds;
  private final Supplier<FrontdeskNode.Usage> usage;
  private final Optional<ReloadAnswer> reload;

  /** Of a node that takes no calls. */
  NodeAnswers(NodeCore node) {
    this(node, () -> new FrontdeskNode.Usage(0, 0, 0, 0, 0, 0), Optional.empty());
  }

  /**
   * @param reload reads the clinics' files again; empty where no calls work with them
   */
  NodeAnswers(NodeCore node, Supplier<FrontdeskNode.Usage> usage, Optional<ReloadAnswer> reload) {
    this.node = node;
    this.usage = usage;
    this.reload = reload;
    this.bounds = node.configuration().settings().local();
  }

  @Override
  public LocalReply apply(LocalRequest request) {
    return switch (request.command()) {
      case "node" -> body(JSON.valueToTree(NodeReport.of(node.system(), usage.get())));
      case "replay" -> replay(request);
      case "summary" -> summary(request);
      case "verify" -> verify(node.storage(), bounds);
      case "quarantine" -> quarantine(node.health(), bounds);
      case "quarantine-release" -> release(request);
      case "backup" -> backup(node.storage(), node.configuration(), request);
      case "erase" -> erase(request);
      case "patients", "patient-correct", "patient-merge" -> patients(request);
      case "config-reload" ->
          reload.map(ReloadAnswer::reply).orElseGet(() -> problem("this node takes no calls"));
      case "callbacks" -> callbacks();
      case "reminders" ->
          DueReminders.list(node.storage(), node.configuration(), request.subject());
      case "costs" ->
          ClinicCosts.list(node.storage(), node.configuration(), request, Clock.systemUTC());
      case "callback-take", "callback-done" -> settle(request);
      default -> problem("this node knows no command " + request.command());
    };
  }

  private LocalReply replay(LocalRequest request) {
    Optional<CallId> call = CallId.parse(request.subject());
    if (call.isEmpty()) {
      return problem("that is not a call id");
    }
    try {
      ReplayReader reader = new ReplayReader(node.storage(), node.build());
      ReplayReport report = reader.replay(call.get(), false);
      Optional<LocalReply> unseen = notOpened(request, call.get(), report.clinic());
      boolean words = request.words() && !report.clinic().isEmpty();
      return unseen.isPresent()
          ? unseen.get()
          : body(JSON.valueToTree(words ? reader.replay(call.get(), true) : report));
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  private LocalReply summary(LocalRequest request) {
    Optional<CallId> call = CallId.parse(request.subject());
    if (call.isEmpty()) {
      return problem("that is not a call id");
    }
    try {
      SummaryReader reader = new SummaryReader(node.storage());
      SummaryReport report = reader.read(call.get(), false);
      Optional<LocalReply> unseen = notOpened(request, call.get(), report.clinic());
      boolean words = request.words() && !report.clinic().isEmpty();
      return unseen.isPresent()
          ? unseen.get()
          : body(JSON.valueToTree(words ? reader.read(call.get(), true) : report));
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  /**
   * Journals that words of a call are opened, where they are asked for; a reply where that was not
   * possible, and nothing is shown.
   */
  private Optional<LocalReply> notOpened(LocalRequest request, CallId call, String clinic) {
    if (!request.words() || clinic.isEmpty()) {
      return Optional.empty();
    }
    AccessProtocol.Answer answer =
        open(new ClinicId(clinic), call, request.who(), request.reason());
    return answer.outcome() == AccessProtocol.Outcome.COMMITTED
        ? Optional.empty()
        : Optional.of(problem(notJournaled(answer.outcome())));
  }

  private LocalReply erase(LocalRequest request) {
    // The call, and one of its patients behind it where it has several.
    String[] subject = request.subject().split(" ", 2);
    Optional<CallId> call = CallId.parse(subject[0]);
    if (call.isEmpty()) {
      return problem("that is not a call id");
    }
    Optional<PatientId> whose =
        subject.length > 1 ? Optional.of(new PatientId(subject[1])) : Optional.empty();
    Storage storage = node.storage();
    Erasure erasure =
        new Erasure(
            calls(),
            storage.keys(),
            new Erasure.Desks(
                clinic -> node.entities().desk(AccessJournal.TYPE_KEY, clinic),
                clinic -> node.entities().desk(PatientRegistry.TYPE_KEY, clinic)));
    try {
      return body(
          JSON.valueToTree(erasure.erase(call.get(), whose, request.who(), request.reason())));
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  private CallEvents calls() {
    return CallEvents.in(
        new CallReader(new JournalReader(node.storage().journal().source(), LONGEST_CALL)));
  }

  private LocalReply patients(LocalRequest request) {
    Optional<CallId> call = CallId.parse(request.subject());
    Map<String, String> values = new HashMap<>(request.values());
    Optional<PatientId> whose = Optional.ofNullable(values.remove("patient")).map(PatientId::new);
    Optional<CallId> other = Optional.ofNullable(values.get("other")).flatMap(CallId::parse);
    if (call.isEmpty() || (request.command().equals("patient-merge") && other.isEmpty())) {
      return problem("that is not a call id");
    }
    PatientRecords records =
        new PatientRecords(
            calls(),
            node.storage().keys(),
            new PatientRecords.Clinics(
                clinic -> node.catalogues().get().byId(clinic),
                clinic -> node.entities().desk(AccessJournal.TYPE_KEY, clinic),
                clinic -> node.entities().desk(PatientRegistry.TYPE_KEY, clinic)),
            LocalDate.now(Clock.systemUTC()));
    String who = request.who();
    String reason = request.reason();
    try {
      return body(
          JSON.valueToTree(
              switch (request.command()) {
                case "patients" -> records.list(call.get());
                case "patient-correct" -> records.correct(call.get(), whose, values, who, reason);
                default ->
                    records.merge(
                        call.get(),
                        whose,
                        other.orElseThrow(),
                        Optional.ofNullable(values.get("other-patient")).map(PatientId::new),
                        who,
                        reason);
              }));
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  private static String notJournaled(AccessProtocol.Outcome outcome) {
    return outcome == AccessProtocol.Outcome.REASON_MISSING_OR_TOO_LONG
        ? "nothing is shown: the reason is missing or too long to be journaled"
        : "nothing is shown: it is not known whether the access was journaled; ask again";
  }

  private AccessProtocol.Answer open(ClinicId clinic, CallId call, String who, String reason) {
    return node.entities()
        .desk(AccessJournal.TYPE_KEY, clinic)
        .<AccessProtocol.Answer>ask(
            replyTo -> new AccessProtocol.OpenRecord(call, who, reason, replyTo),
            bounds.answerTimeout())
        .toCompletableFuture()
        .join();
  }

  /** Checks the whole journal. */
  static LocalReply verify(Storage storage, LocalSettings bounds) {
    try {
      Verification result =
          new JournalVerifier(storage.journal().source(), bounds.maxFindings()).verify();
      ObjectNode told = JSON.valueToTree(result);
      told.set(
          "quarantined",
          quarantine(new JdbcQuarantine(storage.journal(), Clock.systemUTC(), 1), bounds).body());
      return body(told);
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  /** Copies the store into the file that the request names, and its keys beside it. */
  static LocalReply backup(
      Storage storage, Configuration.Loaded configuration, LocalRequest request) {
    KeysSettings keys = configuration.settings().keys();
    StoreBackup.Outcome outcome =
        StoreBackup.write(
            storage.journal(),
            storage.keyDatabase(),
            keys.masterKey().isPresent() ? Optional.empty() : Optional.of(keys.masterKeyFile()),
            BackupFiles.beside(Path.of(request.subject())));
    return outcome instanceof StoreBackup.Outcome.Refused refused
        ? problem(refused.why().line())
        : body(JSON.valueToTree(outcome));
  }

  /** One open callback, with its clinic. */
  record OpenCallback(String clinic, CallbackProtocol.Callback callback) {}

  private LocalReply callbacks() {
    List<OpenCallback> open = new ArrayList<>();
    for (CatalogueLoader.Loaded loaded : node.configuration().catalogues().all()) {
      ClinicId clinic = loaded.catalogue().id();
      Optional<CallbackProtocol.OpenCallbacks> listed =
          askList(clinic, CallbackProtocol.ListOpen::new);
      if (listed.isEmpty()) {
        return setApart(clinic);
      }
      listed
          .get()
          .callbacks()
          .forEach(callback -> open.add(new OpenCallback(clinic.value(), callback)));
    }
    return body(JSON.valueToTree(open));
  }

  private LocalReply settle(LocalRequest request) {
    CallbackId id = new CallbackId(request.subject());
    for (CatalogueLoader.Loaded loaded : node.configuration().catalogues().all()) {
      ClinicId clinic = loaded.catalogue().id();
      Optional<CallbackProtocol.Answer> answer =
          askList(
              clinic,
              replyTo ->
                  request.command().equals("callback-take")
                      ? new CallbackProtocol.Take(id, request.who(), replyTo)
                      : new CallbackProtocol.Complete(id, request.who(), replyTo));
      if (answer.isEmpty()) {
        return setApart(clinic);
      }
      if (answer.get().outcome() == CallbackProtocol.Outcome.COMMITTED) {
        return body(JSON.valueToTree(answer.get()));
      }
    }
    return problem("there is no open callback " + request.subject());
  }

  /** The answer of a clinic's list of callbacks; empty when the list is quarantined. */
  private <R> Optional<R> askList(
      ClinicId clinic,
      org.apache.pekko.japi.function.Function<ActorRef<R>, CallbackProtocol.Command> question) {
    try {
      return Optional.of(
          node.entities()
              .desk(CallbackList.TYPE_KEY, clinic)
              .<R>ask(question, bounds.answerTimeout())
              .toCompletableFuture()
              .join());
    } catch (CompletionException e) {
      if (node.health().isSetApart(EntityKind.CALLBACK.persistenceId(clinic.value()))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static LocalReply setApart(ClinicId clinic) {
    return problem(
        "the callbacks of "
            + clinic.value()
            + " cannot be read: their list is quarantined; 'frontdesk journal quarantine' shows"
            + " and releases it");
  }

  /** Entities whose recovery fails, those set apart and those still tried. */
  static LocalReply quarantine(Quarantine quarantine, LocalSettings bounds) {
    return body(
        JSON.valueToTree(quarantine.list(bounds.maxFindings()).toCompletableFuture().join()));
  }

  private LocalReply release(LocalRequest request) {
    return node.health()
        .release(request.subject())
        .toCompletableFuture()
        .join()
        .map(released -> body(JSON.valueToTree(released)))
        .orElseGet(() -> problem("nothing is quarantined under that id"));
  }

  private static LocalReply problem(String line) {
    return new LocalReply(line, NullNode.getInstance());
  }

  private static LocalReply body(JsonNode body) {
    return new LocalReply("", body);
  }
}
