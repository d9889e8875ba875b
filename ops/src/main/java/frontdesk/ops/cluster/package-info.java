/**
 * Nodes as members of one cluster: how a node gets in.
 *
 * <p>IO flow: seed nodes &gt; {@link frontdesk.ops.cluster.Joining} (asks, waits, looks for a
 * namesake) &gt; {@link frontdesk.ops.cluster.SoleCluster} (looks whether the database has another
 * one) &gt; {@link frontdesk.ops.cluster.Formation.Outcome}, before anything of a node is hosted.
 */
@NullMarked
package frontdesk.ops.cluster;

import org.jspecify.annotations.NullMarked;
