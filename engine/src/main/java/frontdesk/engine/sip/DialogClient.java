package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.dialog.DialogRequests;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.message.RetryAfter;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.sdp.SdpParser;
import frontdesk.engine.sip.transaction.ClientUser;
import frontdesk.engine.sip.transaction.InviteClientTransaction;
import frontdesk.engine.sip.transaction.ServerTransaction;
import frontdesk.engine.sip.transaction.SignallingLoop;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Our requests inside a dialog (RFC 3261 12.2.1, 14.1, 15). Signalling thread. */
final class DialogClient {
  private static final int GLARE_STEP_MS = 10;

  private final Core core;
  private final Responder responder;
  private final SdpParser sdp;

  DialogClient(Core core, Responder responder) {
    this.core = core;
    this.responder = responder;
    this.sdp = new SdpParser(core.settings().sdpLimits());
  }

  /** Sends a re-INVITE with the record's number; glare with anything under way is told at once. */
  void reinvite(DialogRecord stored, String sdpText) {
    Dialog dialog = core.dialogs().adopt(stored);
    // The ACK of a 200 that named another node goes there; if that is gone, it never comes.
    boolean ackToCome = dialog.unacknowledged() != null && !dialog.isBorrowed();
    if (dialog.isOurInvitePending() || dialog.peerOffer() != null || ackToCome) {
      refused(dialog, Status.REQUEST_PENDING);
      return;
    }
    Optional<Core.Route> route = core.route(dialog.record());
    if (route.isEmpty()) {
      refused(dialog, Status.UNAVAILABLE);
      return;
    }
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Contact", dialog.record().contact()));
    headers.addAll(Responder.abilities());
    SipRequest plain = DialogRequests.create(dialog.record(), SipMethod.INVITE, route.get().via());
    SipRequest invite =
        plain.withHeaders(plain.headers().plus(headers)).withBody(Responder.SDP, sdpText);
    dialog.ourInvitePending(true);
    Reinvite user = new Reinvite(dialog, invite);
    core.transactions()
        .invite(invite, route.get().flow(), user)
        .ifPresentOrElse(user::limit, () -> user.end(Status.UNAVAILABLE));
  }

  private void refused(Dialog dialog, int status) {
    core.listener()
        .onDialogEvent(
            new DialogEvent.OfferRefused(dialog.record(), status, retryIn(dialog, status)));
  }

  /** RFC 3261 14.1: the maker of the Call-ID waits longer, so that the two do not meet again. */
  private Optional<Duration> retryIn(Dialog dialog, int status) {
    if (status != Status.REQUEST_PENDING) {
      return Optional.empty();
    }
    int steps =
        dialog.record().initiator() ? 210 + core.random().nextInt(191) : core.random().nextInt(201);
    return Optional.of(Duration.ofMillis((long) steps * GLARE_STEP_MS));
  }

  /** One re-INVITE of ours: its 200 is acknowledged each time, but told once. */
  private final class Reinvite implements ClientUser {
    private final Dialog dialog;
    private final SipRequest invite;
    private @Nullable SipRequest ack;
    private Core.@Nullable Route ackRoute;
    private SignallingLoop.Timer limit = () -> {};

    Reinvite(Dialog dialog, SipRequest invite) {
      this.dialog = dialog;
      this.invite = invite;
    }

    /** A peer that says 100 and no more would keep every other change out for ever. */
    void limit(InviteClientTransaction transaction) {
      limit =
          core.loop()
              .schedule(
                  core.settings().ringTimeout(),
                  () -> {
                    transaction.abandon();
                    end(Status.REQUEST_TIMEOUT);
                  });
    }

    private void end(int status) {
      end(status, retryIn(dialog, status));
    }

    private void end(int status, Optional<Duration> retryIn) {
      limit.cancel();
      dialog.ourInvitePending(false);
      core.listener().onDialogEvent(new DialogEvent.OfferRefused(dialog.record(), status, retryIn));
    }

    @Override
    public void onResponse(SipResponse response) {
      if (response.isSuccess()) {
        onSuccess(response);
      } else if (response.isFinal()) {
        end(
            response.status(),
            retryIn(dialog, response.status()).or(() -> RetryAfter.of(response.headers())));
      }
    }

    private void onSuccess(SipResponse response) {
      boolean first = ack == null;
      if (first) {
        limit.cancel();
        dialog.ourInvitePending(false);
        dialog.acknowledged();
        Optional<NameAddr> contact =
            response.headers().list("Contact").stream().findFirst().flatMap(NameAddr::parse);
        DialogRecord record = dialog.record();
        contact.ifPresent(c -> dialog.update(record.withTarget(c.uri(), record.destination())));
        ackRoute = core.route(dialog.record()).orElse(null);
        if (ackRoute != null) {
          ack =
              DialogRequests.create(
                  dialog.record(), SipMethod.ACK, invite.cseq().number(), ackRoute.via());
        }
      }
      if (ack != null && ackRoute != null) {
        core.transport().send(ackRoute.flow(), ack);
      }
      if (first) {
        core.listener()
            .onDialogEvent(
                new DialogEvent.OfferAccepted(
                    dialog.record(), sdp.parse(response.contentType(), response.body())));
      }
    }

    @Override
    public void onTimeout() {
      end(Status.REQUEST_TIMEOUT);
    }

    @Override
    public void onTransportFailure() {
      end(Status.UNAVAILABLE);
    }
  }

  /** Sends BYE once; where our 200 still waits for its ACK, after that (RFC 3261 15). */
  void bye(DialogRecord stored) {
    Dialog dialog = core.dialogs().adopt(stored);
    if (!dialog.end()) {
      return;
    }
    if (dialog.unacknowledged() != null) {
      dialog.deferBye(() -> byeNow(dialog));
    } else {
      byeNow(dialog);
    }
  }

  private void byeNow(Dialog dialog) {
    DialogRecord record = dialog.record();
    ServerTransaction open = dialog.peerOffer();
    if (open != null) {
      dialog.offerSettled();
      responder.respond(open, Status.TERMINATED);
    }
    request(
        record,
        SipMethod.BYE,
        "",
        "",
        status -> {
          core.dialogs().remove(dialog);
          core.listener().onDialogEvent(new DialogEvent.HungUp(record, status));
        });
  }

  /** Sends a key by INFO. */
  void info(DialogRecord stored, TelephoneKey key, Duration duration) {
    Dialog dialog = core.dialogs().adopt(stored);
    request(
        dialog.record(),
        SipMethod.INFO,
        "application/dtmf-relay",
        InfoKeys.write(key, duration),
        status ->
            core.listener().onDialogEvent(new DialogEvent.InfoAnswered(dialog.record(), status)));
  }

  private void request(
      DialogRecord record, String method, String contentType, String body, IntConsumer done) {
    Optional<Core.Route> route = core.route(record);
    if (route.isEmpty()) {
      done.accept(Status.UNAVAILABLE);
      return;
    }
    SipRequest request = DialogRequests.create(record, method, route.get().via());
    if (!body.isEmpty()) {
      request = request.withBody(contentType, body);
    }
    ClientUser user =
        new ClientUser() {
          @Override
          public void onResponse(SipResponse response) {
            if (response.isFinal()) {
              done.accept(response.status());
            }
          }

          @Override
          public void onTimeout() {
            done.accept(Status.REQUEST_TIMEOUT);
          }

          @Override
          public void onTransportFailure() {
            done.accept(Status.UNAVAILABLE);
          }
        };
    if (!core.transactions().request(request, route.get().flow(), user)) {
      done.accept(Status.UNAVAILABLE);
    }
  }

  /** Ends a dialog without telling the listener: a second answer to a forked INVITE. */
  void hangUpQuietly(DialogRecord record) {
    request(record, SipMethod.BYE, "", "", status -> {});
  }
}
