/**
 * A day's work in an hour: overlapping calls of every kind, hung up on in every state, against one
 * node that must hold after it what it held before.
 *
 * <p><i>IO flow:</i> {@link frontdesk.ops.chaos.day.HourOfCalls} starts a node in a process of its
 * own; {@link frontdesk.ops.chaos.day.Callers} call it by {@link frontdesk.ops.chaos.day.CallKind};
 * {@link frontdesk.ops.chaos.day.NodeProbe} measures the node's process from outside; {@link
 * frontdesk.ops.chaos.day.Flatness} judges the samples, {@link frontdesk.ops.chaos.day.DayBooks}
 * what is stored.
 */
@NullMarked
package frontdesk.ops.chaos.day;

import org.jspecify.annotations.NullMarked;
