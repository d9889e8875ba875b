package frontdesk.engine.sip.wire;

import frontdesk.engine.sip.Admission;
import frontdesk.engine.sip.DialogClaim;
import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.IncomingCall;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.UserAgentListener;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.digest.CallerProof;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.LocalDescription;
import frontdesk.engine.sip.sdp.LocalMedia;
import frontdesk.engine.sip.sdp.MediaSession;
import frontdesk.engine.sip.sdp.Negotiation;
import frontdesk.engine.sip.sdp.OfferAnswer;
import frontdesk.engine.sip.sdp.SessionDescription;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A small application over a real user agent: answers calls, keeps what it heard. */
final class TestDesk implements UserAgentListener, Admission, AutoCloseable {
  private static final long PATIENCE_MS = 5_000;
  private static final int MEDIA_PORT = 30_000;

  /** How it treats new calls. */
  enum Manner {
    ANSWER,
    RING_ONLY,
    IGNORE_OFFERS
  }

  private final UserAgent agent;
  private final Manner manner;
  private final OfferAnswer negotiation = new OfferAnswer(Network.LOOPBACK);
  private final AtomicInteger slots;
  private final AtomicInteger calls = new AtomicInteger();
  private final BlockingQueue<IncomingCall> incoming = new LinkedBlockingQueue<>();
  private final BlockingQueue<IncomingCall> cancelled = new LinkedBlockingQueue<>();
  private final BlockingQueue<DialogEvent> events = new LinkedBlockingQueue<>();
  private final Map<String, DialogRecord> records = new ConcurrentHashMap<>();
  private final Map<String, LocalDescription> descriptions = new ConcurrentHashMap<>();
  private final Map<String, MediaSession> sessions = new ConcurrentHashMap<>();
  private final Set<String> standing = ConcurrentHashMap.newKeySet();
  private final Set<String> over = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  private TestDesk(SipSettings settings, Manner manner, int slots, Optional<CallerProof> proof) {
    this.manner = manner;
    this.slots = new AtomicInteger(slots);
    this.agent = start(settings, proof);
  }

  private UserAgent start(SipSettings settings, Optional<CallerProof> proof) {
    UserAgent.Start start = UserAgent.start(settings, this, this, new Random(42), proof);
    if (start instanceof UserAgent.Start.Started started) {
      return started.userAgent();
    }
    throw new AssertionError(start);
  }

  /** On 127.0.0.1 and ::1, UDP and TCP, with quick timers. */
  static TestDesk open(Manner manner, int slots) {
    return new TestDesk(settings(), manner, slots, Optional.empty());
  }

  /** With settings of the test's own. */
  static TestDesk open(SipSettings settings) {
    return open(settings, Optional.empty());
  }

  /** The same, where callers from outside the allowed networks may prove themselves. */
  static TestDesk open(SipSettings settings, Optional<CallerProof> proof) {
    return new TestDesk(settings, Manner.ANSWER, 100, proof);
  }

  static TestDesk open() {
    return open(Manner.ANSWER, 100);
  }

  static SipSettings settings() {
    TransportSettings transport =
        TransportSettings.of(
            List.of(
                ListenSettings.of(TransportKind.UDP, "127.0.0.1", 0),
                ListenSettings.of(TransportKind.TCP, "127.0.0.1", 0),
                ListenSettings.of(TransportKind.UDP, "::1", 0),
                ListenSettings.of(TransportKind.TCP, "::1", 0)));
    Duration t1 = Duration.ofMillis(20);
    return SipSettings.of(transport)
        .withTimers(new TransactionTimers(t1, Duration.ofMillis(80), Duration.ofMillis(40)));
  }

  /** Where this desk listens. */
  InetSocketAddress address(TransportKind kind, boolean v6) {
    return agent.listenPoints().stream()
        .filter(point -> point.kind() == kind)
        .filter(point -> (point.bound().getAddress().getAddress().length == 16) == v6)
        .findFirst()
        .orElseThrow()
        .bound();
  }

  /** A caller connected to this desk. */
  RawSipClient caller(TransportKind kind, boolean v6) throws IOException {
    InetSocketAddress address = address(kind, v6);
    return kind == TransportKind.UDP ? RawSipClient.udp(address) : RawSipClient.tcp(address);
  }

  UserAgent agent() {
    return agent;
  }

  DialogRecord record(String callId) {
    return Objects.requireNonNull(records.get(callId), "no such call");
  }

  /** Takes over a call of another desk: its dialog under our contact, and what it last said. */
  DialogRecord takeOver(DialogRecord stored, LocalDescription last) {
    String contact =
        agent.contactFor(stored.localTag(), stored.transport(), stored.destination()).orElseThrow();
    DialogRecord ours = stored.withContact(contact);
    records.put(stored.localTag(), ours);
    descriptions.put(stored.localTag(), last);
    return ours;
  }

  MediaSession session(String callId) {
    return Objects.requireNonNull(sessions.get(callId), "no session");
  }

  LocalDescription description(String callId) {
    return descriptions.getOrDefault(callId, LocalDescription.first(7));
  }

  void drain() {
    draining = true;
  }

  int callsSeen() {
    return calls.get();
  }

  @Override
  public Verdict tryAdmit() {
    if (slots.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      return new Full(Duration.ofSeconds(7));
    }
    return Admitted.INSTANCE;
  }

  @Override
  public boolean isDraining() {
    return draining;
  }

  @Override
  public void onInvite(IncomingCall call) {
    int number = calls.incrementAndGet();
    incoming.add(call);
    String callId = String.format(Locale.ROOT, "desk-1.%032x", number);
    call.ring(callId);
    if (manner != Manner.RING_ONLY) {
      answer(call, callId);
    }
  }

  void answer(IncomingCall call, String callId) {
    DialogRecord record = call.dialog(callId);
    records.put(callId, record);
    Optional<String> sdp = describe(callId, call.invite().offer());
    if (sdp.isPresent()) {
      call.accept(record, sdp.get());
    } else {
      call.reject(488, List.of(new Header("Warning", "305 desk \"Incompatible media format\"")));
    }
  }

  /** Our answer to this offer, or our own offer; nothing when it does not fit. */
  private Optional<String> describe(String callId, Optional<SessionDescription> offer) {
    LocalMedia local = media(callId);
    if (offer.isEmpty()) {
      LocalDescription ours = negotiation.offer(local, description(callId));
      descriptions.put(callId, ours);
      return Optional.of(ours.text());
    }
    Negotiation outcome = negotiation.answer(offer.get(), local, description(callId));
    if (outcome instanceof Negotiation.Agreed agreed) {
      descriptions.put(callId, agreed.description());
      sessions.put(callId, agreed.session());
      return Optional.of(agreed.description().text());
    }
    return Optional.empty();
  }

  private LocalMedia media(String callId) {
    boolean v6 = record(callId).destination().getAddress().getAddress().length == 16;
    return LocalMedia.of(v6 ? "::1" : "127.0.0.1", MEDIA_PORT);
  }

  @Override
  public void onCancelled(IncomingCall call) {
    cancelled.add(call);
  }

  @Override
  public void onDialogEvent(DialogEvent event) {
    records.put(event.callId(), event.record());
    if (event instanceof DialogEvent.Offered offered && manner != Manner.IGNORE_OFFERS) {
      describe(event.callId(), offered.offer().description())
          .ifPresentOrElse(offered.offer()::accept, () -> offered.offer().reject(488, List.of()));
    }
    if (event instanceof DialogEvent.Acknowledged) {
      standing.add(event.callId());
    } else if (event instanceof DialogEvent.Ended || event instanceof DialogEvent.HungUp) {
      standing.remove(event.callId());
      over.add(event.callId());
    }
    if (event instanceof DialogEvent.NotAcknowledged lost) {
      hangUp(lost.callId());
    }
    events.add(event);
  }

  @Override
  public void onUnknownDialog(DialogClaim claim) {
    DialogRecord known = records.get(claim.callId());
    if (known == null || over.contains(claim.callId())) {
      claim.unknown();
    } else {
      claim.known(known);
    }
  }

  /** Hangs up every call that is acknowledged and not over. */
  void hangUpAll() {
    List.copyOf(standing).forEach(this::hangUp);
  }

  /** Forgets all that it heard of calls until now. */
  void forgetCalls() {
    incoming.clear();
    cancelled.clear();
    events.clear();
    records.clear();
    descriptions.clear();
    sessions.clear();
    over.clear();
  }

  /** Sends a re-INVITE with the next number. */
  void reinvite(String callId) {
    DialogRecord next = record(callId).nextRequest();
    records.put(callId, next);
    agent.reinvite(next, negotiation.offer(media(callId), description(callId)).text());
  }

  void hangUp(String callId) {
    DialogRecord next = record(callId).nextRequest();
    records.put(callId, next);
    agent.bye(next);
  }

  /** The next event of this kind; others before it are dropped. */
  <T extends DialogEvent> T await(Class<T> kind) throws InterruptedException {
    return kind.cast(await(events, kind::isInstance, kind.getSimpleName()));
  }

  IncomingCall awaitCall() throws InterruptedException {
    return await(incoming, call -> true, "incoming call");
  }

  IncomingCall awaitCancelled() throws InterruptedException {
    return await(cancelled, call -> true, "cancelled call");
  }

  private static <T> T await(BlockingQueue<T> queue, Predicate<T> wanted, String what)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (true) {
      T next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("no " + what + " came");
      }
      if (wanted.test(next)) {
        return next;
      }
    }
  }

  /** Waits until this holds. */
  static void awaitTrue(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    agent.close();
  }
}
