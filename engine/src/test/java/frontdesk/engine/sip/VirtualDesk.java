package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.message.SipParser;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.SipWriter;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transaction.VirtualTimers;
import frontdesk.engine.sip.transport.Flow;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.MessageTransport;
import frontdesk.engine.sip.transport.TransportSettings;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A whole user agent in virtual time under a small application: what arrives is text, what it sends
 * is kept with its instant. One thread.
 */
final class VirtualDesk implements UserAgentListener, Admission, AutoCloseable {
  static final InetSocketAddress DESK = address(5060);
  static final InetSocketAddress PEER = address(5070);
  static final String SDP =
      String.join(
          "\r\n",
          "v=0",
          "o=desk 1 1 IN IP4 127.0.0.1",
          "s=-",
          "c=IN IP4 127.0.0.1",
          "t=0 0",
          "m=audio 30000 RTP/AVP 8",
          "");

  /** How it treats new calls and offers. */
  enum Manner {
    ANSWER,
    RING_ONLY,
    IGNORE_OFFERS,
    FAIL,
    SILENT
  }

  private final VirtualTimers time = new VirtualTimers();
  private final Wire wire = new Wire();
  private final Inbox inbox;
  private final UserAgent agent;
  private final TransportKind kind;
  private final List<Sent> sent = new ArrayList<>();
  private final List<DialogEvent> events = new ArrayList<>();
  private final List<IncomingCall> calls = new ArrayList<>();
  private final List<IncomingCall> cancelled = new ArrayList<>();
  private final List<PeerOffer> offers = new ArrayList<>();
  private final Map<String, DialogRecord> records = new HashMap<>();
  private Manner manner = Manner.ANSWER;

  /** What was sent, and when. */
  record Sent(long atMs, SipMessage message) {
    /** The method of a request; status and method of a response. */
    String label() {
      return message instanceof SipResponse response
          ? response.status() + " " + response.cseq().method()
          : ((SipRequest) message).method();
    }

    String text() {
      return new String(SipWriter.write(message), StandardCharsets.ISO_8859_1);
    }
  }

  VirtualDesk(TransportKind kind, SipSettings settings, RandomGenerator random) {
    this.kind = kind;
    this.inbox = new Inbox(time, settings.maxQueuedMessages());
    this.agent = UserAgent.create(settings, this, this, random, time, wire, inbox);
  }

  VirtualDesk(TransportKind kind) {
    this(kind, settings(), new Random(3261));
  }

  static SipSettings settings() {
    return SipSettings.of(
        TransportSettings.of(List.of(ListenSettings.of(TransportKind.UDP, "127.0.0.1", 0))));
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(IpLiteral.parse("127.0.0.1").orElseThrow(), port);
  }

  VirtualDesk as(Manner changed) {
    manner = changed;
    return this;
  }

  UserAgent agent() {
    return agent;
  }

  TransportKind kind() {
    return kind;
  }

  List<IncomingCall> calls() {
    return calls;
  }

  List<IncomingCall> cancelled() {
    return cancelled;
  }

  List<PeerOffer> offers() {
    return offers;
  }

  DialogRecord record(String callId) {
    return Objects.requireNonNull(records.get(callId), "no such call");
  }

  /** The names of what was told, in order. */
  List<String> told() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  <T extends DialogEvent> T last(Class<T> type) {
    return events.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + told()));
  }

  /** The milliseconds at which this was sent. */
  List<Long> instants(String label) {
    return sent.stream().filter(s -> s.label().equals(label)).map(Sent::atMs).toList();
  }

  List<String> labels() {
    return sent.stream().map(Sent::label).toList();
  }

  Sent lastSent(String label) {
    return sent.stream()
        .filter(s -> s.label().equals(label))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError("no " + label + " in " + labels()));
  }

  /** Forgets what was sent and told until now. */
  void forgetWhatHappened() {
    sent.clear();
    events.clear();
  }

  /** Lets a message of the peer arrive now. */
  void arrive(String text) {
    queue(text);
    time.runReady();
  }

  /** Lets a message arrive before the signalling thread gets its turn. */
  void queue(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    Flow flow = new Flow(kind, DESK, PEER, kind == TransportKind.TCP ? 1 : 0);
    inbox.onArrival(new SipParser(ParseLimits.DEFAULTS).parseDatagram(octets, octets.length), flow);
  }

  boolean isBusy() {
    return inbox.isBusy();
  }

  void failConnection() {
    inbox.onFlowFailed(new Flow(kind, DESK, PEER, 1));
    time.runReady();
  }

  void passMs(long ms) {
    time.advance(Duration.ofMillis(ms));
  }

  /** Runs what the application has asked for. */
  void settle() {
    time.runReady();
  }

  int pendingTimers() {
    return time.pending();
  }

  void reinvite(String callId) {
    DialogRecord next = record(callId).nextRequest();
    records.put(callId, next);
    agent.reinvite(next, SDP);
    settle();
  }

  void hangUp(String callId) {
    DialogRecord next = record(callId).nextRequest();
    records.put(callId, next);
    agent.bye(next);
    settle();
  }

  void remember(DialogRecord record) {
    records.put(record.localTag(), record);
  }

  @Override
  public Verdict tryAdmit() {
    return Admitted.INSTANCE;
  }

  @Override
  public boolean isDraining() {
    return false;
  }

  @Override
  public void onInvite(IncomingCall call) {
    if (manner == Manner.FAIL) {
      throw new IllegalStateException("an application at fault");
    }
    calls.add(call);
    if (manner == Manner.ANSWER || manner == Manner.IGNORE_OFFERS) {
      accept(call);
    }
  }

  void accept(IncomingCall call) {
    DialogRecord record = call.dialog("desk-1." + (calls.indexOf(call) + 1));
    remember(record);
    call.accept(record, SDP);
  }

  @Override
  public void onCancelled(IncomingCall call) {
    cancelled.add(call);
  }

  @Override
  public void onDialogEvent(DialogEvent event) {
    events.add(event);
    remember(event.record());
    if (event instanceof DialogEvent.NotAcknowledged lost) {
      hangUp(lost.callId());
    } else if (event instanceof DialogEvent.Offered offered) {
      offers.add(offered.offer());
      if (manner == Manner.ANSWER) {
        offered.offer().accept(SDP);
      }
    }
  }

  @Override
  public void onUnknownDialog(DialogClaim claim) {
    if (manner != Manner.SILENT) {
      claim.unknown();
    }
  }

  @Override
  public void close() {
    agent.close();
  }

  private final class Wire implements MessageTransport {
    @Override
    public void send(Flow flow, SipMessage message) {
      sent.add(new Sent(time.now().toMillis(), message));
    }

    @Override
    public List<ListenPoint> listenPoints() {
      return List.of(new ListenPoint(kind, DESK, "127.0.0.1", DESK.getPort()));
    }

    @Override
    public boolean hasConnection(InetSocketAddress remote) {
      return kind == TransportKind.TCP;
    }

    @Override
    public int openSockets() {
      return 1;
    }

    @Override
    public void close() {
      sent.clear();
    }
  }
}
