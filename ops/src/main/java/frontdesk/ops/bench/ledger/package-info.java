/**
 * What the appointment ledger can do: commands a second through its entity, and how long it takes
 * to wake after a long history.
 *
 * <p><i>IO flow</i>: LedgerClientsCommand, another process: LedgerClient (asks, closed loop) &rarr;
 * Artery &rarr; the clinic's ledger entity &rarr; journal; LedgerRecovery: journal &rarr; the
 * entity, woken once more.
 */
@NullMarked
package frontdesk.ops.bench.ledger;

import org.jspecify.annotations.NullMarked;
