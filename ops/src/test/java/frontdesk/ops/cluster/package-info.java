/** Tests of nodes as members of one cluster: several actor systems in one process, on loopback. */
@NullMarked
package frontdesk.ops.cluster;

import org.jspecify.annotations.NullMarked;
