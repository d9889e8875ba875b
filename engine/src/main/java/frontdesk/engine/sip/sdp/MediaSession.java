package frontdesk.engine.sip.sdp;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What both sides agreed on for the one audio stream: everything that a media line needs. The
 * direction is ours; {@code held} says that the peer wants nothing from us (hold). Remote address
 * 0.0.0.0 stands only in a held session. Payload types differ per direction where the peer chose
 * its own.
 */
public record MediaSession(
    String remoteAddress,
    int remotePort,
    Codec codec,
    int sendPayloadType,
    int receivePayloadType,
    OptionalInt sendTelephoneEvent,
    OptionalInt receiveTelephoneEvent,
    Duration packetTime,
    Direction direction,
    boolean held) {}
