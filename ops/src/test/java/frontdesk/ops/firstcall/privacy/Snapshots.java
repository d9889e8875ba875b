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
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.patient.PatientProtocol;
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

  private final ToolDesk.Desks desks;
  private final List<CallEvent> events;
  private final Instant now = Clock.systemUTC().instant();
  private final Random random = new Random(11);

  private Snapshots(ToolDesk.Desks desks, List<CallEvent> events) {
    this.desks = desks;
    this.events = events;
  }

  /** Makes them; they come every ten events by the node's settings. */
  static void make(NodeUnderTest node, CallId call) throws SQLException {
    List<CallEvent> events = node.events(call).stream().map(CallEvent.class::cast).toList();
    ClinicId clinic = events.get(0).header().clinic();
    Snapshots snapshots = new Snapshots(node.node().desks(clinic), events);
    snapshots.ofLedger();
    snapshots.ofPatients();
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

  /** A relative, known by the same data, who calls again and again. */
  private void ofPatients() {
    PatientId caller =
        answers()
            .flatMap(
                answer ->
                    answer instanceof ToolAnswer.PatientRegistered registered
                        ? java.util.stream.Stream.of(registered.patient())
                        : java.util.stream.Stream.empty())
            .findFirst()
            .orElseThrow();
    PatientProtocol.PatientData data =
        desks
            .patients()
            .<PatientProtocol.Description>ask(
                to -> new PatientProtocol.Describe(caller, to), PATIENCE)
            .toCompletableFuture()
            .join()
            .data()
            .orElseThrow();
    PatientId relative = new PatientId("p-relative");
    await(
        desks
            .patients()
            .<PatientProtocol.Answer>ask(
                to -> new PatientProtocol.Register(relative, Optional.empty(), data, call(), to),
                PATIENCE));
    many(
        i ->
            desks
                .patients()
                .<PatientProtocol.Answer>ask(
                    to -> new PatientProtocol.LinkCall(relative, call(), to), PATIENCE));
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
