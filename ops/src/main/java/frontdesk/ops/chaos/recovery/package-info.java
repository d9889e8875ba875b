/**
 * What becomes of an entity that cannot recover: its stored events are damaged while no node runs.
 *
 * <p><i>IO flow:</i> {@link frontdesk.ops.chaos.recovery.RecoveryFails} starts a node in a process
 * of its own, calls it, kills it, damages rows through {@link
 * frontdesk.ops.chaos.recovery.JournalDamage}, starts it again, and reads what the callers heard
 * and what is stored.
 */
@NullMarked
package frontdesk.ops.chaos.recovery;

import org.jspecify.annotations.NullMarked;
