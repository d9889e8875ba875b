/**
 * What administrators ask of calls: what came of them, replay, the timeline and who opened it.
 *
 * <p>IO flow: {@code journal > ReplayReader > Replay (engine.call) > ReplayReport > text or JSON},
 * {@code journal > SummaryReader > CallSummary and Transcript (engine.call.summary) > text or
 * JSON}; a running node does it for the command over its local socket.
 */
@NullMarked
package frontdesk.ops.call;

import org.jspecify.annotations.NullMarked;
