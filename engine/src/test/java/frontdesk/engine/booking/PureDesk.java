package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;

/** A ledger's decider and state, asked and answered at once; its clock is moved by the test. */
final class PureDesk {
  final MovableClock clock = new MovableClock(Clinic.NOW);
  final List<LedgerEvent> journal = new ArrayList<>();
  private final ActorRef<Answer> nobody = TestInbox.<Answer>create().getRef();
  private final LedgerDecider decider;
  private LedgerState state = LedgerState.empty();
  private int keys;

  PureDesk(LedgerSettings settings, Catalogue catalogue) {
    this.decider =
        new LedgerDecider(
            Clinic.dependencies(clock, () -> 0, settings, catalogue), LedgerRules.STRICT);
  }

  LedgerState state() {
    return state;
  }

  /** A command with a key of its own. */
  Answer ask(BiFunction<CommandKey, ActorRef<Answer>, Mutation> command) {
    return ask(command.apply(key(), nobody));
  }

  Answer ask(Mutation command) {
    LedgerDecider.Decision decision =
        decider.decide(state, command, LedgerTime.wall(clock.instant()));
    write(decision.events());
    return decision.answer();
  }

  /** What the ledger does by itself now and then; the events that it wrote. */
  List<LedgerEvent> look() {
    List<LedgerEvent> events = decider.look(state, LedgerTime.wall(clock.instant()));
    write(events);
    return events;
  }

  /** As after a restart from the last snapshot. */
  void restart() {
    state = LedgerSnapshot.of(state).toState();
  }

  Appointment book(String id, Slot slot, PatientId patient) {
    HoldId hold = new HoldId("hold-" + id);
    ask((key, to) -> new PlaceHold(key, hold, slot, Clinic.call(1), Duration.ofMinutes(2), to));
    Answer booked =
        ask(
            (key, to) ->
                new ConfirmHold(key, hold, new AppointmentId(id), patient, Optional.empty(), to));
    return ((Booked) booked).appointment();
  }

  Answer cancel(String id) {
    return ask((key, to) -> new CancelAppointment(key, new AppointmentId(id), to));
  }

  CommandKey key() {
    keys++;
    return new CommandKey(new CommandId("key-" + keys), clock.instant());
  }

  private void write(List<LedgerEvent> events) {
    for (LedgerEvent event : events) {
      journal.add(event);
      state = decider.applier().apply(state, event);
    }
  }
}
