package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.dialog.Dialogs;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.engine.sip.sdp.SdpParser;
import frontdesk.engine.sip.transaction.InviteServerTransaction;
import frontdesk.engine.sip.transaction.ServerTransaction;
import frontdesk.engine.sip.transaction.SignallingLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests of the peer inside a dialog (RFC 3261 12.2.2). Signalling thread. */
final class DialogServer {
  private static final int MAX_RETRY_SECONDS = 10;

  private final Core core;
  private final Responder responder;
  private final Claims claims;
  private final SdpParser sdp;

  DialogServer(Core core, Responder responder) {
    this.core = core;
    this.responder = responder;
    this.claims = new Claims(core);
    this.sdp = new SdpParser(core.settings().sdpLimits());
  }

  /** A request whose To-tag names a dialog of ours, known here or not. */
  void onRequest(ServerTransaction transaction) {
    String tag = transaction.request().to().tag();
    Dialog dialog = core.dialogs().find(tag);
    if (dialog != null) {
      handle(dialog, transaction);
      return;
    }
    claims.ask(
        tag,
        new Claims.Waiting() {
          @Override
          public void deliver(Dialog found) {
            handle(found, transaction);
          }

          @Override
          public void refuse(boolean later) {
            if (later) {
              Duration wait = core.settings().retryAfter();
              responder.respondLater(transaction, Status.UNAVAILABLE, wait);
            } else {
              responder.respond(transaction, Status.NO_SUCH_CALL);
            }
          }
        });
  }

  /** The ACK of a 200. */
  void onAck(SipRequest ack) {
    String tag = ack.to().tag();
    Dialog dialog = core.dialogs().find(tag);
    if (dialog != null) {
      acknowledge(dialog, ack);
    } else if (!tag.isEmpty()) {
      claims.ask(
          tag,
          new Claims.Waiting() {
            @Override
            public void deliver(Dialog found) {
              acknowledge(found, ack);
            }

            @Override
            public void refuse(boolean later) {
              // An ACK is never answered.
            }
          });
    }
  }

  private void acknowledge(Dialog dialog, SipRequest ack) {
    if (!belongs(dialog.record(), ack)) {
      return;
    }
    AnswerRetransmission waiting = dialog.unacknowledged();
    long number = ack.cseq().number();
    if (waiting != null && waiting.cseq() == number) {
      SdpBody answer = sdp.parse(ack.contentType(), ack.body());
      core.listener().onDialogEvent(new DialogEvent.Acknowledged(dialog.record(), answer));
      dialog.acknowledged();
      core.giveUp(dialog);
    } else if (dialog.isBorrowed() || dialog.isAnsweredElsewhere(number)) {
      // Our Contact stood in a 200 that another node sends, and repeats until it is told.
      SdpBody answer = sdp.parse(ack.contentType(), ack.body());
      core.listener()
          .onDialogEvent(new DialogEvent.AcknowledgedForOther(dialog.record(), number, answer));
    }
  }

  /** The ACK of our 200 came to another node. */
  void acknowledgedElsewhere(String tag, long number) {
    Dialog dialog = core.dialogs().find(tag);
    AnswerRetransmission waiting = dialog == null ? null : dialog.unacknowledged();
    if (dialog != null && waiting != null && waiting.cseq() == number) {
      dialog.acknowledged();
      core.giveUp(dialog);
    }
  }

  /** Both tags and the Call-ID must be the dialog's: a Call-ID alone is guessable. */
  private static boolean belongs(DialogRecord record, SipRequest request) {
    return record.sipCallId().equals(request.callId())
        && record.remoteTag().equals(request.from().tag());
  }

  private void handle(Dialog dialog, ServerTransaction transaction) {
    SipRequest request = transaction.request();
    if (!belongs(dialog.record(), request)) {
      responder.respond(transaction, Status.NO_SUCH_CALL);
    } else if (request.cseq().number() < dialog.record().remoteCSeq()) {
      responder.respondLater(transaction, Status.SERVER_ERROR, Duration.ofSeconds(1));
    } else {
      dialog.update(dialog.record().heard(request.cseq().number()));
      dispatch(dialog, transaction);
    }
  }

  private void dispatch(Dialog dialog, ServerTransaction transaction) {
    switch (transaction.request().method()) {
      case SipMethod.BYE -> onBye(dialog, transaction);
      case SipMethod.INVITE -> onReinvite(dialog, transaction);
      case SipMethod.UPDATE -> onUpdate(dialog, transaction);
      case SipMethod.INFO -> onInfo(dialog, transaction);
      default -> responder.respondWithAbilities(transaction);
    }
  }

  private void onBye(Dialog dialog, ServerTransaction transaction) {
    responder.respond(transaction, Status.OK);
    ServerTransaction open = dialog.peerOffer();
    if (open != null) {
      // RFC 3261 15.1.2: pending requests of an ended dialog get 487.
      dialog.offerSettled();
      responder.respond(open, Status.TERMINATED);
    }
    core.dialogs().remove(dialog);
    core.listener().onDialogEvent(new DialogEvent.Ended(dialog.record()));
  }

  private void onInfo(Dialog dialog, ServerTransaction transaction) {
    SipRequest info = transaction.request();
    responder.respond(transaction, Status.OK);
    InfoKeys.read(info.contentType(), info.body())
        .ifPresent(
            press ->
                core.listener()
                    .onDialogEvent(
                        new DialogEvent.KeyPressed(
                            dialog.record(), press.key(), press.duration())));
  }

  private void onReinvite(Dialog dialog, ServerTransaction transaction) {
    if (!responder.refuseShortSession(transaction)) {
      onOffer(dialog, transaction);
    }
  }

  private void onUpdate(Dialog dialog, ServerTransaction transaction) {
    if (responder.refuseShortSession(transaction)) {
      return;
    }
    if (transaction.request().body().isEmpty()) {
      refreshTarget(dialog, transaction);
      transaction.respond(sessionAnswer(dialog, transaction.request()));
    } else {
      onOffer(dialog, transaction);
    }
  }

  /** A re-INVITE, or an UPDATE with an offer (RFC 3261 14.2, RFC 3311 5.2). */
  private void onOffer(Dialog dialog, ServerTransaction transaction) {
    AnswerRetransmission waiting = dialog.unacknowledged();
    boolean ourOfferOpen = waiting != null && waiting.isOffering();
    if (dialog.isOurInvitePending() || ourOfferOpen) {
      responder.respond(transaction, Status.REQUEST_PENDING);
      return;
    }
    if (dialog.peerOffer() != null) {
      Duration wait = Duration.ofSeconds(core.random().nextInt(MAX_RETRY_SECONDS + 1));
      responder.respondLater(transaction, Status.SERVER_ERROR, wait);
      return;
    }
    SipRequest request = transaction.request();
    SdpBody body = sdp.parse(request.contentType(), request.body());
    if (body instanceof SdpBody.Malformed malformed) {
      responder.respond(transaction, Responder.refusalOf(malformed));
      return;
    }
    SignallingLoop.Timer limit =
        core.loop()
            .schedule(
                core.settings().answerTimeout(),
                () -> reject(dialog, transaction, Status.SERVER_ERROR, List.of()));
    dialog.peerOffers(transaction, limit);
    if (transaction instanceof InviteServerTransaction invite) {
      invite.respond(SipResponse.to(request, Status.TRYING, ""));
      invite.onCancelled(() -> withdrawn(dialog, invite));
    }
    PeerOffer offer =
        new PeerOffer(
            InviteReading.description(body),
            (text, contact) ->
                core.loop()
                    .execute(
                        () -> {
                          contact.ifPresent(of -> livesAt(dialog, of));
                          accept(dialog, transaction, text);
                        }),
            (status, headers) ->
                core.loop().execute(() -> reject(dialog, transaction, status, headers)));
    core.listener().onDialogEvent(new DialogEvent.Offered(refreshed(dialog, transaction), offer));
  }

  private void withdrawn(Dialog dialog, InviteServerTransaction transaction) {
    reject(dialog, transaction, Status.TERMINATED, List.of());
    core.listener().onDialogEvent(new DialogEvent.OfferWithdrawn(dialog.record()));
  }

  /** A call that has moved since we knew of it: only this transaction is still ours. */
  private static void livesAt(Dialog dialog, String contact) {
    if (!contact.equals(dialog.record().contact())) {
      dialog.update(dialog.record().withContact(contact));
      dialog.borrow();
    }
  }

  private void accept(Dialog dialog, ServerTransaction transaction, String text) {
    if (transaction.isAnswered() || dialog.peerOffer() != transaction) {
      return;
    }
    dialog.offerSettled();
    refreshTarget(dialog, transaction);
    SipRequest request = transaction.request();
    SipResponse ok = sessionAnswer(dialog, request).withBody(Responder.SDP, text);
    if (transaction instanceof InviteServerTransaction invite) {
      Answers.send(core, dialog, invite, ok, request.body().isEmpty());
    } else {
      transaction.respond(ok);
      core.giveUp(dialog);
    }
  }

  private void reject(
      Dialog dialog, ServerTransaction transaction, int status, List<Header> headers) {
    if (!transaction.isAnswered() && dialog.peerOffer() == transaction) {
      dialog.offerSettled();
      responder.respond(transaction, status, dialog.record().localTag(), headers);
      core.giveUp(dialog);
    }
  }

  /** Only an accepted request moves the target (RFC 3261 12.2.2). */
  private static void refreshTarget(Dialog dialog, ServerTransaction transaction) {
    dialog.update(refreshed(dialog, transaction));
  }

  private static DialogRecord refreshed(Dialog dialog, ServerTransaction transaction) {
    return Dialogs.refreshed(dialog.record(), transaction.request(), transaction.flow().remote());
  }

  private SipResponse sessionAnswer(Dialog dialog, SipRequest request) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Contact", dialog.record().contact()));
    headers.addAll(Responder.abilities());
    headers.addAll(SessionTimer.echo(request));
    SipResponse ok = responder.response(request, Status.OK, dialog.record().localTag());
    return ok.withHeaders(ok.headers().plus(headers));
  }

  int openClaims() {
    return claims.count();
  }
}
