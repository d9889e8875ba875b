/**
 * One clinic's appointment ledger and its list of promised callbacks: what is free, who keeps it,
 * who has it.
 *
 * <p>IO flow: {@code LedgerProtocol.Command} &gt; {@link
 * frontdesk.engine.booking.AppointmentLedger} &gt; {@code LedgerDecider} (pure) &gt; {@code
 * LedgerEvent}s, written &gt; {@code LedgerState} &gt; {@code LedgerProtocol.Answer}.
 */
@NullMarked
package frontdesk.engine.booking;

import org.jspecify.annotations.NullMarked;
