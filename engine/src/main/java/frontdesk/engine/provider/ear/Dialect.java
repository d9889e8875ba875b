package frontdesk.engine.provider.ear;

import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a vendor's streaming recognizer wants to be spoken to; safe for all threads. */
public interface Dialect {
  /** The name for logs and metrics. */
  String name();

  /** Primary subtags of the languages that it is used for. */
  List<String> languages();

  /**
   * Where to connect, asked anew for each connection.
   *
   * @param hints the terms that are likely on this connection; a bounded number
   */
  WebSocketLink.Target target(Request request, List<String> hints);

  /** The first message of a connection. */
  default Optional<String> opening(Request request, List<String> hints) {
    return Optional.empty();
  }

  Reader reader();

  /** Asks for the rest of an utterance. */
  String finish();

  /**
   * How soon after it was asked for a final transcript the vendor may be asked for one again only
   * because a caller pauses; empty: a pause is nothing to it.
   */
  default Optional<Duration> pausesEvery() {
    return Optional.empty();
  }

  /** Keeps a connection without audio; empty where there is no such message. */
  Optional<String> keepAlive();

  /** Takes leave before the WebSocket is closed. */
  String goodbye();

  /** What a close that nobody asked for means. */
  default Failure closed(WebSocketLink.Closed closed) {
    return closed.failure();
  }

  /** Whether a connection that failed so is simply to be made again. */
  default boolean startsAgain(Failure failure) {
    return false;
  }
}
