/** What makes a clinic dare to plug a node in: each fault of a day, once. */
@NullMarked
package frontdesk.ops.trust;

import org.jspecify.annotations.NullMarked;
