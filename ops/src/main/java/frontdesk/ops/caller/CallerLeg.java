package frontdesk.ops.caller;

import frontdesk.engine.call.CallMedia;
import frontdesk.engine.media.LineAnswer;
import frontdesk.engine.media.LineListener;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.sip.Admission;
import frontdesk.engine.sip.DialogClaim;
import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.IncomingCall;
import frontdesk.engine.sip.OutgoingCall;
import frontdesk.engine.sip.PeerOffer;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.UserAgentListener;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.sdp.Direction;
import frontdesk.engine.sip.sdp.LocalDescription;
import frontdesk.engine.sip.sdp.LocalMedia;
import frontdesk.engine.sip.sdp.Negotiation;
import frontdesk.engine.sip.sdp.OfferAnswer;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One simulated caller's dialog and line: signalling and media threads tell it, the caller's own
 * thread commands and asks it.
 */
final class CallerLeg implements UserAgentListener, OutgoingCall.Listener, LineListener {
  private static final long EPOCH = 1;
  private static final int TELEPHONE_EVENT = 101;
  private static final int PACKET_TIME_MS = 20;
  private static final int ID_OCTETS = 16;
  private static final int BUSY = 486;

  private final CallOrder order;
  private final CallerEar ear;
  private final MediaLine line;
  private final LongSupplier nanoTime;
  private final OfferAnswer negotiator;
  private final String tag;
  private final String sipCallId;

  private @Nullable UserAgent agent;
  private @Nullable OutgoingCall call;
  private @Nullable DialogRecord record;
  private LocalMedia local;
  private LocalDescription sent;
  private int finalStatus;
  private boolean usable = true;
  private long answeredNanos;
  private String codec = "";
  private long playedUtterance;
  private Reoffer reoffer = Reoffer.NONE;
  private boolean endedByPeer;
  private boolean hungUp;

  /** What became of our re-INVITE. */
  enum Reoffer {
    NONE,
    WAITING,
    ACCEPTED,
    /** Both sides asked at once (491): it may be tried again. */
    CROSSED,
    REFUSED
  }

  CallerLeg(
      CallOrder order,
      CallerEar ear,
      MediaLine line,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.order = order;
    this.ear = ear;
    this.line = line;
    this.nanoTime = nanoTime;
    negotiator =
        new OfferAnswer(order.bind().isLoopbackAddress() ? Network.LOOPBACK : List.<Network>of());
    tag = id(random);
    sipCallId = id(random);
    sent = LocalDescription.first(random.nextLong() >>> 2);
    local =
        new LocalMedia(
            IpLiteral.bare(line.address().getAddress()),
            line.address().getPort(),
            order.codecs(),
            TELEPHONE_EVENT,
            PACKET_TIME_MS,
            Direction.SENDRECV);
  }

  private static String id(RandomGenerator random) {
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /** Takes no calls: a caller only calls. */
  static Admission admission() {
    return new Admission() {
      @Override
      public Verdict tryAdmit() {
        return new Full(Duration.ofMinutes(1));
      }

      @Override
      public boolean isDraining() {
        return true;
      }
    };
  }

  /** Sends the INVITE. */
  synchronized void invite(UserAgent userAgent) {
    agent = userAgent;
    line.attach(
        EPOCH,
        this,
        (inbound, played, length, position, concealed) ->
            ear.onSaid(played, length, nanoTime.getAsLong()));
    sent = negotiator.offer(local, sent);
    call =
        userAgent.call(
            OutgoingCall.Order.of(
                tag,
                sipCallId,
                order.target().text(),
                order.from(),
                order.transport(),
                order.destination(),
                sent.text()),
            this);
  }

  @Override
  public void onProgress(int status, SdpBody early) {
    ear.nudge();
  }

  @Override
  public void onAnswered(DialogRecord answered, SdpBody answer) {
    synchronized (this) {
      record = answered;
      finalStatus = 200;
      answeredNanos = nanoTime.getAsLong();
      usable = take(answer);
    }
    ear.answered(nanoTime.getAsLong());
  }

  @Override
  public void onFailed(int status, Headers headers) {
    synchronized (this) {
      finalStatus = status;
    }
    ear.nudge();
  }

  @Override
  public void onInvite(IncomingCall incoming) {
    incoming.reject(BUSY, List.of());
  }

  @Override
  public void onCancelled(IncomingCall incoming) {
    ear.nudge();
  }

  @Override
  public void onUnknownDialog(DialogClaim claim) {
    claim.unknown();
  }

  @Override
  public void onDialogEvent(DialogEvent event) {
    synchronized (this) {
      record = event.record();
      if (event instanceof DialogEvent.Ended) {
        endedByPeer = true;
      } else if (event instanceof DialogEvent.HungUp) {
        hungUp = true;
      } else if (event instanceof DialogEvent.Offered offered) {
        answer(offered.offer());
      } else if (event instanceof DialogEvent.Acknowledged acknowledged
          && acknowledged.answer() instanceof SdpBody.Present) {
        usable &= take(acknowledged.answer());
      } else if (event instanceof DialogEvent.OfferAccepted accepted) {
        reoffer = take(accepted.answer()) ? Reoffer.ACCEPTED : Reoffer.REFUSED;
      } else if (event instanceof DialogEvent.OfferRefused refused) {
        reoffer = refused.retryIn().isPresent() ? Reoffer.CROSSED : Reoffer.REFUSED;
      }
    }
    ear.nudge();
  }

  /** The node takes a call over, or changes its codec, by a re-INVITE of its own. */
  private void answer(PeerOffer offer) {
    if (offer.description().isEmpty()) {
      sent = negotiator.offer(local, sent);
      offer.accept(sent.text());
      return;
    }
    Negotiation outcome = negotiator.answer(offer.description().get(), local, sent);
    if (outcome instanceof Negotiation.Agreed agreed) {
      apply(agreed);
      offer.accept(sent.text());
    } else {
      offer.reject(488, List.of());
    }
  }

  private boolean take(SdpBody answer) {
    if (answer instanceof SdpBody.Present present
        && negotiator.accept(present.description(), local, sent)
            instanceof Negotiation.Agreed agreed) {
      apply(agreed);
      return true;
    }
    return false;
  }

  private void apply(Negotiation.Agreed agreed) {
    sent = agreed.description();
    codec = agreed.session().codec().name();
    line.configure(EPOCH, CallMedia.of(agreed.session()));
  }

  @Override
  public void onKey(TelephoneKey key, long positionSamples) {
    ear.nudge();
  }

  @Override
  public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
    synchronized (this) {
      playedUtterance = Math.max(playedUtterance, utteranceId);
    }
    ear.nudge();
  }

  @Override
  public void onInboundLost() {
    ear.nudge();
  }

  /** Begins to say a clip; {@link #hasPlayed} tells its end. */
  LineAnswer play(long utteranceId, Clip clip) {
    return line.play(EPOCH, utteranceId, clip);
  }

  synchronized boolean hasPlayed(long utteranceId) {
    return playedUtterance >= utteranceId;
  }

  LineAnswer press(TelephoneKey key, Duration pressed) {
    return line.press(EPOCH, key, pressed);
  }

  /** Holds the call or takes it back; {@link #reoffer} tells the outcome. */
  synchronized void reoffer(Direction direction) {
    local = local.withDirection(direction);
    sent = negotiator.offer(local, sent);
    reoffer = Reoffer.WAITING;
    DialogRecord current = record;
    UserAgent userAgent = agent;
    if (current != null && userAgent != null) {
      record = current.nextRequest();
      userAgent.reinvite(record, sent.text());
    }
  }

  synchronized Reoffer reoffer() {
    return reoffer;
  }

  /** Takes an unanswered INVITE back. */
  synchronized void cancel() {
    if (call != null) {
      call.cancel();
    }
  }

  /** Sends BYE; {@link #isOver} tells when it is answered. */
  synchronized void hangUp() {
    DialogRecord current = record;
    UserAgent userAgent = agent;
    if (current != null && userAgent != null && !endedByPeer && !hungUp) {
      record = current.nextRequest();
      userAgent.bye(record);
    }
  }

  /** The INVITE's final status, 0 while there is none. */
  synchronized int finalStatus() {
    return finalStatus;
  }

  synchronized boolean isAnswered() {
    return record != null;
  }

  /** Whether the far end's media can be used. */
  synchronized boolean isUsable() {
    return usable;
  }

  synchronized boolean isEndedByPeer() {
    return endedByPeer;
  }

  synchronized boolean isOver() {
    return endedByPeer || hungUp;
  }

  /** When the answer came, by the loop's clock. */
  synchronized long answeredNanos() {
    return answeredNanos;
  }

  /** The far end's tag, empty before it answered. */
  synchronized String farTag() {
    return record == null ? "" : record.remoteTag();
  }

  synchronized String codec() {
    return codec;
  }
}
