/**
 * Faults on purpose: each scenario breaks a node the way a bad day does, calls it meanwhile, and
 * says whether its promises held.
 *
 * <p><i>IO flow:</i> {@link frontdesk.ops.chaos.ChaosCommand} finds the {@link
 * frontdesk.ops.chaos.Scenario} by its name; the scenario starts a node in the run's own folder,
 * places calls with {@link frontdesk.ops.chaos.CallerProcess} (another process: between it and the
 * node pass SIP and RTP only), breaks something, and collects what held in a {@link
 * frontdesk.ops.chaos.Verdict}.
 */
@NullMarked
package frontdesk.ops.chaos;

import org.jspecify.annotations.NullMarked;
