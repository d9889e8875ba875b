package frontdesk.engine.sip.transport;

import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.network.Network;
import java.time.Duration;
import java.util.List;

/**
 * Where to listen, and the bounds of sockets: connections in all and per source address, octets
 * waiting to be sent on one connection, idle and connect time, receive buffer of a UDP socket in
 * octets, log lines a second about bad input. A stream is idle until a whole message or ping has
 * come, so that half a message is bounded by the idle time too. Sources outside the allowed
 * networks are ignored when {@code silent}, else answered 403.
 */
public record TransportSettings(
    List<ListenSettings> listen,
    ParseLimits parseLimits,
    List<Network> allowedSources,
    boolean silentToOthers,
    int maxConnections,
    int maxConnectionsPerSource,
    int maxQueuedBytesPerConnection,
    Duration idleTimeout,
    Duration connectTimeout,
    int receiveBufferBytes,
    int logLinesPerSecond) {

  public TransportSettings {
    listen = List.copyOf(listen);
    allowedSources = List.copyOf(allowedSources);
    if (listen.isEmpty() || maxConnections < 1 || maxConnectionsPerSource < 1) {
      throw new IllegalArgumentException("a transport needs a listen address and connections");
    }
  }

  /** Loopback sources only, 1,024 connections (64 per source), idle for two minutes at most. */
  public static TransportSettings of(List<ListenSettings> listen) {
    return new TransportSettings(
        listen,
        ParseLimits.DEFAULTS,
        Network.LOOPBACK,
        false,
        1024,
        64,
        256 * 1024,
        Duration.ofMinutes(2),
        Duration.ofSeconds(5),
        1024 * 1024,
        5);
  }
}
