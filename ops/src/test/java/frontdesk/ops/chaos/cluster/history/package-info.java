/** The check of histories, on planted violations and on random histories that are right. */
@NullMarked
package frontdesk.ops.chaos.cluster.history;

import org.jspecify.annotations.NullMarked;
