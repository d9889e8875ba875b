package frontdesk.protocol.booking;

import frontdesk.protocol.id.WaitingId;
import java.time.Instant;

/**
 * A slot that became free and is kept for somebody who waited.
 *
 * @param until the first instant at which it is kept no longer
 */
public record SlotOffer(WaitingId entry, Slot slot, Instant until) {}
