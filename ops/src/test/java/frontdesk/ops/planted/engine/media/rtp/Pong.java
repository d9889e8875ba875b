package frontdesk.ops.planted.engine.media.rtp;

import frontdesk.ops.planted.engine.media.codec.Ping;
import org.jspecify.annotations.Nullable;

/** The other half of a cycle, on purpose. */
public record Pong(@Nullable Ping ping) {}
