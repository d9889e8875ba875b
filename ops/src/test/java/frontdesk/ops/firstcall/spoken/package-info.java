/**
 * The table of scripted spoken calls, placed on one node at the same time, and what each leaves in
 * the ledger and in the journal.
 *
 * <p>IO flow: {@link frontdesk.ops.firstcall.spoken.ScriptedCalls} &gt; simulated callers &gt; SIP
 * and RTP &gt; a whole node &gt; journal &gt; {@link
 * frontdesk.ops.firstcall.spoken.ScriptedCallsTest}.
 */
@NullMarked
package frontdesk.ops.firstcall.spoken;

import org.jspecify.annotations.NullMarked;
