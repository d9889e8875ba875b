/**
 * Runs that crash a node again and again: at a named place in its work, or from outside at any
 * time, while callers book by keys and clients by the ledger's own commands; then what was
 * acknowledged is held against the ledgers.
 *
 * <p>A node of such a run is a process of its own, started by {@link
 * frontdesk.ops.chaos.crash.CrashNodeCommand}, which alone brings something that halts at a {@link
 * frontdesk.protocol.passage.Passage}: {@code frontdesk run} has none, and no setting makes one.
 *
 * <p><b>IO flow</b>: seed &gt; Choices &gt; CrashRuns &gt; orders (JSON lines) &gt; node processes;
 * callers &gt; SIP and RTP &gt; nodes; acknowledged answers and stored events &gt; CrashJudge &gt;
 * Verdict.
 */
@NullMarked
package frontdesk.ops.chaos.crash;

import org.jspecify.annotations.NullMarked;
