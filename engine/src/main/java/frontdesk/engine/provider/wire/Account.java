package frontdesk.engine.provider.wire;

import frontdesk.protocol.privacy.Secret;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Where a vendor's service is, and in whose name it is asked.
 *
 * @param name for logs and metrics, such as {@code deepgram}
 * @param base scheme, host, port and the path before every endpoint's own; {@code http}, {@code
 *     https}, {@code ws} or {@code wss}
 * @param key asked anew for every connection and request: a changed key file takes effect then;
 *     empty where the service wants none
 */
public record Account(String name, URI base, Supplier<Secret> key) {
  /** An endpoint by its path below the base, such as {@code /v1/listen?model=nova-3}. */
  public URI http(String pathAndQuery) {
    return URI.create(below("http", pathAndQuery));
  }

  /** The same to be spoken to by WebSocket: {@code https} becomes {@code wss}. */
  public URI webSocket(String pathAndQuery) {
    return URI.create(below("ws", pathAndQuery));
  }

  private String below(String scheme, String pathAndQuery) {
    String text = base.toString().replaceFirst("/+$", "");
    return text.replaceFirst("^(?:http|ws)(?=s?:)", scheme) + pathAndQuery;
  }

  /** Without key and address, which may name a clinic. */
  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
