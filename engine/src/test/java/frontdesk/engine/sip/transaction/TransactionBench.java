package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.Flow;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One transaction of any kind in virtual time, driven by the names of its events. One thread. */
final class TransactionBench {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(IpLiteral.parse("127.0.0.1").orElseThrow(), 5060);
  private static final int PROVISIONAL = 180;
  private static final int SUCCESS = 200;
  private static final int REFUSAL = 486;

  private final Class<?> kind;
  private final Flow flow;
  private final SipRequest request;
  private final VirtualTimers time = new VirtualTimers();
  private final List<String> sent = new ArrayList<>();
  private final List<Long> sentAtMs = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final AtomicReference<Object> machine = new AtomicReference<>();
  private final ToldUser user = new ToldUser(told, machine::set);
  private final TransactionLayer layer =
      new TransactionLayer(time, TransactionTimers.DEFAULTS, 2, new SentMessages(this::note), user);

  TransactionBench(Class<?> kind, boolean tcp) {
    this.kind = kind;
    this.flow = new Flow(tcp ? TransportKind.TCP : TransportKind.UDP, ANY, ANY, 1);
    boolean invite = kind == InviteClientTransaction.class || kind == InviteServerTransaction.class;
    this.request = request(invite ? SipMethod.INVITE : SipMethod.BYE);
  }

  private static SipRequest request(String method) {
    Headers headers =
        Headers.NONE
            .plus("Via", "SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKtable")
            .plus("From", "<sip:a@example.com>;tag=a")
            .plus("To", "<sip:b@example.com>")
            .plus("Call-ID", "table")
            .plus("CSeq", "1 " + method);
    return new SipRequest(method, "sip:b@example.com", headers, "");
  }

  List<String> sent() {
    return sent;
  }

  List<Long> sentAtMs() {
    return sentAtMs;
  }

  List<String> told() {
    return told;
  }

  VirtualTimers time() {
    return time;
  }

  int open() {
    return layer.count();
  }

  void forgetWhatHappened() {
    sent.clear();
    sentAtMs.clear();
    told.clear();
  }

  String state() {
    Object it = machine.get();
    if (it instanceof InviteClientTransaction invite) {
      return invite.state().name();
    } else if (it instanceof InviteServerTransaction invite) {
      return invite.state().name();
    } else if (it instanceof NonInviteClientTransaction other) {
      return other.state().name();
    } else if (it instanceof NonInviteServerTransaction other) {
      return other.state().name();
    }
    throw new AssertionError("not started");
  }

  /** Lets the event of this name happen, timers apart. */
  void happen(String event) {
    switch (event) {
      case "start" -> start();
      case "PROVISIONAL" -> respond(PROVISIONAL);
      case "SUCCESS", "FINAL" -> respond(SUCCESS);
      case "REFUSAL" -> respond(REFUSAL);
      case "INVITE_AGAIN", "REQUEST_AGAIN" -> layer.onRequest(request, flow);
      case "ACK" -> layer.onRequest(request(SipMethod.ACK), flow);
      case "TRANSPORT_FAILED" -> inject(event);
      default -> inject(event);
    }
  }

  private void start() {
    if (kind == InviteClientTransaction.class) {
      machine.set(layer.invite(request, flow, user).orElseThrow());
    } else if (kind == NonInviteClientTransaction.class) {
      machine.set(layer.begin(request, flow, user).orElseThrow());
    } else {
      layer.onRequest(request, flow);
    }
  }

  private void respond(int status) {
    SipResponse response = SipResponse.to(request, status, "b");
    if (machine.get() instanceof ClientTransaction client) {
      client.onResponse(response);
    } else if (machine.get() instanceof ServerTransaction server) {
      server.respond(response);
    }
  }

  /** Lets an event happen as if from nowhere: a timer that should have been stopped. */
  void inject(String event) {
    Object it = machine.get();
    if (it instanceof InviteClientTransaction invite) {
      invite.fire(InviteClientTransaction.Event.valueOf(event));
    } else if (it instanceof InviteServerTransaction invite) {
      invite.fire(InviteServerTransaction.Event.valueOf(event));
    } else if (it instanceof NonInviteClientTransaction other) {
      other.fire(NonInviteClientTransaction.Event.valueOf(event));
    } else if (it instanceof NonInviteServerTransaction other) {
      other.fire(NonInviteServerTransaction.Event.valueOf(event));
    }
  }

  private void note(SipMessage message) {
    sentAtMs.add(time.now().toMillis());
    sent.add(
        message instanceof SipResponse response
            ? Integer.toString(response.status())
            : ((SipRequest) message).method());
  }
}
