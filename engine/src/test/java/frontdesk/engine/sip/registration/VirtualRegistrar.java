package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transaction.ClientUser;
import frontdesk.engine.sip.transaction.SignallingLoop;
import frontdesk.engine.sip.transaction.VirtualTimers;
import frontdesk.protocol.privacy.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A registrar in virtual time, which answers as the test says, and a registration at it. */
final class VirtualRegistrar implements RegistrarLink, RegistrationListener {
  static final SipUri OWN = SipUri.parse("sip:desk@192.0.2.7:5060").orElseThrow();
  static final SipUri OTHER = SipUri.parse("sip:desk@192.0.2.8:5060").orElseThrow();
  private static final Via VIA = Via.parse("SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKa").orElseThrow();

  /** What a registrar answers to a request. */
  interface Reply {
    SipResponse to(SipRequest request);
  }

  private final VirtualTimers time = new VirtualTimers();
  private final Random random = new Random(3261);
  private final Deque<Reply> answers = new ArrayDeque<>();
  final List<SipRequest> requests = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  final List<InetSocketAddress> destinations = new ArrayList<>();
  List<SipUri> standing = List.of();
  Duration stoodStill = Duration.ZERO;
  final Registration registration;
  boolean reachable = true;
  boolean mute;
  private @Nullable ClientUser waiting;

  VirtualRegistrar() {
    registration =
        new Registration(
            this,
            new RegistrationOrder(
                SipUri.parse("sip:trunk.example").orElseThrow(),
                SipUri.parse("sip:+442079460000@trunk.example").orElseThrow(),
                TransportKind.UDP,
                new InetSocketAddress(IpLiteral.parse("192.0.2.1").orElseThrow(), 5060),
                "desk",
                new Secret("open sesame"),
                RegistrationTimes.DEFAULTS),
            this);
  }

  /** What it will answer next, one after the other; the last one again and again. */
  final VirtualRegistrar answering(Reply... next) {
    answers.clear();
    answers.addAll(List.of(next));
    return this;
  }

  static Reply ok(String... headers) {
    return request -> with(SipResponse.to(request, 200, "reg"), headers);
  }

  /** 200 with every contact that was asked for, for so many seconds. */
  static Reply kept(int seconds) {
    return request -> {
      SipResponse response = SipResponse.to(request, 200, "reg");
      for (String contact : request.headers().all("Contact")) {
        if (!contact.endsWith("expires=0")) {
          String uri = contact.substring(0, contact.indexOf('>') + 1);
          response = response.with("Contact", uri + ";expires=" + seconds);
        }
      }
      return response;
    };
  }

  static Reply status(int status, String... headers) {
    return request -> with(SipResponse.to(request, status, "reg"), headers);
  }

  static Reply challenge(String nonce, String more) {
    return status(
        401, "WWW-Authenticate: Digest realm=\"r\", qop=\"auth\", nonce=\"" + nonce + "\"" + more);
  }

  private static SipResponse with(SipResponse response, String... headers) {
    SipResponse changed = response;
    for (String header : headers) {
      int colon = header.indexOf(':');
      changed = changed.with(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return changed;
  }

  void register(SipUri... contacts) {
    registration.register(List.of(contacts));
    time.runReady();
  }

  void end() {
    registration.end();
    time.runReady();
  }

  void pass(Duration span) {
    time.advance(span);
  }

  int pendingTimers() {
    return time.pending();
  }

  Duration untilNext() {
    return time.remaining().get(0);
  }

  SipRequest last() {
    return requests.get(requests.size() - 1);
  }

  List<String> contacts() {
    return last().headers().all("Contact");
  }

  Optional<String> authorization() {
    return last().headers().first("Authorization");
  }

  /** Lets the answer to the request that is under way come now. */
  void answerNow(Reply answer) {
    ClientUser user = waiting;
    waiting = null;
    if (user == null) {
      throw new AssertionError("nothing is under way");
    }
    user.onResponse(answer.to(last()));
    time.runReady();
  }

  void timeOutNow() {
    ClientUser user = waiting;
    waiting = null;
    if (user == null) {
      throw new AssertionError("nothing is under way");
    }
    user.onTimeout();
    time.runReady();
  }

  @Override
  public SignallingLoop loop() {
    return time;
  }

  @Override
  public long nanoTime() {
    return time.now().plus(stoodStill).toNanos();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public String product() {
    return "Frontdesk";
  }

  @Override
  public boolean send(
      TransportKind kind,
      InetSocketAddress destination,
      Function<Via, SipRequest> request,
      ClientUser user) {
    if (!reachable) {
      return false;
    }
    requests.add(request.apply(VIA));
    destinations.add(destination);
    waiting = user;
    if (!mute) {
      Reply answer = answers.size() > 1 ? answers.remove() : answers.element();
      time.execute(() -> answerNow(answer));
    }
    return true;
  }

  @Override
  public void onStanding(List<SipUri> asked, List<SipUri> kept) {
    standing = kept;
  }

  @Override
  public void onRegistered(Duration granted, Optional<String> seenAs) {
    told.add("registered " + granted.toSeconds() + seenAs.map(at -> " at " + at).orElse(""));
  }

  @Override
  public void onFailed(RegistrationFailure why, int status, Duration next) {
    told.add(why.name().toLowerCase(Locale.ROOT) + " " + status);
  }

  @Override
  public void onEnded() {
    told.add("ended");
  }

  static String value(SipRequest request, String name) {
    return request.headers().fields().stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}
