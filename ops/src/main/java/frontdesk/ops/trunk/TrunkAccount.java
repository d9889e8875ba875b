package frontdesk.ops.trunk;

import frontdesk.config.NodeAddress;
import frontdesk.config.TrunkSettings;
import frontdesk.config.TrunkingSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.message.Params;
import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.registration.Registration;
import frontdesk.engine.sip.registration.RegistrationFailure;
import frontdesk.engine.sip.registration.RegistrationListener;
import frontdesk.engine.sip.registration.RegistrationOrder;
import frontdesk.engine.sip.registration.RegistrationTimes;
import frontdesk.ops.trunk.TrunkWords.Place;
import frontdesk.ops.trunk.TrunkWords.Serving;
import frontdesk.ops.trunk.TrunkWords.Standing;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trunk's account: which contacts are to stand there, and which do. Run by the registrar actor
 * only; log lines name trunks, never accounts.
 */
final class TrunkAccount {
  private static final Logger LOG = LoggerFactory.getLogger(TrunkAccount.class);

  private static final int SERVER_FAILURE = 5;

  private final TrunkSettings trunk;
  private final TrunkingSettings settings;
  private final UserAgent userAgent;
  private final Lookup lookup;
  private final Consumer<Runnable> byActor;
  private final TransportKind kind;
  private final Set<SipUri> strangers = new LinkedHashSet<>();
  private List<Serving> nodes = List.of();
  private List<SipUri> wanted = List.of();
  private List<SipUri> answered = List.of();
  private List<SipUri> standing = List.of();
  private final ServerAddresses server = new ServerAddresses();
  private @Nullable Registration registration;
  private boolean lookedUp;
  private boolean news;
  private boolean handedOver;

  /**
   * An account that registers nothing yet.
   *
   * @param byActor runs what comes from other threads
   */
  TrunkAccount(
      TrunkSettings trunk,
      TrunkingSettings settings,
      UserAgent userAgent,
      Lookup lookup,
      Consumer<Runnable> byActor) {
    this.trunk = trunk;
    this.settings = settings;
    this.userAgent = userAgent;
    this.lookup = lookup;
    this.byActor = byActor;
    this.kind = TransportKind.valueOf(trunk.transport().name());
  }

  String name() {
    return trunk.name();
  }

  /** Another one registered these for this account; they go unless they are wanted. */
  void learn(List<String> contacts) {
    contacts.stream()
        .limit(2L * settings.maxContacts())
        .flatMap(text -> SipUri.parse(text).stream())
        .forEach(strangers::add);
  }

  /** These nodes, and no others, are to get this trunk's calls. */
  void want(List<Serving> now) {
    nodes = now;
    if (handedOver) {
      return;
    }
    if (server.current().isEmpty()) {
      lookUp(Duration.ZERO);
      return;
    }
    InetSocketAddress at = server.current().get();
    List<SipUri> next = contacts(at);
    boolean somebodyElses = strangers.stream().anyMatch(uri -> !next.contains(uri));
    if (!next.equals(wanted) || registration == null || somebodyElses) {
      change(at, next);
    }
  }

  private void change(InetSocketAddress at, List<SipUri> next) {
    wanted = next;
    List<SipUri> gone = strangers.stream().filter(uri -> !next.contains(uri)).toList();
    if (next.isEmpty()) {
      if (registration == null && gone.isEmpty()) {
        return;
      }
      current(at).end(gone);
    } else {
      current(at).register(next, gone);
    }
  }

  private Registration current(InetSocketAddress at) {
    if (registration == null) {
      registration = userAgent.registration(order(at), new Listener());
    }
    return registration;
  }

  /**
   * Whether the registrar has heard and answered what is wanted, and nothing of a node that is gone
   * is left there.
   */
  boolean isAsWanted() {
    return wanted.equals(answered)
        && (!wanted.isEmpty() || registration == null)
        && wanted.containsAll(strangers);
  }

  /** What may stand: all that a registrar has taken, which keeps perhaps some of it only. */
  Optional<Standing> standing() {
    return Optional.of(answered)
        .filter(uris -> !uris.isEmpty())
        .map(uris -> new Standing(trunk.name(), uris.stream().map(SipUri::text).toList()));
  }

  /** Whether something else stands than the nodes were told. */
  boolean hasNews() {
    return news;
  }

  void told() {
    news = false;
  }

  /** Registers nothing more, and takes nothing back. */
  void handOver() {
    handedOver = true;
    if (registration != null) {
      registration.handOver();
    }
  }

  private void lookUp(Duration delay) {
    if (lookedUp || (nodes.isEmpty() && strangers.isEmpty())) {
      return;
    }
    lookedUp = true;
    var unused =
        lookup
            .find(trunk.server(), delay)
            .thenAccept(found -> byActor.accept(() -> onFound(found)));
  }

  private void onFound(List<InetAddress> found) {
    lookedUp = false;
    server.found(reachable(found));
    if (server.current().isPresent()) {
      want(nodes);
      return;
    }
    if (found.isEmpty()) {
      LOG.warn("trunk {}: its server's name is not known", trunk.name());
    } else {
      LOG.warn("trunk {}: no listening address reaches its server", trunk.name());
    }
    lookUp(settings.lookUpAgain());
  }

  /** The address in use does not answer, or cannot serve: the name may have another one. */
  private void tryAnother() {
    if (lookedUp || handedOver || registration == null) {
      return;
    }
    lookedUp = true;
    var unused =
        lookup
            .find(trunk.server(), Duration.ZERO)
            .thenAccept(found -> byActor.accept(() -> onFoundAgain(found)));
  }

  private void onFoundAgain(List<InetAddress> found) {
    lookedUp = false;
    Optional<InetSocketAddress> before = server.current();
    boolean atOnce = server.next(reachable(found));
    if (registration == null || server.current().equals(before)) {
      return;
    }
    LOG.info("trunk {}: another address of its server is tried", trunk.name());
    want(nodes);
    registration.moveTo(server.current().get(), atOnce);
  }

  private List<InetSocketAddress> reachable(List<InetAddress> found) {
    return found.stream()
        .filter(this::isReachable)
        .map(address -> new InetSocketAddress(address, trunk.port()))
        .toList();
  }

  private boolean isReachable(InetAddress address) {
    return userAgent.listenPoints().stream()
        .filter(point -> point.kind() == kind)
        .anyMatch(point -> point.bound().getAddress().getClass() == address.getClass());
  }

  private List<SipUri> contacts(InetSocketAddress at) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    if (trunk.contact().isPresent()) {
      NodeAddress one = trunk.contact().get();
      String host = one.host().contains(":") ? "[" + one.host() + "]" : one.host();
      return List.of(contact(new Place(kind, host, one.port())));
    }
    boolean sixth = at.getAddress() instanceof Inet6Address;
    boolean local = at.getAddress().isLoopbackAddress();
    List<SipUri> contacts = new ArrayList<>();
    for (Serving node : nodes) {
      node.places().stream()
          .filter(place -> place.kind() == kind && place.sixth() == sixth)
          .min(Comparator.comparing(place -> place.loopback() != local))
          .map(this::contact)
          .filter(uri -> !contacts.contains(uri))
          .ifPresent(contacts::add);
    }
    if (contacts.size() > settings.maxContacts()) {
      LOG.warn(
          "trunk {}: of {} nodes {} are registered",
          trunk.name(),
          contacts.size(),
          settings.maxContacts());
    }
    return contacts.stream().limit(settings.maxContacts()).toList();
  }

  private SipUri contact(Place place) {
    Params params = kind == TransportKind.TCP ? Params.NONE.with("transport", "tcp") : Params.NONE;
    return new SipUri(false, trunk.name(), place.host(), OptionalInt.of(place.port()), params, "");
  }

  private RegistrationOrder order(InetSocketAddress at) {
    return new RegistrationOrder(
        SipUri.of("", trunk.domain(), OptionalInt.empty()),
        SipUri.of(trunk.account(), trunk.domain(), OptionalInt.empty()),
        kind,
        at,
        trunk.user(),
        trunk.password(),
        RegistrationTimes.DEFAULTS.withExpires(trunk.expires()));
  }

  /** Carries what the signalling thread hears to the actor. */
  private final class Listener implements RegistrationListener {
    @Override
    public void onStanding(List<SipUri> asked, List<SipUri> kept) {
      byActor.accept(() -> stands(asked, kept));
    }

    @Override
    public void onRegistered(Duration granted, Optional<String> seenAs) {
      LOG.debug("trunk {}: registered for {} s", trunk.name(), granted.toSeconds());
    }

    @Override
    public void onFailed(RegistrationFailure why, int status, Duration next) {
      LOG.warn(
          "trunk {}: not registered: {} (status {}); next attempt in {} s",
          trunk.name(),
          why,
          status,
          next.toSeconds());
      boolean elsewhere =
          why == RegistrationFailure.NO_ANSWER
              || why == RegistrationFailure.UNREACHABLE
              || status / 100 == SERVER_FAILURE;
      if (elsewhere) {
        byActor.accept(TrunkAccount.this::tryAnother);
      }
    }

    @Override
    public void onEnded() {
      byActor.accept(TrunkAccount.this::ended);
    }
  }

  private void stands(List<SipUri> asked, List<SipUri> kept) {
    server.answered();
    if (!asked.equals(answered) || !kept.equals(standing)) {
      LOG.info("trunk {}: registered, calls come to {} contacts", trunk.name(), kept.size());
      if (kept.size() < asked.size()) {
        LOG.warn(
            "trunk {}: its registrar keeps {} of {} contacts; set contact to a proxy before them",
            trunk.name(),
            kept.size(),
            asked.size());
      }
      news |= !asked.equals(answered);
      answered = asked;
      standing = kept;
    }
    if (asked.equals(wanted)) {
      strangers.clear();
    }
  }

  private void ended() {
    registration = null;
    answered = List.of();
    standing = List.of();
    strangers.clear();
    LOG.info("trunk {}: no longer registered", trunk.name());
    if (!nodes.isEmpty()) {
      wanted = List.of();
      want(nodes); // a node came while it was taken back
    }
  }
}
