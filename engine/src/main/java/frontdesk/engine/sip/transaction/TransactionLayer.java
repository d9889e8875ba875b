package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.Flow;
import frontdesk.engine.sip.transport.MessageTransport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bounded table of transactions: finds the one that a message belongs to, makes new ones.
 * Signalling thread only, but for the counts.
 */
public final class TransactionLayer implements TransactionContext {
  private final SignallingLoop loop;
  private final TransactionTimers timers;
  private final int maxTransactions;
  private final MessageTransport transport;
  private final TransactionUser user;
  private final Map<TransactionKey, ServerTransaction> servers = new ConcurrentHashMap<>();
  private final Map<String, TransactionKey> firstOfRequest = new HashMap<>();
  private final Map<TransactionKey, ClientTransaction> clients = new ConcurrentHashMap<>();

  public TransactionLayer(
      SignallingLoop loop,
      TransactionTimers timers,
      int maxTransactions,
      MessageTransport transport,
      TransactionUser user) {
    this.loop = loop;
    this.timers = timers;
    this.maxTransactions = maxTransactions;
    this.transport = transport;
    this.user = user;
  }

  /** Takes a request that was stamped with its source. The flow is the way for responses. */
  public void onRequest(SipRequest request, Flow flow) {
    TransactionKey key = TransactionKey.ofRequest(request);
    ServerTransaction known = servers.get(key);
    if (request.method().equals(SipMethod.ACK)) {
      onAck(known, request, flow);
    } else if (known instanceof InviteServerTransaction invite) {
      invite.onRetransmission();
    } else if (known instanceof NonInviteServerTransaction other) {
      other.onRetransmission();
    } else if (count() >= maxTransactions) {
      user.onOverload(request, flow);
    } else {
      ServerTransaction created =
          request.method().equals(SipMethod.INVITE)
              ? new InviteServerTransaction(this, key, request, flow)
              : new NonInviteServerTransaction(this, key, request, flow);
      servers.put(key, created);
      firstOfRequest.putIfAbsent(requestIdentity(request), key);
      user.onRequest(created);
    }
  }

  private void onAck(@Nullable ServerTransaction known, SipRequest ack, Flow flow) {
    boolean absorbed = known instanceof InviteServerTransaction invite && invite.onAck();
    if (!absorbed) {
      user.onAck(ack, flow);
    }
  }

  /** Takes a response; one that answers nothing of ours is dropped (RFC 3261 18.1.2). */
  public void onResponse(SipResponse response) {
    ClientTransaction client = clients.get(TransactionKey.ofResponse(response));
    if (client != null) {
      client.onResponse(response);
    }
  }

  /** A connection failed: our requests on it are lost. */
  public void onFlowFailed(Flow flow) {
    for (ClientTransaction client : List.copyOf(clients.values())) {
      boolean sameWay =
          client.flow().kind() == TransportKind.TCP && client.flow().remote().equals(flow.remote());
      if (sameWay) {
        client.onTransportFailure();
      }
    }
  }

  /** Sends an INVITE of ours; nothing when the table is full. */
  public Optional<InviteClientTransaction> invite(SipRequest request, Flow flow, ClientUser who) {
    if (count() >= maxTransactions) {
      return Optional.empty();
    }
    TransactionKey key = TransactionKey.ofOwnRequest(request);
    var created = new InviteClientTransaction(this, key, request, flow, who);
    clients.put(key, created);
    created.start();
    return Optional.of(created);
  }

  /** Sends another request of ours; false when the table is full. */
  public boolean request(SipRequest request, Flow flow, ClientUser who) {
    return begin(request, flow, who).isPresent();
  }

  Optional<NonInviteClientTransaction> begin(SipRequest request, Flow flow, ClientUser who) {
    if (count() >= maxTransactions) {
      return Optional.empty();
    }
    TransactionKey key = TransactionKey.ofOwnRequest(request);
    var created = new NonInviteClientTransaction(this, key, request, flow, who);
    clients.put(key, created);
    created.start();
    return Optional.of(created);
  }

  /** The INVITE that this CANCEL means (RFC 3261 9.2). */
  public Optional<InviteServerTransaction> cancelled(SipRequest cancel) {
    ServerTransaction known = servers.get(TransactionKey.ofRequest(cancel, SipMethod.INVITE));
    return known instanceof InviteServerTransaction invite ? Optional.of(invite) : Optional.empty();
  }

  /** Whether this request repeats, acknowledges or cancels one that has a live transaction. */
  public boolean isKnown(SipRequest request) {
    return servers.containsKey(TransactionKey.ofRequest(request))
        || (request.method().equals(SipMethod.CANCEL) && cancelled(request).isPresent());
  }

  /** Whether another live transaction has the same caller, call and number (RFC 3261 8.2.2.2). */
  public boolean isMerged(ServerTransaction candidate) {
    TransactionKey first = firstOfRequest.get(requestIdentity(candidate.request()));
    return first != null && !first.equals(TransactionKey.ofRequest(candidate.request()));
  }

  /** What a request keeps on every way by which it may reach us. */
  private static String requestIdentity(SipRequest request) {
    return String.join(
        "|", request.from().tag(), request.cseq().text(), request.to().tag(), request.callId());
  }

  /** Transactions that are open now; any thread. */
  public int count() {
    return servers.size() + clients.size();
  }

  @Override
  public SignallingLoop loop() {
    return loop;
  }

  @Override
  public TransactionTimers timers() {
    return timers;
  }

  @Override
  public void send(Flow flow, SipMessage message) {
    transport.send(flow, message);
  }

  @Override
  public void ended(TransactionKey key) {
    ServerTransaction server = servers.remove(key);
    if (server != null) {
      firstOfRequest.remove(requestIdentity(server.request()), key);
    }
    clients.remove(key);
  }

  /** Forgets every transaction. */
  public void clear() {
    servers.clear();
    firstOfRequest.clear();
    clients.clear();
  }
}
