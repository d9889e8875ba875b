package frontdesk.ops.firstcall.privacy;

import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealing;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/**
 * Keeps the entities of a clinic busy until each has stored a snapshot that holds what it knows of
 * a call: its appointment, its patient, and a callback for its number.
 */
final class Snapshots {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** More than the events between two snapshots. */
  private static final int EVENTS = 12;

  /** What a relative has told of herself, beside the name and number of the caller. */
  static final List<String> TOLD = List.of("1988-04-02", "relative@example.org", "casa nord");

  static final PatientId RELATIVE = new PatientId("p-relative");

  private final ToolDesk.Desks desks;
  private final KeyStore keys;
  private final List<CallEvent> events;
  private final Instant now = Clock.systemUTC().instant();
  private final Random random = new Random(11);

  private Snapshots(ToolDesk.Desks desks, KeyStore keys, List<CallEvent> events) {
    this.desks = desks;
    this.keys = keys;
    this.events = events;
  }

  /** Makes them; they come every ten events by the node's settings. */
  static void make(NodeUnderTest node, CallId call) throws SQLException {
    List<CallEvent> events = node.events(call).stream().map(CallEvent.class::cast).toList();
    ClinicId clinic = events.get(0).header().clinic();
    Snapshots snapshots =
        new Snapshots(node.node().desks(clinic), node.node().storage().keys(), events);
    snapshots.ofLedger();
    snapshots.ofPatients(clinic);
    snapshots.ofCallbacks();
  }

  private void ofLedger() {
    Slot free =
        answers()
            .flatMap(
                answer ->
                    answer instanceof ToolAnswer.SlotsFound found
                        ? found.slots().stream().skip(1)
                        : java.util.stream.Stream.empty())
            .findFirst()
            .orElseThrow();
    CallId other = call();
    for (int i = 0; i < 6; i++) {
      int n = i;
      HoldId hold = new HoldId("snapshot/" + i);
      await(
          desks
              .ledger()
              .<LedgerProtocol.Answer>ask(
                  to ->
                      new LedgerProtocol.PlaceHold(
                          key("hold", n), hold, free, other, Duration.ofMinutes(1), to),
                  PATIENCE));
      await(
          desks
              .ledger()
              .<LedgerProtocol.Answer>ask(
                  to -> new LedgerProtocol.ReleaseHold(key("release", n), hold, to), PATIENCE));
    }
  }

  /**
   * A relative who calls again and again, has told more of herself, and turned out to be the
   * caller; and what a lost call of hers wished.
   */
  private void ofPatients(ClinicId clinic) {
    PatientId caller =
        answers()
            .flatMap(
                answer ->
                    answer instanceof ToolAnswer.PatientRegistered registered
                        ? java.util.stream.Stream.of(registered.patient())
                        : java.util.stream.Stream.empty())
            .findFirst()
            .orElseThrow();
    KeyStore.KeyedHash hash = keys.clinicHash(clinic).toCompletableFuture().join();
    await(
        desks
            .patients()
            .<PatientProtocol.Answer>ask(
                to ->
                    new PatientProtocol.Register(
                        RELATIVE,
                        Optional.of(hash.of("+40700000001")),
                        told(),
                        call(),
                        Optional.of(hash.of(PatientProtocol.birthDateText(TOLD.get(0)))),
                        to),
                PATIENCE));
    RecentWish wish =
        new RecentWish(
            new ServiceId("teeth_cleaning"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            call());
    await(
        desks
            .patients()
            .<PatientProtocol.KeptWish>ask(
                to -> new PatientProtocol.KeepWish(hash.of("+40700000001"), wish, now, to),
                PATIENCE));
    await(
        desks
            .patients()
            .<PatientProtocol.Answer>ask(
                to -> new PatientProtocol.Merge(caller, RELATIVE, to), PATIENCE));
    many(
        i ->
            desks
                .patients()
                .<PatientProtocol.Answer>ask(
                    to -> new PatientProtocol.LinkCall(RELATIVE, call(), to), PATIENCE));
  }

  /** Sealed with her own key. */
  private PatientProtocol.PatientData told() {
    Sealing key =
        keys.create(new KeyId("patient/" + RELATIVE.value())).toCompletableFuture().join();
    return new PatientProtocol.PatientData(
        Optional.of(key.seal("Maria Jones", PatientEvent.place(RELATIVE, "name"))),
        Optional.empty(),
        Optional.empty(),
        Optional.of(key.seal(TOLD.get(0), PatientEvent.place(RELATIVE, "birthDate"))),
        Optional.of(key.seal(TOLD.get(1), PatientEvent.place(RELATIVE, "email"))),
        Optional.of(key.seal(TOLD.get(2), PatientEvent.place(RELATIVE, "insurer"))),
        Optional.empty());
  }

  private void ofCallbacks() {
    Input.CallOpened opened =
        events.stream()
            .flatMap(
                event ->
                    event instanceof CallEvent.InputRecorded in
                            && in.input() instanceof Input.CallOpened first
                        ? java.util.stream.Stream.of(first)
                        : java.util.stream.Stream.empty())
            .findFirst()
            .orElseThrow();
    CallbackProtocol.Wish wish =
        new CallbackProtocol.Wish(
            opened.callerNumber(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    many(
        i ->
            desks
                .callbacks()
                .<CallbackProtocol.Answer>ask(
                    to -> {
                      CallbackId id = new CallbackId("c-snapshot-" + i / 2);
                      return i % 2 == 0
                          ? new CallbackProtocol.Promise(id, call(), wish, now, to)
                          : new CallbackProtocol.Complete(id, "nobody", to);
                    },
                    PATIENCE));
  }

  private java.util.stream.Stream<ToolAnswer> answers() {
    return events.stream()
        .flatMap(
            event ->
                event instanceof CallEvent.InputRecorded in
                        && in.input() instanceof Input.ToolAnswered answered
                    ? java.util.stream.Stream.of(answered.answer())
                    : java.util.stream.Stream.empty());
  }

  private void many(IntFunction<CompletionStage<?>> ask) {
    for (int i = 0; i < EVENTS; i++) {
      await(ask.apply(i));
    }
  }

  private static void await(CompletionStage<?> answer) {
    answer.toCompletableFuture().join();
  }

  private CallId call() {
    return CallId.create(ShardId.of("frontdesk-1", 0), random);
  }

  private CommandKey key(String what, int number) {
    return new CommandKey(new CommandId("snapshot/" + what + number), now);
  }
}
