/** SIPp, a client that is not ours, calls a whole node. */
@NullMarked
package frontdesk.ops.firstcall.sipp;

import org.jspecify.annotations.NullMarked;
