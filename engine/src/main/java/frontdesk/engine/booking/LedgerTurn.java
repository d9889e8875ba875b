package frontdesk.engine.booking;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is written at one moment, while it is decided: each event is applied as soon as it is taken,
 * and what it gives up is remembered for those who wait. Used by one decision only.
 */
final class LedgerTurn {
  private final AppointmentLedger.Dependencies dependencies;
  private final LedgerApplier applier;
  private final Instant now;
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<Occupied> freed = new ArrayList<>();
  private LedgerState state;

  LedgerTurn(
      AppointmentLedger.Dependencies dependencies,
      LedgerApplier applier,
      LedgerState state,
      Instant now) {
    this.dependencies = dependencies;
    this.applier = applier;
    this.state = state;
    this.now = now;
  }

  /** The state after all that was taken so far. */
  LedgerState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  List<LedgerEvent> events() {
    return List.copyOf(events);
  }

  /** Of the next event. */
  EventHeader header() {
    return new EventHeader(1, now, dependencies.clinic(), dependencies.build(), state.lastDigest());
  }

  void add(LedgerEvent event) {
    freed.addAll(FreedSlots.by(state, event));
    events.add(event);
    state = applier.apply(state, event);
  }

  /** Takes one event after the other while there is one. */
  void addWhile(Function<LedgerTurn, Optional<LedgerEvent>> next) {
    Optional<LedgerEvent> event = next.apply(this);
    while (event.isPresent()) {
      add(event.get());
      event = next.apply(this);
    }
  }

  /** What was given up so far. */
  List<Occupied> freed() {
    return freed;
  }
}
