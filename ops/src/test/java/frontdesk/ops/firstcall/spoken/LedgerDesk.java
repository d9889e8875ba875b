package frontdesk.ops.firstcall.spoken;

import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks a clinic's ledger itself, as its staff would: what is free, and to book it. */
final class LedgerDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final NodeUnderTest node;
  private final ClinicId clinic;

  LedgerDesk(NodeUnderTest node, ClinicId clinic) {
    this.node = node;
    this.clinic = clinic;
  }

  /** The free slots nearest to this wish. */
  LedgerProtocol.FreeSlots free(ScriptedCall.Booked wish) {
    SlotQuery query =
        new SlotQuery(
            new ServiceId(wish.service()),
            Optional.of(new PractitionerId(wish.practitioner())),
            Optional.empty(),
            Optional.of(wish.at().toLocalDate()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(wish.at().toLocalTime()),
            3);
    return this.<LedgerProtocol.FreeSlots>ask(
        replyTo -> new LedgerProtocol.FindFree(query, replyTo));
  }

  /** Whether exactly this would be offered. */
  boolean isFree(ScriptedCall call, Slot slot) {
    LedgerProtocol.FreeSlots free = free(call.read(slot));
    return free.exactFit() && free.slots().get(0).equals(slot);
  }

  /** Books a slot for another patient. */
  void book(ScriptedCall call, String practitioner, LocalDateTime at, Instant now) {
    ScriptedCall.Booked wish = new ScriptedCall.Booked("consultation", practitioner, at);
    Slot slot = free(wish).slots().get(0);
    if (!call.read(slot).equals(wish)) {
      throw new AssertionError("it is not free in a new clinic: " + wish);
    }
    HoldId hold = new HoldId("earlier/h1");
    CallId earlier = CallId.create(ShardId.of("earlier", 0), new Random(1));
    LedgerProtocol.Answer held =
        this.<LedgerProtocol.Answer>ask(
            replyTo ->
                new LedgerProtocol.PlaceHold(
                    key("earlier/t1", now), hold, slot, earlier, Duration.ZERO, replyTo));
    LedgerProtocol.Answer booked =
        this.<LedgerProtocol.Answer>ask(
            replyTo ->
                new LedgerProtocol.ConfirmHold(
                    key("earlier/t2", now),
                    hold,
                    new AppointmentId("a-earlier"),
                    new PatientId("p-earlier"),
                    Optional.empty(),
                    replyTo));
    if (!(booked instanceof LedgerProtocol.Booked)) {
      throw new AssertionError("it could not be booked: " + held + ", " + booked);
    }
  }

  private static CommandKey key(String id, Instant now) {
    return new CommandKey(new CommandId(id), now);
  }

  private <R> R ask(
      org.apache.pekko.japi.function.Function<ActorRef<R>, LedgerProtocol.Command> command) {
    return node.node().desks(clinic).ledger().ask(command, PATIENCE).toCompletableFuture().join();
  }
}
