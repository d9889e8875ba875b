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

  private final TrunkSettings trunk;
  private final TrunkingSettings settings;
  private final UserAgent userAgent;
  private final Lookup lookup;
  private final Consumer<Runnable> byActor;
  private final TransportKind kind;
  private final Set<SipUri> strangers = new LinkedHashSet<>();
  private List<Serving> nodes = List.of();
  private List<SipUri> wanted = List.of();
  private List<SipUri> standing = List.of();
  private Optional<InetSocketAddress> server = Optional.empty();
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
    if (server.isEmpty()) {
      lookUp(Duration.ZERO);
      return;
    }
    List<SipUri> next = contacts(server.get());
    boolean somebodyElses = strangers.stream().anyMatch(uri -> !next.contains(uri));
    if (!next.equals(wanted) || registration == null || somebodyElses) {
      change(server.get(), next);
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

  /** Whether what stands is what is wanted: where nothing stands, callers find nobody. */
  boolean isAsWanted() {
    return wanted.equals(standing) && (!wanted.isEmpty() || registration == null);
  }

  /** What stands, if it is known. */
  Optional<Standing> standing() {
    return Optional.of(standing)
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
    Optional<InetSocketAddress> reachable =
        found.stream()
            .filter(this::isReachable)
            .map(address -> new InetSocketAddress(address, trunk.port()))
            .findFirst();
    if (reachable.isPresent()) {
      server = reachable;
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
    List<SipUri> contacts = new ArrayList<>();
    for (Serving node : nodes) {
      node.places().stream()
          .filter(place -> place.kind() == kind && place.sixth() == sixth)
          .findFirst()
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
    public void onStanding(List<SipUri> contacts) {
      byActor.accept(() -> stands(contacts));
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
    }

    @Override
    public void onEnded() {
      byActor.accept(TrunkAccount.this::ended);
    }
  }

  private void stands(List<SipUri> contacts) {
    if (!contacts.equals(standing)) {
      LOG.info("trunk {}: registered, calls come to {} contacts", trunk.name(), contacts.size());
      standing = contacts;
      news = true;
    }
    if (contacts.equals(wanted)) {
      strangers.clear();
    }
  }

  private void ended() {
    registration = null;
    standing = List.of();
    strangers.clear();
    LOG.info("trunk {}: no longer registered", trunk.name());
    if (!nodes.isEmpty()) {
      wanted = List.of();
      want(nodes); // a node came while it was taken back
    }
  }
}
