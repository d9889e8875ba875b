package frontdesk.ops.firstcall.harness;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.call.ToolDesk;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.id.WaitingId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Random;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/** Books and waits in a clinic's ledger as a call would, without one. */
public final class LedgerVisits {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ToolDesk.Desk<LedgerProtocol.Command> ledger;
  private final Catalogue clinic;
  private final Clock clock;

  public LedgerVisits(ToolDesk.Desk<LedgerProtocol.Command> ledger, Catalogue clinic, Clock clock) {
    this.ledger = ledger;
    this.clinic = clinic;
    this.clock = clock;
  }

  /** An appointment for the clinic's first service, with whoever offers it first. */
  public void book(String id, PatientId patient, LocalDate day, LocalTime time) {
    Service service = clinic.services().get(0);
    Practitioner who = clinic.practitionersFor(service.id()).get(0);
    Slot slot =
        new Slot(
            service.id(),
            who.id(),
            day.atTime(time).atZone(clinic.zone()).toInstant(),
            service.duration());
    HoldId hold = new HoldId("hold-" + id);
    CallId call = CallId.create(ShardId.of("frontdesk-1", 0), new Random(7));
    ask(to -> new LedgerProtocol.PlaceHold(key("h" + id), hold, slot, call, Duration.ZERO, to));
    LedgerProtocol.Answer booked =
        ask(
            to ->
                new LedgerProtocol.ConfirmHold(
                    key("b" + id), hold, new AppointmentId(id), patient, Optional.empty(), to));
    assertThat(booked).isInstanceOf(LedgerProtocol.Booked.class);
  }

  /** Gives an appointment up. */
  public void cancel(String id) {
    assertThat(
            ask(
                to ->
                    new LedgerProtocol.CancelAppointment(key("c" + id), new AppointmentId(id), to)))
        .isInstanceOf(LedgerProtocol.Cancelled.class);
  }

  /** A place on the waiting list for the clinic's first service, until that day. */
  public void waitUntil(String id, PatientId patient, LocalDate until) {
    WaitingWish wish =
        new WaitingWish(
            clinic.services().get(0).id(),
            Optional.empty(),
            LocalDate.ofInstant(clock.instant(), clinic.zone()),
            until,
            Optional.empty(),
            Optional.empty());
    assertThat(
            ask(
                to ->
                    new LedgerProtocol.JoinWaitingList(
                        key("w" + id), new WaitingId(id), patient, wish, to)))
        .isInstanceOf(LedgerProtocol.Joined.class);
  }

  private CommandKey key(String name) {
    return new CommandKey(new CommandId("visits/" + name), clock.instant());
  }

  private LedgerProtocol.Answer ask(
      Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command) {
    return ledger.<LedgerProtocol.Answer>ask(command, PATIENCE).toCompletableFuture().join();
  }
}
