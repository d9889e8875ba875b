/**
 * The simulated caller: places a spoken call by a script and measures what a caller hears.
 *
 * <p>It is a process of its own; between it and a node pass SIP and RTP only.
 *
 * <p><i>IO flow</i>: script &rarr; ScriptReader &rarr; SimulatedCaller &rarr; CallerLeg &rarr; SIP
 * and RTP; RTP &rarr; CallerEar &rarr; SimulatedCaller (turns), MeasuredCall (JSON), recording.
 */
@NullMarked
package frontdesk.ops.caller;

import org.jspecify.annotations.NullMarked;
