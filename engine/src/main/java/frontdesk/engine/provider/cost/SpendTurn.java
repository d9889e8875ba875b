package frontdesk.engine.provider.cost;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.provider.SpendEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The events of one write, each decided on the state after the one before it. Used once. */
final class SpendTurn {
  private final Function<String, EventHeader> header;
  private final EventDigest digest;
  private final int maxCalls;
  private final List<SpendEvent> events = new ArrayList<>();
  private SpendState state;

  /**
   * @param header of the event that follows the one of this digest
   */
  SpendTurn(
      SpendState state, Function<String, EventHeader> header, EventDigest digest, int maxCalls) {
    this.state = state;
    this.header = header;
    this.digest = digest;
    this.maxCalls = maxCalls;
  }

  SpendState state() {
    return state;
  }

  void add(Function<EventHeader, SpendEvent> event) {
    SpendEvent made = event.apply(header.apply(state.lastDigest()));
    state = state.apply(made, digest, maxCalls);
    events.add(made);
  }

  List<SpendEvent> events() {
    return List.copyOf(events);
  }
}
