/**
 * The trunks of a cluster: one node registers the contacts of all that live, and corrects them when
 * nodes come and go.
 *
 * <p>IO flow: a node's {@link frontdesk.ops.trunk.TrunkDuty} &gt; its desk &gt; the registrar, one
 * in the cluster &gt; an account for each trunk &gt; REGISTER by that node's user agent.
 */
@NullMarked
package frontdesk.ops.trunk;

import org.jspecify.annotations.NullMarked;
