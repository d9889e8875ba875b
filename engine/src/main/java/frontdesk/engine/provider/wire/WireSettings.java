package frontdesk.engine.provider.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The bounds of every connection to a vendor.
 *
 * @param connectWithin until a connection is made and, for a WebSocket, its handshake answered
 * @param firstByteWithin from a request to its answer's first byte; adapters may ask for another
 * @param idleWithin between two pieces of an answer that was asked for
 * @param pingEvery how often a WebSocket is pinged
 * @param silentWithin a WebSocket that neither speaks nor answers a ping for so long is half open;
 *     longer than {@code pingEvery}
 * @param closeWithin how long the vendor may take for what is of no more use: answering a close,
 *     saying more of a refusal; shorter than {@code firstByteWithin}
 * @param outboxBytes that may wait to be sent on one WebSocket
 * @param messageBytes the longest message or refusal that is read
 * @param answerBytes the longest answer of one request
 * @param proxy an HTTP proxy that connections go through by CONNECT
 */
public record WireSettings(
    Duration connectWithin,
    Duration firstByteWithin,
    Duration idleWithin,
    Duration pingEvery,
    Duration silentWithin,
    Duration closeWithin,
    int outboxBytes,
    int messageBytes,
    long answerBytes,
    Optional<InetSocketAddress> proxy) {}
