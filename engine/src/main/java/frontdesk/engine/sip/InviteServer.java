package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.dialog.Dialogs;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.engine.sip.sdp.SdpParser;
import frontdesk.engine.sip.transaction.InviteServerTransaction;
import frontdesk.engine.sip.transaction.SignallingLoop;
import java.util.ArrayList;
import java.util.List;

/** New calls to us (RFC 3261 13.3). Signalling thread. */
final class InviteServer {
  private final Core core;
  private final Responder responder;
  private final Admission admission;
  private final SdpParser sdp;

  InviteServer(Core core, Responder responder, Admission admission) {
    this.core = core;
    this.responder = responder;
    this.admission = admission;
    this.sdp = new SdpParser(core.settings().sdpLimits());
  }

  void onInvite(InviteServerTransaction transaction) {
    SipRequest invite = transaction.request();
    if (responder.refuseShortSession(transaction)) {
      return;
    }
    SdpBody body = sdp.parse(invite.contentType(), invite.body());
    if (body instanceof SdpBody.Malformed malformed) {
      Header warning = new Header("Warning", "399 frontdesk \"Malformed session description\"");
      responder.respond(transaction, Responder.refusalOf(malformed), "", List.of(warning));
      return;
    }
    if (!core.dialogs().reserve()) {
      responder.respondLater(transaction, Status.UNAVAILABLE, core.settings().retryAfter());
      return;
    }
    Admission.Verdict verdict = admission.tryAdmit();
    if (verdict instanceof Admission.Full full) {
      core.dialogs().release();
      responder.respondLater(transaction, Status.UNAVAILABLE, full.retryAfter());
      return;
    }
    transaction.respond(SipResponse.to(invite, Status.TRYING, ""));
    new Pending(transaction, InviteReading.read(invite, body, transaction.flow())).start();
  }

  /** One INVITE between its 100 and its final response. */
  private final class Pending implements IncomingCall.Decisions {
    private final InviteServerTransaction transaction;
    private final IncomingCall call;
    private String tag = "";
    private SignallingLoop.Timer limit = () -> {};

    Pending(InviteServerTransaction transaction, IncomingInvite invite) {
      this.transaction = transaction;
      this.call = new IncomingCall(invite, this);
    }

    void start() {
      transaction.onCancelled(() -> giveUp(Status.TERMINATED));
      limit = core.loop().schedule(core.settings().answerTimeout(), () -> giveUp(480));
      try {
        core.listener().onInvite(call);
      } catch (RuntimeException e) {
        giveUp(Status.SERVER_ERROR);
        throw e;
      }
    }

    private void giveUp(int status) {
      if (!transaction.isAnswered()) {
        finish(status, List.of());
        core.listener().onCancelled(call);
      }
    }

    private void finish(int status, List<Header> headers) {
      limit.cancel();
      core.dialogs().release();
      responder.respond(transaction, status, tag, headers);
    }

    @Override
    public DialogRecord dialog(String callId) {
      TransportKind kind = transaction.flow().kind();
      String contact =
          core.transport()
              .towards(kind, transaction.flow().remote())
              .map(p -> Dialogs.contact(callId, p.advertisedHost(), p.advertisedPort(), kind))
              .orElseThrow();
      return Dialogs.ofIncoming(
          transaction.request(), callId, kind, transaction.flow().remote(), contact);
    }

    @Override
    public void ring(String callId) {
      DialogRecord early = dialog(callId);
      core.loop()
          .execute(
              () -> {
                if (!transaction.isAnswered()) {
                  tag = callId;
                  transaction.respond(answer(Status.RINGING, early, List.of()));
                }
              });
    }

    @Override
    public void accept(DialogRecord record, String sdpText) {
      core.loop().execute(() -> acceptNow(record, sdpText));
    }

    private void acceptNow(DialogRecord record, String sdpText) {
      if (transaction.isAnswered()) {
        return;
      }
      limit.cancel();
      core.dialogs().release();
      SipRequest invite = transaction.request();
      List<Header> headers = new ArrayList<>(Responder.abilities());
      headers.addAll(SessionTimer.echo(invite));
      SipResponse ok = answer(Status.OK, record, headers).withBody(Responder.SDP, sdpText);
      Dialog dialog = core.takePart(record);
      Answers.send(core, dialog, transaction, ok, invite.body().isEmpty());
    }

    @Override
    public void reject(int status, List<Header> headers) {
      if (status < 300 || status > 699) {
        throw new IllegalArgumentException("not a refusal: " + status);
      }
      core.loop()
          .execute(
              () -> {
                if (!transaction.isAnswered()) {
                  finish(status, headers);
                }
              });
    }

    /** A dialog-making response copies the Record-Route (RFC 3261 12.1.1). */
    private SipResponse answer(int status, DialogRecord record, List<Header> headers) {
      SipRequest invite = transaction.request();
      SipResponse response = responder.response(invite, status, record.localTag());
      for (String route : invite.headers().all("Record-Route")) {
        response = response.with("Record-Route", route);
      }
      response = response.with("Contact", record.contact());
      return response.withHeaders(response.headers().plus(headers));
    }
  }
}
