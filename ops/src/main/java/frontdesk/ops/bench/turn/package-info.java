/**
 * How long a caller waits for an answer, which part of that is the engine's own, and how often a
 * caller is cut off in the middle of a sentence.
 *
 * <p><i>IO flow</i>: TurnPlan (a file) &rarr; turn-callers (a process of its own) &harr; SIP and
 * RTP &harr; a node of this process, watched by TurnWatch; the callers' moments and the node's
 * decisions &rarr; TurnJudge &rarr; TurnFigures.
 */
@NullMarked
package frontdesk.ops.bench.turn;

import org.jspecify.annotations.NullMarked;
