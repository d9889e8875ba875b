package frontdesk.ops.planted.engine.media.codec;

import frontdesk.ops.planted.engine.media.rtp.Pong;
import org.jspecify.annotations.Nullable;

/** One half of a cycle, on purpose. */
public record Ping(@Nullable Pong pong) {}
