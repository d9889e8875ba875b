package frontdesk.protocol.booking;

import frontdesk.protocol.id.CommandId;
import java.time.Instant;

/**
 * What makes a mutating command safe to repeat.
 *
 * @param id the same on every retry; never derived from personal data
 * @param madeAt the recorded time at which the key was made, the same on every retry; older than
 *     the retention is refused
 */
public record CommandKey(CommandId id, Instant madeAt) {}
