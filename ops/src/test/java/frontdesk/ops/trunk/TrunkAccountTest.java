package frontdesk.ops.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.TrunkSettings;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.trunk.TrunkWords.DeskWords;
import frontdesk.ops.trunk.TrunkWords.Place;
import frontdesk.ops.trunk.TrunkWords.Serving;
import frontdesk.protocol.privacy.Secret;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account at a server whose name has several addresses, or another one than before. */
class TrunkAccountTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Whoever does not answer is given up after 64 times the first. */
  private static final TransactionTimers SOON_OVER =
      new TransactionTimers(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMillis(100));

  private final ExecutorService actor = Executors.newSingleThreadExecutor();
  private final ActorTestKit kit = ActorTestKit.create();

  @TempDir Path folder;
  private volatile List<InetAddress> known = List.of();

  @AfterEach
  void end() {
    kit.shutdownTestKit();
    actor.shutdownNow();
  }

  private static InetAddress address(String host) {
    return IpLiteral.parse(host).orElseThrow();
  }

  private static TrunkSettings trunk(int port) {
    return new TrunkSettings(
        "provider",
        "registrar.example",
        port,
        TrunkSettings.Transport.UDP,
        "trunk.example",
        Kamailio.ACCOUNT,
        "desk",
        new Secret(Kamailio.PASSWORD),
        Optional.empty(),
        List.of(),
        Duration.ofMinutes(10),
        Optional.empty(),
        Optional.empty());
  }

  private Serving serving(ListenPoint point) {
    return new Serving(
        kit.createTestProbe(DeskWords.class).getRef(),
        "a",
        List.of(new Place(TransportKind.UDP, point.advertisedHost(), point.advertisedPort())),
        List.of());
  }

  /** The first of its addresses is dead; later the name has another one only. */
  @Test
  void shouldGoToAnotherAddressOfTheNameWhenOneDoesNotAnswer() throws Exception {
    try (Kamailio registrar = Kamailio.start(folder, Places.host(21));
        DutyAgent agent = DutyAgent.start(Places.host(22), SOON_OVER)) {
      // given
      InetAddress live = registrar.address().getAddress();
      known = List.of(address(Places.host(29)), live);
      TrunkAccount account =
          new TrunkAccount(
              trunk(registrar.address().getPort()),
              DutyNode.SETTINGS,
              agent.userAgent(),
              (host, delay) -> CompletableFuture.completedFuture(known),
              actor::execute);
      Serving node = serving(agent.userAgent().listenPoints().get(0));
      Set<String> contact = Set.of("sip:provider@" + agent.place());
      assertThat(registrar.registered()).isEmpty();
      // when
      run(() -> account.want(List.of(node)));
      // then
      Await.until("registered", PATIENCE, () -> registrar.registered().equals(contact));
      // when it is taken back, that goes there too
      run(() -> account.want(List.of()));
      Await.until("taken back", PATIENCE, () -> registrar.registered().isEmpty());
    }
  }

  private void run(Runnable task) throws Exception {
    Future<?> done = actor.submit(task);
    done.get(5, TimeUnit.SECONDS);
  }
}
