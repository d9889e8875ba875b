/**
 * The access journal: who opened or erased personal data, when and why, written before they may.
 *
 * <p>IO flow: {@code AccessProtocol.Command} &gt; {@link frontdesk.engine.audit.AccessJournal} &gt;
 * {@code AccessEvent}, written &gt; answer &gt; the reader reads.
 */
@NullMarked
package frontdesk.engine.audit;

import org.jspecify.annotations.NullMarked;
