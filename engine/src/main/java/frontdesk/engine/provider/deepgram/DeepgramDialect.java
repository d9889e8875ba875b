package frontdesk.engine.provider.deepgram;

import frontdesk.engine.provider.ear.Dialect;
import frontdesk.engine.provider.ear.Heard;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.Failure;
import java.util.List;

/** What Deepgram's streaming interfaces have in common. */
interface DeepgramDialect extends Dialect {
  /** In whose name it is asked. */
  Account account();

  /** A connection to this endpoint. */
  default WebSocketLink.Target target(String pathAndQuery) {
    return new WebSocketLink.Target(
        account().webSocket(pathAndQuery), DeepgramWire.authorization(account()));
  }

  @Override
  default String goodbye() {
    return "{\"type\":\"CloseStream\"}";
  }

  @Override
  default Failure closed(WebSocketLink.Closed closed) {
    return DeepgramWire.closed(closed);
  }

  /** An error by the vendor's name for it; its description may repeat what was said. */
  static List<Heard> failed(String name) {
    return List.of(new Heard.Failed(Failure.of(Failure.Kind.BROKEN, Failures.code(name, "error"))));
  }
}
