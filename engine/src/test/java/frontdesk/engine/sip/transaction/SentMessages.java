package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.transport.Flow;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.engine.sip.transport.MessageTransport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** A transport without sockets, which says what is sent over it. */
record SentMessages(Consumer<SipMessage> sent) implements MessageTransport {
  @Override
  public void send(Flow way, SipMessage message) {
    sent.accept(message);
  }

  @Override
  public List<ListenPoint> listenPoints() {
    return List.of();
  }

  @Override
  public boolean hasConnection(InetSocketAddress remote) {
    return false;
  }

  @Override
  public int openSockets() {
    return 0;
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
