/**
 * The demonstration: a node, a real call to it, the appointment and the replay's verdict.
 *
 * <p>IO flow: {@code simulated caller (a process of its own) <SIP, RTP> node > journal > replay}.
 */
@NullMarked
package frontdesk.ops.demo;

import org.jspecify.annotations.NullMarked;
