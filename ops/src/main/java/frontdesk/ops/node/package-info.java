/**
 * A node: settings wired into storage, speech, media, SIP and the sharded entities, started in
 * order and stopped in reverse.
 *
 * <p>IO flow: {@code settings > Storage > Speech > actor system > Entities > MediaLoop > UserAgent
 * > ready}.
 */
@NullMarked
package frontdesk.ops.node;

import org.jspecify.annotations.NullMarked;
