package frontdesk.ops.node;

import frontdesk.config.TrunkSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.message.Params;
import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.registration.Registration;
import frontdesk.engine.sip.registration.RegistrationFailure;
import frontdesk.engine.sip.registration.RegistrationListener;
import frontdesk.engine.sip.registration.RegistrationOrder;
import frontdesk.engine.sip.registration.RegistrationTimes;
import frontdesk.engine.sip.transport.ListenPoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node registered at its trunks, and takes that back when it is closed. Names are resolved
 * on a thread of its own; log lines name trunks, never accounts.
 */
final class Trunks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Trunks.class);

  /** Until a server's name is looked up again after nothing was found. */
  private static final Duration LOOK_UP_AGAIN = Duration.ofSeconds(30);

  /** For all trunks together to take the registrations back; then they expire by themselves. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final UserAgent userAgent;
  private final List<Trunk> trunks;
  private final ExecutorService lookups;

  private Trunks(List<TrunkSettings> settings, UserAgent userAgent) {
    this.userAgent = userAgent;
    this.lookups =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "trunk-lookup");
              thread.setDaemon(true);
              return thread;
            });
    this.trunks = settings.stream().map(Trunk::new).toList();
  }

  /** Begins to register everywhere; returns at once. */
  static Trunks register(List<TrunkSettings> settings, UserAgent userAgent) {
    Trunks trunks = new Trunks(settings, userAgent);
    trunks.trunks.forEach(trunk -> trunks.lookups.execute(trunk::lookUp));
    return trunks;
  }

  /** Takes every registration back, and waits a moment for the answers. */
  @Override
  public void close() {
    lookups.shutdownNow();
    CompletableFuture<?>[] farewells =
        trunks.stream().map(Trunk::end).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(farewells).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException unanswered) {
      LOG.warn("a trunk did not answer the farewell; its registration expires by itself");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a farewell only completes", e);
    }
  }

  /** One account. */
  private final class Trunk implements RegistrationListener {
    private final TrunkSettings settings;
    private final TransportKind kind;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Registration registration;
    private boolean closing;
    private boolean registered;

    Trunk(TrunkSettings settings) {
      this.settings = settings;
      this.kind = TransportKind.valueOf(settings.transport().name());
    }

    void lookUp() {
      try {
        List<InetAddress> found = Arrays.asList(InetAddress.getAllByName(settings.server()));
        Optional<InetSocketAddress> reachable =
            found.stream()
                .map(address -> new InetSocketAddress(address, settings.port()))
                .filter(address -> point(address).isPresent())
                .findFirst();
        if (reachable.isPresent()) {
          begin(reachable.get());
          return;
        }
        LOG.warn("trunk {}: no listening address reaches its server", settings.name());
      } catch (UnknownHostException unknown) {
        LOG.warn("trunk {}: its server's name is not known", settings.name());
      }
      CompletableFuture.delayedExecutor(LOOK_UP_AGAIN.toMillis(), TimeUnit.MILLISECONDS, lookups)
          .execute(this::lookUp);
    }

    private Optional<ListenPoint> point(InetSocketAddress server) {
      return userAgent.listenPoints().stream()
          .filter(point -> point.kind() == kind)
          .filter(point -> point.bound().getAddress().getClass() == server.getAddress().getClass())
          .findFirst();
    }

    private synchronized void begin(InetSocketAddress server) {
      if (closing) {
        return;
      }
      ListenPoint point = point(server).orElseThrow();
      Params params =
          kind == TransportKind.TCP ? Params.NONE.with("transport", "tcp") : Params.NONE;
      registration = userAgent.registration(order(server), this);
      registration.register(
          List.of(
              new SipUri(
                  false,
                  settings.name(),
                  point.advertisedHost(),
                  OptionalInt.of(point.advertisedPort()),
                  params,
                  "")));
    }

    private RegistrationOrder order(InetSocketAddress server) {
      RegistrationTimes times = RegistrationTimes.DEFAULTS.withExpires(settings.expires());
      return new RegistrationOrder(
          SipUri.of("", settings.domain(), OptionalInt.empty()),
          SipUri.of(settings.account(), settings.domain(), OptionalInt.empty()),
          kind,
          server,
          settings.user(),
          settings.password(),
          times);
    }

    synchronized CompletableFuture<Void> end() {
      closing = true;
      if (registration == null) {
        ended.complete(null);
      } else {
        registration.end();
      }
      return ended;
    }

    @Override
    public void onRegistered(Duration granted, Optional<String> seenAs) {
      if (!registered) {
        LOG.info("trunk {}: registered for {} s", settings.name(), granted.toSeconds());
      }
      registered = true;
    }

    @Override
    public void onFailed(RegistrationFailure why, int status, Duration next) {
      registered = false;
      LOG.warn(
          "trunk {}: not registered: {} (status {}); next attempt in {} s",
          settings.name(),
          why,
          status,
          next.toSeconds());
    }

    @Override
    public void onEnded() {
      ended.complete(null);
    }
  }
}
