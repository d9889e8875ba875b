/**
 * Places in the life of a booking, a call and a node at which a crash would hurt most, by name, so
 * that a scenario can watch for them and crash there.
 *
 * <p>Nobody watches a node that serves callers: no setting, property or variable makes one watched,
 * only a program that starts the node with a watcher of its own.
 *
 * <p><b>IO flow</b>: entity, call or leaving node &gt; Passage &gt; Passages.
 */
@NullMarked
package frontdesk.protocol.passage;

import org.jspecify.annotations.NullMarked;
