/**
 * Calls to a whole node from plain sockets and text: nothing here uses the program's own SIP or RTP
 * code, so that an error common to both of its sides shows.
 */
@NullMarked
package frontdesk.ops.firstcall.wire;

import org.jspecify.annotations.NullMarked;
