/**
 * What administrators ask of calls: replay, the timeline and who opened it.
 *
 * <p>IO flow: {@code journal > ReplayReader > Replay (engine.call) > ReplayReport > text or JSON};
 * a running node does it for the command over its local socket.
 */
@NullMarked
package frontdesk.ops.call;

import org.jspecify.annotations.NullMarked;
