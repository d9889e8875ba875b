package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;
import java.util.List;

/**
 * How the node speaks SIP (RFC 3261).
 *
 * @param binding addresses for signalling, of either family
 * @param port for UDP and TCP alike; 0 lets the system choose
 * @param advertisedPort what others are told; 0 for the bound port
 * @param allowedNetworks sources that are listened to
 * @param silentToOthers whether other sources get no answer instead of a 403
 * @param transactionLimit transactions alive at once; further requests get 503
 * @param queuedMessages messages that wait for the signalling thread; further ones are dropped
 * @param receiveBufferBytes what the system keeps of datagrams that we have not read yet
 */
public record SipSettings(
    boolean udp,
    boolean tcp,
    Binding binding,
    int port,
    int advertisedPort,
    List<AddressRange> allowedNetworks,
    boolean silentToOthers,
    Limits limits,
    Timers timers,
    Tcp tcpConnections,
    Dialogs dialogs,
    int transactionLimit,
    int queuedMessages,
    int receiveBufferBytes,
    int logLinesPerSecond) {

  private static final String ALLOWED = "allowed-networks";

  /** Hard limits of the parsers: octets, characters where said, or counts. */
  public record Limits(
      int messageBytes,
      int headersBytes,
      int headerBytes,
      int headerCount,
      int uriChars,
      int methodChars,
      int sdpBytes,
      int sdpLineBytes,
      int sdpLines,
      int sdpMedia,
      int sdpFormats) {

    private static Limits read(Section section) {
      Limits limits =
          new Limits(
              section.bytes("message", 1024, 64 * 1024),
              section.bytes("headers", 512, 64 * 1024),
              section.bytes("header", 128, 16 * 1024),
              section.number("header-count", 8, 1024),
              section.number("uri", 16, 4096),
              section.number("method", 8, 128),
              section.bytes("sdp", 128, 64 * 1024),
              section.bytes("sdp-line", 64, 16 * 1024),
              section.number("sdp-lines", 8, 4096),
              section.number("sdp-media", 1, 64),
              section.number("sdp-formats", 4, 256));
      section.rule(
          limits.headersBytes <= limits.messageBytes,
          "no more than message",
          "make it smaller, or message larger",
          "headers",
          "message");
      section.rule(
          limits.headerBytes <= limits.headersBytes,
          "no more than headers",
          "make it smaller, or headers larger",
          "header",
          "headers");
      section.rule(
          limits.sdpLineBytes <= limits.sdpBytes,
          "no more than sdp",
          "make it smaller, or sdp larger",
          "sdp-line",
          "sdp");
      section.rule(
          limits.sdpBytes <= limits.messageBytes,
          "no more than message",
          "make it smaller, or message larger",
          "sdp",
          "message");
      section.finish();
      return limits;
    }
  }

  /** The base timers of RFC 3261 section 17.1.1.1. */
  public record Timers(Duration t1, Duration t2, Duration t4) {
    private static Timers read(Section section) {
      Timers timers =
          new Timers(
              section.duration("t1", Duration.ofMillis(10), Duration.ofSeconds(5)),
              section.duration("t2", Duration.ofMillis(20), Duration.ofSeconds(30)),
              section.duration("t4", Duration.ofMillis(20), Duration.ofSeconds(60)));
      section.rule(
          timers.t2.compareTo(timers.t1) >= 0,
          "no shorter than t1",
          "retransmissions double from t1 up to t2",
          "t2",
          "t1");
      section.finish();
      return timers;
    }
  }

  /**
   * Bounds of TCP connections.
   *
   * @param idleTimeout without traffic, after which a connection is closed
   * @param connectionLimit connections at once
   * @param perSource connections at once from one address
   * @param queuedBytes waiting to be sent on one connection, beyond which it is closed
   */
  public record Tcp(
      Duration idleTimeout,
      Duration connectTimeout,
      int connectionLimit,
      int perSource,
      int queuedBytes) {
    private static Tcp read(Section section) {
      Tcp tcp =
          new Tcp(
              section.duration("idle-timeout", Duration.ofSeconds(5), Duration.ofHours(1)),
              section.duration("connect-timeout", Duration.ofMillis(100), Duration.ofSeconds(32)),
              section.number("connection-limit", 1, 65_535),
              section.number("connections-per-source", 1, 65_535),
              section.bytes("queued", 4096, 16 * 1024 * 1024));
      section.rule(
          tcp.perSource <= tcp.connectionLimit,
          "no more than connection-limit",
          "make it smaller",
          "connections-per-source",
          "connection-limit");
      section.finish();
      return tcp;
    }
  }

  /**
   * Bounds of dialogs.
   *
   * @param limit dialogs known at once
   * @param claims dialogs of an earlier life that are asked for at once
   * @param waitingPerClaim messages that wait for the answer to one
   * @param claimTimeout for that answer
   * @param answerTimeout for us to answer an INVITE
   * @param ringTimeout for the peer to answer one of ours
   * @param minSessionExpires the shortest session timer that we take (RFC 4028 section 5)
   * @param mendTranslated whether requests to a private Contact go to the public source instead
   */
  public record Dialogs(
      int limit,
      int claims,
      int waitingPerClaim,
      Duration claimTimeout,
      Duration answerTimeout,
      Duration ringTimeout,
      Duration minSessionExpires,
      boolean mendTranslated) {
    private static Dialogs read(Section section) {
      Dialogs dialogs =
          new Dialogs(
              section.number("limit", 10, 1_000_000),
              section.number("claims", 1, 100_000),
              section.number("waiting-per-claim", 1, 1000),
              section.duration("claim-timeout", Duration.ofMillis(100), Duration.ofSeconds(32)),
              section.duration("answer-timeout", Duration.ofSeconds(1), Duration.ofMinutes(10)),
              section.duration("ring-timeout", Duration.ofSeconds(1), Duration.ofMinutes(10)),
              section.duration(
                  "min-session-expires", Duration.ofSeconds(90), Duration.ofMinutes(30)),
              section.flag("mend-translated"));
      section.finish();
      return dialogs;
    }
  }

  static SipSettings read(Section section) {
    List<AddressRange> allowed = allowed(section);
    boolean open =
        !section.sound(ALLOWED) || allowed.stream().anyMatch(range -> !range.loopbackOnly());
    SipSettings settings =
        new SipSettings(
            section.flag("udp-enabled"),
            section.flag("tcp-enabled"),
            Binding.read(section, open),
            section.number("port", 0, 65_535),
            section.number("advertised-port", 0, 65_535),
            allowed,
            section.flag("silent-to-others"),
            Limits.read(section.section("limits")),
            Timers.read(section.section("timers")),
            Tcp.read(section.section("tcp")),
            Dialogs.read(section.section("dialogs")),
            section.number("transaction-limit", 100, 1_000_000),
            section.number("queued-messages", 10, 1_000_000),
            section.bytes("receive-buffer", 64 * 1024, 64 * 1024 * 1024),
            section.number("log-lines-per-second", 0, 1000));
    section.rule(
        settings.udp || settings.tcp,
        "udp-enabled or tcp-enabled to be true",
        "enable one of them",
        "udp-enabled",
        "tcp-enabled");
    section.finish();
    return settings;
  }

  /** Whether others than this machine may call. */
  public boolean opensBeyondLoopback() {
    return allowedNetworks.stream().anyMatch(range -> !range.loopbackOnly());
  }

  private static List<AddressRange> allowed(Section section) {
    List<Section.Item<AddressRange>> items =
        section.texts(
            ALLOWED,
            "a network such as 192.0.2.0/24 or 2001:db8::/32",
            "write address and prefix length",
            AddressRange::parse);
    section.rule(!items.isEmpty(), "at least one network", "allow 127.0.0.0/8 at least", ALLOWED);
    return section.distinct(items);
  }
}
