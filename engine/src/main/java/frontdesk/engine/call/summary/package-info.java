/**
 * What a call came to, told from its journal alone: nothing here is stored, so that it can be told
 * otherwise tomorrow. Pure: no runtime, clock or chance; words are opened only where somebody gave
 * a reason before.
 *
 * <p>IO flow: {@code CallEvent}s &gt; {@link frontdesk.engine.call.summary.CallTurn}s &gt; {@link
 * frontdesk.engine.call.summary.CallSummary} and {@link frontdesk.engine.call.summary.Transcript}.
 */
@NullMarked
package frontdesk.engine.call.summary;

import org.jspecify.annotations.NullMarked;
