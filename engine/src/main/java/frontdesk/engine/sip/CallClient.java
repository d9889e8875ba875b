package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.dialog.DialogRequests;
import frontdesk.engine.sip.dialog.Dialogs;
import frontdesk.engine.sip.message.CSeq;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.engine.sip.sdp.SdpParser;
import frontdesk.engine.sip.transaction.ClientUser;
import frontdesk.engine.sip.transaction.InviteClientTransaction;
import frontdesk.engine.sip.transaction.SignallingLoop;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls that we make (RFC 3261 13.2 and 9.1). Signalling thread. */
final class CallClient {
  private static final int MAX_FORKS = 16;

  private final Core core;
  private final DialogClient dialogClient;
  private final SdpParser sdp;

  CallClient(Core core, DialogClient dialogClient) {
    this.core = core;
    this.dialogClient = dialogClient;
    this.sdp = new SdpParser(core.settings().sdpLimits());
  }

  OutgoingCall call(OutgoingCall.Order order, OutgoingCall.Listener listener) {
    Placed placed = new Placed(order, listener);
    core.loop().execute(placed::start);
    return placed;
  }

  /** One INVITE of ours until its dialog stands or it has failed. */
  private final class Placed implements OutgoingCall, ClientUser {
    private final Order order;
    private final Listener listener;
    private @Nullable InviteClientTransaction transaction;
    private @Nullable Dialog dialog;
    private @Nullable SipRequest ack;
    private Core.@Nullable Route ackRoute;
    private SignallingLoop.Timer limit = () -> {};
    private boolean cancelWanted;
    private boolean cancelSent;
    private boolean over;
    private final Set<String> forks = new HashSet<>();

    Placed(Order order, Listener listener) {
      this.order = order;
      this.listener = listener;
    }

    void start() {
      Optional<Core.Route> route = core.route(order.transport(), order.destination());
      if (route.isEmpty() || core.dialogs().isFull()) {
        fail(Status.UNAVAILABLE, Headers.NONE);
        return;
      }
      SipRequest invite = invite(route.get());
      limit = core.loop().schedule(core.settings().ringTimeout(), this::cancelNow);
      transaction = core.transactions().invite(invite, route.get().flow(), this).orElse(null);
      if (transaction == null) {
        fail(Status.UNAVAILABLE, Headers.NONE);
      }
    }

    private SipRequest invite(Core.Route route) {
      String contact =
          Dialogs.contact(
              order.callId(),
              route.via().host(),
              route.via().port().orElseThrow(),
              order.transport());
      Headers headers =
          Headers.NONE
              .plus("Via", route.via().text())
              .plus("Max-Forwards", "70")
              .plus("From", "<" + order.fromUri() + ">;tag=" + order.callId())
              .plus("To", "<" + order.toUri() + ">")
              .plus("Call-ID", order.sipCallId())
              .plus("CSeq", new CSeq(1, SipMethod.INVITE).text())
              .plus("Contact", contact)
              .plus("User-Agent", core.settings().product())
              .plus(Responder.abilities())
              .plus(order.headers());
      SipRequest invite = new SipRequest(SipMethod.INVITE, order.requestUri(), headers, "");
      return order.sdp().isEmpty() ? invite : invite.withBody(Responder.SDP, order.sdp());
    }

    @Override
    public void onResponse(SipResponse response) {
      if (response.isSuccess()) {
        onSuccess(response);
      } else if (response.isFinal()) {
        fail(response.status(), response.headers());
      } else {
        if (cancelWanted) {
          cancelNow();
        }
        if (response.status() > Status.TRYING) {
          listener.onProgress(response.status(), body(response));
        }
      }
    }

    private SdpBody body(SipResponse response) {
      return sdp.parse(response.contentType(), response.body());
    }

    private void onSuccess(SipResponse response) {
      SipRequest invite = invited();
      if (dialog != null && !dialog.record().remoteTag().equals(response.to().tag())) {
        endFork(invite, response);
      } else if (dialog != null) {
        sendAck();
      } else {
        limit.cancel();
        DialogRecord record =
            Dialogs.ofOutgoing(invite, response, order.transport(), order.destination());
        if (cancelWanted) {
          // The answer crossed our CANCEL: take it, then hang up (RFC 3261 9.1).
          dialog = new Dialog(record);
          acknowledgeWith("");
          dialogClient.hangUpQuietly(record.nextRequest());
          fail(Status.TERMINATED, response.headers());
          return;
        }
        dialog = core.dialogs().adopt(record);
        if (!order.sdp().isEmpty()) {
          acknowledgeWith("");
        }
        over = true;
        listener.onAnswered(record, body(response));
      }
    }

    /** Each of its 200s is acknowledged, and one BYE sent (RFC 3261 13.2.2.4). */
    private void endFork(SipRequest invite, SipResponse response) {
      DialogRecord fork =
          Dialogs.ofOutgoing(invite, response, order.transport(), order.destination());
      core.route(fork)
          .ifPresent(
              route ->
                  core.transport()
                      .send(route.flow(), DialogRequests.create(fork, SipMethod.ACK, route.via())));
      if (forks.size() < MAX_FORKS && forks.add(fork.remoteTag())) {
        dialogClient.hangUpQuietly(fork.nextRequest());
      }
    }

    private void acknowledgeWith(String answer) {
      if (dialog == null || ack != null) {
        return;
      }
      ackRoute = core.route(dialog.record()).orElse(null);
      if (ackRoute != null) {
        long number = invited().cseq().number();
        SipRequest plain =
            DialogRequests.create(dialog.record(), SipMethod.ACK, number, ackRoute.via());
        ack = answer.isEmpty() ? plain : plain.withBody(Responder.SDP, answer);
        sendAck();
      }
    }

    private void sendAck() {
      if (ack != null && ackRoute != null) {
        core.transport().send(ackRoute.flow(), ack);
      }
    }

    private SipRequest invited() {
      if (transaction == null) {
        throw new IllegalStateException("no INVITE was sent");
      }
      return transaction.request();
    }

    @Override
    public void onTimeout() {
      fail(Status.REQUEST_TIMEOUT, Headers.NONE);
    }

    @Override
    public void onTransportFailure() {
      fail(Status.UNAVAILABLE, Headers.NONE);
    }

    private void fail(int status, Headers headers) {
      limit.cancel();
      if (!over) {
        over = true;
        listener.onFailed(status, headers);
      }
    }

    @Override
    public void cancel() {
      core.loop().execute(this::cancelNow);
    }

    /** A CANCEL waits for the first provisional response (RFC 3261 9.1). */
    private void cancelNow() {
      cancelWanted = true;
      if (over || cancelSent || transaction == null || !transaction.isProceeding()) {
        return;
      }
      cancelSent = true;
      limit.cancel();
      limit = core.loop().schedule(core.settings().timers().timeout(), this::abandon);
      SipRequest invite = transaction.request();
      Headers headers =
          Headers.NONE
              .plus("Via", invite.topVia().text())
              .plus("Max-Forwards", "70")
              .plus("From", invite.headers().first("From").orElseThrow())
              .plus("To", invite.headers().first("To").orElseThrow())
              .plus("Call-ID", invite.callId())
              .plus("CSeq", new CSeq(invite.cseq().number(), SipMethod.CANCEL).text());
      SipRequest cancel = new SipRequest(SipMethod.CANCEL, invite.uri(), headers, "");
      core.transactions().request(cancel, transaction.flow(), Indifferent.INSTANCE);
    }

    private void abandon() {
      if (!over && transaction != null) {
        transaction.abandon();
        fail(Status.REQUEST_TIMEOUT, Headers.NONE);
      }
    }

    @Override
    public void acknowledge(String answer) {
      core.loop().execute(() -> acknowledgeWith(answer));
    }
  }

  /** What becomes of a CANCEL shows in the INVITE's own response. */
  private enum Indifferent implements ClientUser {
    INSTANCE;

    @Override
    public void onResponse(SipResponse response) {
      // The INVITE's 487 follows.
    }

    @Override
    public void onTimeout() {
      // The INVITE's own limit runs.
    }

    @Override
    public void onTransportFailure() {
      // The INVITE fails by itself.
    }
  }
}
