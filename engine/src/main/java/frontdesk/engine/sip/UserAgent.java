package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.dialog.Dialogs;
import frontdesk.engine.sip.digest.CallerProof;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.registration.Registration;
import frontdesk.engine.sip.registration.RegistrationListener;
import frontdesk.engine.sip.registration.RegistrationOrder;
import frontdesk.engine.sip.transaction.InviteServerTransaction;
import frontdesk.engine.sip.transaction.ServerTransaction;
import frontdesk.engine.sip.transaction.SignallingLoop;
import frontdesk.engine.sip.transaction.ThreadLoop;
import frontdesk.engine.sip.transaction.TransactionLayer;
import frontdesk.engine.sip.transaction.TransactionUser;
import frontdesk.engine.sip.transport.Flow;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.engine.sip.transport.MessageTransport;
import frontdesk.engine.sip.transport.SocketTransport;
import frontdesk.protocol.media.TelephoneKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The user agent: answers and makes calls over the sockets of its settings (RFC 3261). Public
 * methods may be called from any thread; the listener is called on the signalling thread.
 */
public final class UserAgent implements AutoCloseable {
  private final Core core;
  private final Responder responder;
  private final Arrivals arrivals;
  private final Admission admission;
  private final InviteServer inviteServer;
  private final DialogServer dialogServer;
  private final DialogClient dialogClient;
  private final CallClient callClient;
  private final Inbox inbox;

  /** The outcome of starting. */
  public sealed interface Start {
    record Started(UserAgent userAgent) implements Start {}

    /** An address could not be bound; one clear sentence. */
    record Failed(String sentence) implements Start {}
  }

  /** Opens every socket of the settings, or none. The generator makes tags and branches. */
  public static Start start(
      SipSettings settings,
      UserAgentListener listener,
      Admission admission,
      RandomGenerator random) {
    return start(settings, listener, admission, random, Optional.empty());
  }

  /** The same; who is outside the allowed networks may call by this proof, which is ours now. */
  public static Start start(
      SipSettings settings,
      UserAgentListener listener,
      Admission admission,
      RandomGenerator random,
      Optional<CallerProof> proof) {
    SignallingLoop loop = new ThreadLoop("sip-signalling");
    Inbox inbox = new Inbox(loop, settings.maxQueuedMessages());
    SocketTransport.Opening opening =
        SocketTransport.open(settings.transport(), inbox, System::nanoTime);
    if (opening instanceof SocketTransport.Opening.Failed failed) {
      loop.close();
      return new Start.Failed(failed.sentence());
    }
    SocketTransport transport = ((SocketTransport.Opening.Opened) opening).transport();
    UserAgent agent =
        new UserAgent(settings, listener, admission, random, loop, transport, inbox, proof);
    inbox.connect(agent.arrivals);
    return new Start.Started(agent);
  }

  /** Over a loop and a transport of the caller's: for virtual time. */
  static UserAgent create(
      SipSettings settings,
      UserAgentListener listener,
      Admission admission,
      RandomGenerator random,
      SignallingLoop loop,
      MessageTransport transport,
      Inbox inbox) {
    UserAgent agent =
        new UserAgent(
            settings, listener, admission, random, loop, transport, inbox, Optional.empty());
    inbox.connect(agent.arrivals);
    return agent;
  }

  private UserAgent(
      SipSettings settings,
      UserAgentListener listener,
      Admission admission,
      RandomGenerator random,
      SignallingLoop loop,
      MessageTransport transport,
      Inbox inbox,
      Optional<CallerProof> proof) {
    TransactionLayer transactions =
        new TransactionLayer(
            loop, settings.timers(), settings.maxTransactions(), transport, new Requests());
    this.core =
        new Core(
            settings,
            loop,
            transport,
            transactions,
            new DialogTable(settings.maxDialogs()),
            random,
            listener);
    this.responder = new Responder(core);
    this.arrivals = new Arrivals(core, new Outsiders(core, responder, proof));
    this.admission = admission;
    this.inviteServer = new InviteServer(core, responder, admission);
    this.dialogServer = new DialogServer(core, responder);
    this.dialogClient = new DialogClient(core, responder);
    this.callClient = new CallClient(core, dialogClient);
    this.inbox = inbox;
  }

  /** Calls somebody; the outcome comes to the listener, later events to the agent's listener. */
  public OutgoingCall call(OutgoingCall.Order order, OutgoingCall.Listener listener) {
    return callClient.call(order, listener);
  }

  /**
   * Sends a re-INVITE with this offer. The record is {@link DialogRecord#nextRequest()} of the
   * stored one, stored before; it may come from another instance. Outcome: OfferAccepted or
   * OfferRefused.
   */
  public void reinvite(DialogRecord record, String sdpOffer) {
    core.loop().execute(() -> dialogClient.reinvite(record, sdpOffer));
  }

  /** Sends BYE with this record's number, after the ACK of an open 200. Outcome: HungUp. */
  public void bye(DialogRecord record) {
    core.loop().execute(() -> dialogClient.bye(record));
  }

  /**
   * Sends BYE in the dialog of this call as it is known here; for calls that nobody looks after.
   */
  public void hangUp(String callId) {
    core.loop()
        .execute(
            () -> {
              Dialog dialog = core.dialogs().find(callId);
              if (dialog != null) {
                dialogClient.bye(dialog.record().nextRequest());
              }
            });
  }

  /** Sends a key by INFO with this record's number. Outcome: InfoAnswered. */
  public void info(DialogRecord record, TelephoneKey key, Duration pressed) {
    core.loop().execute(() -> dialogClient.info(record, key, pressed));
  }

  /**
   * Takes part in a dialog from now on, so that no claim is asked for it. The peer's last INVITE is
   * answered by another instance: should its ACK come here, the listener is told.
   */
  public void adopt(DialogRecord record) {
    core.loop().execute(() -> adoptNow(record));
  }

  /**
   * A request of the peer came, here or to another instance, and changed the dialog so. Where it
   * did not come here, its ACK may.
   */
  public void heard(DialogRecord record) {
    core.loop()
        .execute(
            () -> {
              Dialog dialog = core.dialogs().find(record.localTag());
              if (dialog != null && dialog.record().remoteCSeq() < record.remoteCSeq()) {
                adoptNow(record);
              }
            });
  }

  private void adoptNow(DialogRecord record) {
    core.dialogs().adopt(record).answeredElsewhere(record.remoteCSeq());
  }

  /** The ACK of our 200 to the INVITE with this number came to another instance. */
  public void acknowledgedElsewhere(String callId, long number) {
    core.loop().execute(() -> dialogServer.acknowledgedElsewhere(callId, number));
  }

  /** Forgets a dialog without a word to the peer: another node has it now. */
  public void forget(String callId) {
    core.loop()
        .execute(
            () -> {
              Dialog dialog = core.dialogs().find(callId);
              if (dialog != null) {
                core.dialogs().remove(dialog);
              }
            });
  }

  /** Forgets a dialog whose call is over, unless it ends by itself. */
  public void settled(String callId) {
    core.loop()
        .execute(
            () -> {
              Dialog dialog = core.dialogs().find(callId);
              if (dialog != null && dialog.isIdle() && !dialog.isEnding()) {
                core.dialogs().remove(dialog);
              }
            });
  }

  /** The Contact value by which this instance is reached for that call towards that peer. */
  public Optional<String> contactFor(String callId, TransportKind kind, InetSocketAddress peer) {
    return core.transport()
        .towards(kind, peer)
        .map(
            point -> Dialogs.contact(callId, point.advertisedHost(), point.advertisedPort(), kind));
  }

  /** A registration at a trunk; nothing is sent before its first contacts are given. */
  public Registration registration(RegistrationOrder order, RegistrationListener registrations) {
    return new Registration(new Link(core), order, registrations);
  }

  /** Where it listens, with actual ports. */
  public List<ListenPoint> listenPoints() {
    return core.transport().listenPoints();
  }

  /** Transactions open now. */
  public int openTransactions() {
    return core.transactions().count();
  }

  /** Dialogs known now. */
  public int knownDialogs() {
    return core.dialogs().count();
  }

  /** Sockets and connections open now. */
  public int openSockets() {
    return core.transport().openSockets();
  }

  /** Messages dropped because too many waited. */
  public long droppedMessages() {
    return inbox.droppedCount();
  }

  /** Requests that were refused for now, because a bound was reached or the node is draining. */
  public long refusedRequests() {
    return responder.refusedForNow();
  }

  /** Closes the sockets and forgets everything, without a word to any peer. */
  @Override
  public void close() {
    core.transport().close();
    core.loop().close();
    core.transactions().clear();
    core.dialogs().clear();
  }

  /** What the transactions hand up. */
  private final class Requests implements TransactionUser {
    @Override
    public void onRequest(ServerTransaction transaction) {
      try {
        dispatch(transaction);
      } catch (RuntimeException e) {
        // A transaction without an answer would stay for ever; the loop logs the fault.
        if (!transaction.isAnswered()) {
          responder.respond(transaction, Status.SERVER_ERROR);
        }
        throw e;
      }
    }

    private void dispatch(ServerTransaction transaction) {
      SipRequest request = transaction.request();
      Optional<RequestGate.Refusal> refusal = RequestGate.inspect(request);
      if (refusal.isPresent()) {
        responder.respond(transaction, refusal.get().status(), "", refusal.get().headers());
      } else if (request.method().equals(SipMethod.CANCEL)) {
        onCancel(transaction);
      } else if (request.inDialog()) {
        dialogServer.onRequest(transaction);
      } else if (core.transactions().isMerged(transaction)) {
        responder.respond(transaction, Status.LOOP_DETECTED);
      } else if (transaction instanceof InviteServerTransaction invite) {
        inviteServer.onInvite(invite);
      } else if (request.method().equals(SipMethod.OPTIONS)) {
        onOptions(transaction);
      } else {
        responder.respond(transaction, Status.NO_SUCH_CALL);
      }
    }

    private void onOptions(ServerTransaction transaction) {
      if (admission.isDraining()) {
        responder.respondLater(transaction, Status.UNAVAILABLE, core.settings().retryAfter());
      } else {
        responder.respondWithAbilities(transaction);
      }
    }

    private void onCancel(ServerTransaction transaction) {
      Optional<InviteServerTransaction> invite =
          core.transactions().cancelled(transaction.request());
      responder.respond(transaction, invite.isPresent() ? Status.OK : Status.NO_SUCH_CALL);
      invite.ifPresent(InviteServerTransaction::cancel);
    }

    @Override
    public void onAck(SipRequest ack, Flow flow) {
      dialogServer.onAck(ack);
    }

    @Override
    public void onOverload(SipRequest request, Flow flow) {
      core.transport().send(flow, responder.later(request, core.settings().retryAfter()));
    }
  }
}
