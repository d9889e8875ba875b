package frontdesk.engine.sip.network;

import java.util.Locale;
import java.util.Optional;

/** A transport protocol that we speak. */
public enum TransportKind {
  UDP,
  TCP;

  /** The kind with this Via or URI token, in any case; others (TLS, SCTP) are not spoken. */
  public static Optional<TransportKind> ofToken(String token) {
    return switch (token.toUpperCase(Locale.ROOT)) {
      case "UDP" -> Optional.of(UDP);
      case "TCP" -> Optional.of(TCP);
      default -> Optional.empty();
    };
  }

  /** Whether the transport itself delivers or fails, so that no retransmission is needed. */
  public boolean reliable() {
    return this == TCP;
  }
}
