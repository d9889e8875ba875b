/** The benchmark of several nodes, without them. */
@NullMarked
package frontdesk.ops.bench.cluster;

import org.jspecify.annotations.NullMarked;
