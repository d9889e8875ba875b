package frontdesk.ops.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.NodeAddress;
import frontdesk.config.TrunkSettings;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that come and go, as a registrar sees them. */
class TrunkDutyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration EXPIRES = Duration.ofSeconds(10);

  @TempDir Path folder;

  private static TrunkSettings trunk(Kamailio at, String password, Optional<NodeAddress> contact) {
    return new TrunkSettings(
        "provider",
        at.address().getAddress().getHostAddress(),
        at.address().getPort(),
        TrunkSettings.Transport.UDP,
        "trunk.example",
        Kamailio.ACCOUNT,
        "desk",
        new Secret(password),
        Optional.empty(),
        List.of(),
        EXPIRES,
        contact,
        Optional.empty());
  }

  private static TrunkSettings trunk(Kamailio at) {
    return trunk(at, Kamailio.PASSWORD, Optional.empty());
  }

  private static void awaitRegistered(Kamailio at, String... contacts) {
    Await.until(
        "registered: " + List.of(contacts),
        PATIENCE,
        () -> at.registered().equals(Set.of(contacts)));
  }

  /** Looks all the time; the nonces of this registrar are good for a second. */
  private static void staysRegistered(Kamailio at, String... contacts) {
    long end = System.nanoTime() + EXPIRES.plusSeconds(2).toNanos();
    Await.until(
        "two seconds longer than a registration lasts",
        EXPIRES.plusSeconds(5),
        () -> {
          assertThat(at.registered()).containsExactlyInAnyOrder(contacts);
          return System.nanoTime() > end;
        });
  }

  @Test
  void shouldRegisterEveryNodeThatServesAndNoOther() throws Exception {
    try (Kamailio registrar = Kamailio.start(folder, Places.host(1));
        DutyNode first = DutyNode.first("a", Places.host(2), trunk(registrar))) {
      // given
      awaitRegistered(registrar, first.contact());

      DutyNode second = first.joinedBy("b", Places.host(3), trunk(registrar));
      try (second) {
        // when a node joins
        awaitRegistered(registrar, first.contact(), second.contact());

        // then both are refreshed, with nonces that are too old
        staysRegistered(registrar, first.contact(), second.contact());

        // when it takes no more calls
        second.drain();

        // then
        awaitRegistered(registrar, first.contact());
      }
      assertThat(registrar.registered()).containsExactly(first.contact());

      // when the last one stops
      first.stop();

      // then
      assertThat(registrar.registered()).isEmpty();
    }
  }

  @Test
  void shouldGoOnWhenTheOneThatRegistersStops() throws Exception {
    try (Kamailio registrar = Kamailio.start(folder, Places.host(1))) {
      // given
      DutyNode first = DutyNode.first("a", Places.host(2), trunk(registrar));
      try (DutyNode second = first.joinedBy("b", Places.host(3), trunk(registrar))) {
        awaitRegistered(registrar, first.contact(), second.contact());

        // when
        first.stop();

        // then nothing of the other one was taken back, and it is refreshed
        assertThat(registrar.registered()).containsExactly(second.contact());
        staysRegistered(registrar, second.contact());
      }
      assertThat(registrar.registered()).isEmpty();
    }
  }

  @Test
  void shouldTakeBackTheContactOfTheOneThatRegisteredAndDied() throws Exception {
    try (Kamailio registrar = Kamailio.start(folder, Places.host(1))) {
      // given a registration that outlives this test
      TrunkSettings trunk = longer(trunk(registrar));
      DutyNode first = DutyNode.first("a", Places.host(2), trunk);
      try (DutyNode second = first.joinedBy("b", Places.host(3), trunk)) {
        awaitRegistered(registrar, first.contact(), second.contact());

        // when
        first.dieSeenBy(second);

        // then
        awaitRegistered(registrar, second.contact());
      }
    }
  }

  /** The second one has to register for itself while it says that it leaves. */
  @Test
  void shouldTakeEverythingBackWhenAllStopAtOnce() throws Exception {
    try (Kamailio registrar = Kamailio.start(folder, Places.host(1))) {
      // given a registration that outlives this test
      TrunkSettings trunk = longer(trunk(registrar));
      DutyNode first = DutyNode.first("a", Places.host(2), trunk);
      DutyNode second = first.joinedBy("b", Places.host(3), trunk);
      awaitRegistered(registrar, first.contact(), second.contact());

      // when
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(first::stop);
      second.stop();
      stopping.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      // then
      assertThat(registrar.registered()).isEmpty();
    }
  }

  private static TrunkSettings longer(TrunkSettings trunk) {
    return new TrunkSettings(
        trunk.name(),
        trunk.server(),
        trunk.port(),
        trunk.transport(),
        trunk.domain(),
        trunk.account(),
        trunk.user(),
        trunk.password(),
        trunk.clinic(),
        trunk.numbers(),
        Duration.ofMinutes(10),
        trunk.contact(),
        trunk.caller());
  }

  @Test
  void shouldRegisterTheOneConfiguredContact() throws Exception {
    try (Kamailio registrar = Kamailio.start(folder, Places.host(1))) {
      // given
      TrunkSettings trunk =
          trunk(registrar, Kamailio.PASSWORD, Optional.of(new NodeAddress(Places.host(9), 5099)));
      try (DutyNode first = DutyNode.first("a", Places.host(2), trunk)) {
        // then
        awaitRegistered(registrar, "sip:provider@" + Places.host(9) + ":5099");

        // when
        first.drain();

        // then
        awaitRegistered(registrar);
      }
    }
  }

  /** What the tests above see is the registrar's word, and it does not give it to everybody. */
  @Test
  void shouldNotBeRegisteredWithAnotherPassword() throws Exception {
    try (Kamailio registrar = Kamailio.start(folder, Places.host(1));
        DutyNode first =
            DutyNode.first("a", Places.host(2), trunk(registrar, "close", Optional.empty()))) {
      long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      Await.until("two seconds", PATIENCE, () -> System.nanoTime() > end);
      assertThat(registrar.registered()).isEmpty();
      assertThat(first.contact()).isNotEmpty();
    }
  }
}
