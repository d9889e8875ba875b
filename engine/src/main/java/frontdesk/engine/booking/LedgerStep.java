package frontdesk.engine.booking;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerEvent.CommandRefused;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What a new command is decided from, besides itself. */
record LedgerStep(
    LedgerState state, Instant now, EventHeader header, CommandKey key, String bodyHmac) {
  /** The events of a new command, mostly one, and the answer that they store. */
  record Decided(List<LedgerEvent> events, Answer answer) {}

  Decided decide(Answer answer, Function<Answered, LedgerEvent> event) {
    return new Decided(List.of(event.apply(new Answered(key, bodyHmac, answer))), answer);
  }

  Decided refuse(Refusal reason) {
    return decide(new Refused(reason), answered -> new CommandRefused(header, answered));
  }
}
