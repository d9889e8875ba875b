package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.RetryAfter;
import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.message.Status;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.transaction.ClientUser;
import frontdesk.engine.sip.transaction.SignallingLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps one account registered: registers, answers challenges, refreshes in time, tries again with
 * growing pauses, takes itself back (RFC 3261 section 10). One method for a state; the public
 * methods may be called from any thread, everything else runs on the signalling thread.
 */
public final class Registration {
  /** What it is doing. */
  enum State {
    /** Not begun. */
    NEW,
    /** A REGISTER is under way. */
    TRYING,
    /** It stands, and waits for its refresh. */
    REGISTERED,
    /** An attempt failed; it waits for the next one. */
    WAITING,
    /** It is being taken back. */
    LEAVING,
    /** Nothing more follows. */
    ENDED
  }

  private static final int UNAUTHORIZED = 401;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final int INTERVAL_TOO_BRIEF = 423;

  /** A refresh comes after half to four fifths of what was granted, so that many do not meet. */
  private static final double REFRESH_FROM = 0.5;

  private static final double REFRESH_SPREAD = 0.3;
  private static final long LEAST_REFRESH_MS = 1_000;
  private static final Duration OVERSLEPT = Duration.ofSeconds(2);

  private final RegistrarLink link;
  private final RegistrationOrder order;
  private final RegistrationListener listener;
  private final RegisterRequests requests;
  private final DigestAnswers answers;
  private final DigestAnswers proxyAnswers;
  private final RetryPause pause;
  private State state = State.NEW;
  private Contacts contacts = new Contacts(List.of(), List.of());
  private Contacts sent = contacts;
  private Duration asked;
  private SignallingLoop.Timer timer = () -> {};
  private boolean changed;
  private boolean endWanted;
  private boolean lengthened;
  private InetSocketAddress destination;

  public Registration(RegistrarLink link, RegistrationOrder order, RegistrationListener listener) {
    this.link = link;
    this.order = order;
    this.listener = listener;
    this.requests = new RegisterRequests(order, link.product(), link.random());
    this.answers = new DigestAnswers(order.user(), order.password(), link.random());
    this.proxyAnswers = new DigestAnswers(order.user(), order.password(), link.random());
    this.destination = order.destination();
    this.pause = new RetryPause(order.times(), link.random());
    this.asked = order.times().expires();
  }

  /** Registers these contacts in place of those of before, now or as soon as a response is in. */
  public void register(List<SipUri> wanted) {
    List<SipUri> next = List.copyOf(wanted);
    link.loop().execute(() -> change(next));
  }

  /**
   * The same, and takes back what another one registered for this account: contacts of a node that
   * is gone, registered by a node that is gone.
   */
  public void register(List<SipUri> wanted, List<SipUri> gone) {
    List<SipUri> next = List.copyOf(wanted);
    List<SipUri> others = List.copyOf(gone);
    link.loop()
        .execute(
            () -> {
              contacts = contacts.takingBack(others);
              change(next);
            });
  }

  /** Takes back what another one registered for this account, and nothing else. */
  public void end(List<SipUri> gone) {
    List<SipUri> others = List.copyOf(gone);
    link.loop()
        .execute(
            () -> {
              contacts = contacts.takingBack(others);
              leave();
            });
  }

  /**
   * Sends its requests to another address of the registrar from now on.
   *
   * @param atOnce whether an attempt that waits after a failure is made now
   */
  public void moveTo(InetSocketAddress address, boolean atOnce) {
    link.loop()
        .execute(
            () -> {
              destination = address;
              if (atOnce && state == State.WAITING) {
                attempt();
              }
            });
  }

  /** Sends nothing more and leaves what is registered as it is: another node goes on with it. */
  public void handOver() {
    link.loop()
        .execute(
            () -> {
              timer.cancel();
              state = State.ENDED;
            });
  }

  /** Takes the registration back; the listener hears when that is done. */
  public void end() {
    link.loop().execute(this::leave);
  }

  State state() {
    return state;
  }

  private void change(List<SipUri> next) {
    contacts = contacts.change(next);
    switch (state) {
      case NEW, REGISTERED -> attempt();
      case TRYING -> changed = true;
      case WAITING, LEAVING, ENDED -> {
        // The next attempt says it, or there is none any more.
      }
    }
  }

  private void leave() {
    switch (state) {
      case NEW -> {
        if (contacts.leaving().isEmpty()) {
          ended();
        } else {
          takeBack();
        }
      }
      case TRYING -> endWanted = true;
      case REGISTERED, WAITING -> takeBack();
      case LEAVING, ENDED -> {
        // Under way.
      }
    }
  }

  private void attempt() {
    timer.cancel();
    changed = false;
    lengthened = false;
    begin();
    state = State.TRYING;
    send();
  }

  private void attemptAfter(Duration wait) {
    long due = link.nanoTime() + wait.toNanos();
    timer = link.loop().schedule(wait, () -> attemptUnlessOverslept(due));
  }

  /**
   * A process that stood still may have lost this duty to another node, which has taken its contact
   * back: it learns that in a moment, and until then registers nothing.
   */
  private void attemptUnlessOverslept(long due) {
    if (link.nanoTime() - due > OVERSLEPT.toNanos()) {
      attemptAfter(OVERSLEPT);
    } else {
      attempt();
    }
  }

  private void takeBack() {
    timer.cancel();
    contacts = contacts.change(List.of());
    begin();
    state = State.LEAVING;
    send();
  }

  private void begin() {
    answers.begin();
    proxyAnswers.begin();
  }

  private void send() {
    Duration expires = state == State.LEAVING ? Duration.ZERO : asked;
    sent = contacts;
    boolean onItsWay =
        link.send(
            order.transport(),
            destination,
            via -> requests.next(via, contacts.headers(expires), expires, credentials()),
            new Attempt());
    if (!onItsWay) {
      failed(RegistrationFailure.UNREACHABLE, 0, Duration.ZERO);
    }
  }

  private List<Header> credentials() {
    return Stream.of(answers, proxyAnswers)
        .filter(DigestAnswers::challenged)
        .map(asked -> asked.answer(SipMethod.REGISTER, order.registrar().text()))
        .toList();
  }

  /** One request and what becomes of it. */
  private final class Attempt implements ClientUser {
    @Override
    public void onResponse(SipResponse response) {
      if (response.isFinal()) {
        onFinal(response);
      }
    }

    @Override
    public void onTimeout() {
      failed(RegistrationFailure.NO_ANSWER, 0, Duration.ZERO);
    }

    @Override
    public void onTransportFailure() {
      failed(RegistrationFailure.UNREACHABLE, 0, Duration.ZERO);
    }
  }

  private void onFinal(SipResponse response) {
    if (state == State.ENDED) {
      return; // it was handed over meanwhile
    }
    int status = response.status();
    if (response.isSuccess()) {
      onSuccess(response);
    } else if (status == UNAUTHORIZED || status == PROXY_AUTHENTICATION_REQUIRED) {
      onChallenge(response);
    } else if (status == INTERVAL_TOO_BRIEF && state == State.TRYING) {
      onTooBrief(response);
    } else {
      RegistrationFailure why =
          status == Status.FORBIDDEN ? RegistrationFailure.FORBIDDEN : RegistrationFailure.REFUSED;
      failed(why, status, RetryAfter.of(response.headers()).orElse(Duration.ZERO));
    }
  }

  private void onSuccess(SipResponse response) {
    if (state == State.LEAVING) {
      ended();
      return;
    }
    Contacts.Granted granted = sent.granted(response, asked);
    if (granted.kept().isEmpty()) {
      notKept(response.status(), granted.shortest());
      return;
    }
    if (!changed) {
      contacts = contacts.settled();
    }
    pause.reset();
    state = State.REGISTERED;
    listener.onStanding(sent.wanted(), granted.kept());
    listener.onRegistered(granted.shortest(), seenAs(response));
    if (endWanted) {
      takeBack();
    } else if (changed) {
      attempt();
    } else {
      attemptAfter(refreshAfter(granted.shortest()));
    }
  }

  /** Who grants more than was asked for is asked again as if he had not. */
  private Duration refreshAfter(Duration granted) {
    double share = REFRESH_FROM + REFRESH_SPREAD * link.random().nextDouble();
    long millis = Math.min(granted.toMillis(), asked.toMillis());
    return Duration.ofMillis(Math.max(LEAST_REFRESH_MS, (long) (millis * share)));
  }

  /**
   * What it lists instead may be ours behind an address translator: it must not lapse meanwhile.
   */
  private void notKept(int status, Duration listed) {
    Duration wait = pause.after(RegistrationFailure.NOT_KEPT, Duration.ZERO);
    Duration refresh = refreshAfter(listed);
    boolean lapses = !listed.isZero() && refresh.compareTo(wait) < 0;
    failed(RegistrationFailure.NOT_KEPT, status, () -> lapses ? refresh : wait);
  }

  /** Where the registrar saw us, from the Via that it sent back (RFC 3581 section 4). */
  private static Optional<String> seenAs(SipResponse response) {
    return response
        .headers()
        .first("Via")
        .flatMap(Via::parse)
        .flatMap(
            via ->
                via.params()
                    .get("received")
                    .map(host -> host + ":" + via.params().get("rport").orElse("")));
  }

  private void onChallenge(SipResponse response) {
    Optional<DigestChallenge> challenge = DigestChallenge.of(response);
    if (challenge.isEmpty()) {
      failed(RegistrationFailure.UNKNOWN_CHALLENGE, response.status(), Duration.ZERO);
      return;
    }
    DigestAnswers asked = challenge.get().proxy() ? proxyAnswers : answers;
    if (!asked.mayTake(challenge.get())) {
      failed(RegistrationFailure.WRONG_CREDENTIALS, response.status(), Duration.ZERO);
      return;
    }
    asked.take(challenge.get());
    send();
  }

  /** 423: the registrar names the shortest time it takes (RFC 3261 10.2.8). */
  private void onTooBrief(SipResponse response) {
    long least = Contacts.seconds(response.headers().first("Min-Expires")).orElse(0);
    Duration longer = Duration.ofSeconds(least);
    if (lengthened
        || longer.compareTo(asked) <= 0
        || longer.compareTo(order.times().maxExpires()) > 0) {
      failed(RegistrationFailure.REFUSED, response.status(), Duration.ZERO);
      return;
    }
    lengthened = true;
    asked = longer;
    send();
  }

  private void failed(RegistrationFailure why, int status, Duration wishedPause) {
    failed(why, status, () -> pause.after(why, wishedPause));
  }

  private void failed(RegistrationFailure why, int status, Supplier<Duration> pausing) {
    if (state == State.ENDED) {
      return;
    }
    if (state == State.LEAVING || endWanted) {
      // What could not be taken back expires by itself.
      ended();
      return;
    }
    if (why == RegistrationFailure.WRONG_CREDENTIALS || why == RegistrationFailure.FORBIDDEN) {
      // Else each attempt would begin with an answer that was refused: two failures for a ban.
      answers.forget();
      proxyAnswers.forget();
    }
    Duration wait = pausing.get();
    state = State.WAITING;
    attemptAfter(wait);
    listener.onFailed(why, status, wait);
  }

  private void ended() {
    timer.cancel();
    state = State.ENDED;
    listener.onEnded();
  }
}
