package frontdesk.ops.caller;

import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.Codec;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a simulated caller calls, and as whom.
 *
 * @param target the SIP URI to call
 * @param destination where its host and port are
 * @param from the caller's SIP URI
 * @param bind the caller's own address, for SIP and media
 * @param bindPort the caller's SIP port, 0 for any
 * @param codecs in order of preference
 * @param recording where the stereo WAV goes, or null for none
 */
public record CallOrder(
    SipUri target,
    InetSocketAddress destination,
    TransportKind transport,
    String from,
    InetAddress bind,
    int bindPort,
    List<Codec> codecs,
    @Nullable Path recording) {
  private static final int SIP_PORT = 5060;

  public CallOrder {
    codecs = List.copyOf(codecs);
  }

  /**
   * A call from this machine's loopback address with both codecs, A-law first.
   *
   * @throws IllegalArgumentException when the URI cannot be called, saying why
   */
  public static CallOrder to(String uri) {
    SipUri target =
        SipUri.parse(uri)
            .orElseThrow(
                () -> new IllegalArgumentException("not a SIP URI such as sip:harbour@127.0.0.1"));
    InetAddress host = address(target.host());
    InetAddress bind = bindFor(host);
    String transport = target.params().get("transport").orElse("udp");
    return new CallOrder(
        target,
        new InetSocketAddress(host, target.port().orElse(SIP_PORT)),
        TransportKind.ofToken(transport)
            .orElseThrow(() -> new IllegalArgumentException("transport must be udp or tcp")),
        "sip:caller@" + IpLiteral.host(bind),
        bind,
        0,
        List.of(Codec.PCMA, Codec.PCMU),
        null);
  }

  private static InetAddress address(String host) {
    String literal = host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host;
    return IpLiteral.parse(literal)
        .orElseThrow(
            () -> new IllegalArgumentException("the host must be an IP address or localhost"));
  }

  private static InetAddress bindFor(InetAddress host) {
    return IpLiteral.parse(host instanceof Inet6Address ? "::1" : "127.0.0.1").orElseThrow();
  }

  /** The same as another caller. */
  public CallOrder withFrom(String uri) {
    return new CallOrder(target, destination, transport, uri, bind, bindPort, codecs, recording);
  }

  /** The same from another address of this machine. */
  public CallOrder withBind(InetAddress address, int port) {
    return new CallOrder(target, destination, transport, from, address, port, codecs, recording);
  }

  /** The same with these codecs. */
  public CallOrder withCodecs(List<Codec> preferred) {
    return new CallOrder(
        target, destination, transport, from, bind, bindPort, preferred, recording);
  }

  /** The same, recorded. */
  public CallOrder withRecording(Path file) {
    return new CallOrder(target, destination, transport, from, bind, bindPort, codecs, file);
  }
}
