package frontdesk.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.VirtualDesk.Manner;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.SdpBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of a session in virtual time: timeouts, glare, offers that nobody answers. */
class ReinviteTimersTest {
  private static final long TIMEOUT_MS = 32_000;
  private static final String CALL = "desk-1.1";

  private VirtualDesk desk = new VirtualDesk(TransportKind.UDP);
  private VirtualPeer peer = new VirtualPeer(desk, "change");

  private void establish(TransportKind kind, RandomGenerator random, Manner manner) {
    desk = new VirtualDesk(kind, VirtualDesk.settings(), random).as(manner);
    peer = new VirtualPeer(desk, "change");
    desk.arrive(peer.invite(1));
    desk.arrive(peer.joined(CALL).ack(1));
    desk.passMs(TIMEOUT_MS);
    desk.forgetWhatHappened();
    assertThat(desk.agent().openTransactions()).isZero();
  }

  private void establish(Manner manner) {
    establish(TransportKind.UDP, new Random(1), manner);
  }

  /** The session still stands and ends like any other; then nothing is left. */
  @AfterEach
  void shouldLeaveNothing() {
    if (desk.agent().knownDialogs() > 0) {
      desk.arrive(peer.request("BYE", 900, ""));
    }
    desk.passMs(600_000);
    assertThat(desk.agent().openTransactions()).isZero();
    assertThat(desk.pendingTimers()).isZero();
    assertThat(desk.agent().knownDialogs()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "UDP, 0 500 1500 3500 7500 15500 31500",
    "TCP, 0",
  })
  void shouldGiveUpAReinviteThatNobodyAnswers(TransportKind kind, String instants) {
    // given
    establish(kind, new Random(1), Manner.ANSWER);
    List<Long> wanted = new ArrayList<>();
    for (String instant : instants.split(" ", -1)) {
      wanted.add(TIMEOUT_MS + Long.parseLong(instant));
    }

    // when
    desk.reinvite(CALL);
    desk.passMs(TIMEOUT_MS - 1);
    assertThat(desk.told()).isEmpty();
    desk.passMs(1);

    // then
    assertThat(desk.instants("INVITE")).isEqualTo(wanted);
    assertThat(desk.last(DialogEvent.OfferRefused.class).status()).isEqualTo(408);
    assertThat(desk.last(DialogEvent.OfferRefused.class).retryIn()).isEmpty();
  }

  @Test
  void shouldGiveUpAReinviteThatGetsNothingButProvisionals() {
    // given
    establish(Manner.ANSWER);
    long ringMs = VirtualDesk.settings().ringTimeout().toMillis();
    desk.reinvite(CALL);
    desk.arrive(peer.response(desk.lastSent("INVITE"), "100 Trying", ""));

    // when
    desk.arrive(peer.invite(2));
    assertThat(desk.labels()).as("ours is open").contains("491 INVITE");
    desk.passMs(ringMs - 1);
    assertThat(desk.told()).isEmpty();
    desk.passMs(1);

    // then the peer may change the session again
    assertThat(desk.last(DialogEvent.OfferRefused.class).status()).isEqualTo(408);
    desk.arrive(peer.invite(3));
    assertThat(desk.labels()).contains("200 INVITE");
    desk.arrive(peer.ack(3));
  }

  @Test
  void shouldTellWhenTheConnectionOfAReinviteFails() {
    // given
    establish(TransportKind.TCP, new Random(1), Manner.ANSWER);
    desk.reinvite(CALL);

    // when
    desk.failConnection();

    // then
    assertThat(desk.last(DialogEvent.OfferRefused.class).status()).isEqualTo(503);
  }

  /**
   * RFC 3261 14.1: who made the Call-ID waits 2.1 to 4 s, the other up to 2 s, in steps of 10 ms.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldWaitAfterGlareWithinItsWindow(boolean owner) {
    long seed = 491;
    Random random = new Random(seed);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      establish(TransportKind.UDP, random, Manner.ANSWER);
      String call = CALL;
      if (owner) {
        call = "own." + i;
        VirtualPeer called = VirtualCaller.establish(desk, call);
        desk.reinvite(call);
        desk.arrive(called.response(desk.lastSent("INVITE"), "491 Request Pending", ""));
        waits.add(lastWaitMs());
        desk.hangUp(call);
        desk.arrive(called.response(desk.lastSent("BYE"), "200 OK", ""));
      } else {
        desk.reinvite(call);
        desk.arrive(peer.response(desk.lastSent("INVITE"), "491 Request Pending", ""));
        waits.add(lastWaitMs());
      }
      shouldLeaveNothing();
    }
    assertThat(waits).as("seed %d", seed).allMatch(ms -> ms % 10 == 0);
    assertThat(waits)
        .as("seed %d", seed)
        .allMatch(ms -> owner ? ms >= 2_100 && ms <= 4_000 : ms >= 0 && ms <= 2_000);
    assertThat(waits.stream().distinct().count()).as("seed %d", seed).isGreaterThan(80);
    assertThat(waits).as("seed %d", seed).anyMatch(ms -> owner ? ms < 2_200 : ms < 100);
    assertThat(waits).as("seed %d", seed).anyMatch(ms -> owner ? ms > 3_900 : ms > 1_900);
  }

  private long lastWaitMs() {
    return desk.last(DialogEvent.OfferRefused.class).retryIn().orElseThrow().toMillis();
  }

  @Test
  void shouldReachBothEndsOfTheWindow() {
    for (boolean most : new boolean[] {false, true}) {
      // given
      RandomGenerator random = new Extreme(most);
      establish(TransportKind.UDP, random, Manner.ANSWER);

      // when
      desk.reinvite(CALL);
      desk.arrive(peer.response(desk.lastSent("INVITE"), "491 Request Pending", ""));

      // then
      assertThat(lastWaitMs()).isEqualTo(most ? 2_000 : 0);
      VirtualPeer called = VirtualCaller.establish(desk, "own.1");
      desk.reinvite("own.1");
      desk.arrive(called.response(desk.lastSent("INVITE"), "491 Request Pending", ""));
      assertThat(lastWaitMs()).isEqualTo(most ? 4_000 : 2_100);
      desk.hangUp("own.1");
      desk.arrive(called.response(desk.lastSent("BYE"), "200 OK", ""));
    }
  }

  @Test
  void shouldNotOfferOverAnOpenOfferOfThePeer() {
    // given
    establish(Manner.IGNORE_OFFERS);
    desk.arrive(peer.invite(2));

    // when
    desk.reinvite(CALL);

    // then it is told at once, and nothing is sent
    assertThat(desk.last(DialogEvent.OfferRefused.class).status()).isEqualTo(491);
    assertThat(desk.last(DialogEvent.OfferRefused.class).retryIn()).isPresent();
    assertThat(desk.labels()).containsExactly("100 INVITE");
    desk.offers().get(0).accept(VirtualDesk.SDP);
    desk.settle();
    desk.arrive(peer.ack(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVITE", "UPDATE"})
  void shouldNotLetAnUnansweredOfferBlockTheNext(String method) {
    // given
    establish(Manner.IGNORE_OFFERS);
    long answerMs = VirtualDesk.settings().answerTimeout().toMillis();
    desk.arrive(peer.request(method, 2, VirtualDesk.SDP));
    desk.passMs(1_000);
    desk.arrive(peer.request(method, 3, VirtualDesk.SDP));
    assertThat(desk.labels()).as("RFC 3261 14.2").contains("500 " + method);
    desk.forgetWhatHappened();

    // when
    desk.passMs(answerMs);
    assertThat(desk.instants("500 INVITE").contains(TIMEOUT_MS + answerMs))
        .as("an INVITE is refused in the end, an UPDATE has been forgotten")
        .isEqualTo(method.equals("INVITE"));
    desk.arrive(peer.request(method, 4, VirtualDesk.SDP));

    // then
    assertThat(desk.offers()).hasSize(2);
    desk.offers().get(1).accept(VirtualDesk.SDP);
    desk.offers().get(0).accept(VirtualDesk.SDP);
    desk.settle();
    assertThat(desk.instants("200 " + method)).hasSize(1);
    desk.arrive(peer.ack(4));
  }

  @Test
  void shouldAnswerAnOpenOfferWhenItHangsUp() {
    // given
    establish(Manner.IGNORE_OFFERS);
    desk.arrive(peer.invite(2));

    // when
    desk.hangUp(CALL);

    // then
    assertThat(desk.labels()).containsExactly("100 INVITE", "487 INVITE", "BYE");
    desk.arrive(peer.response(desk.lastSent("BYE"), "200 OK", ""));
    desk.offers().get(0).accept(VirtualDesk.SDP);
    desk.settle();
    assertThat(desk.labels()).doesNotContain("200 INVITE");
  }

  @Test
  void shouldAnswerAnOpenOfferWhenThePeerHangsUp() {
    // given
    establish(Manner.IGNORE_OFFERS);
    desk.arrive(peer.invite(2));

    // when
    desk.arrive(peer.request("BYE", 3, ""));

    // then (RFC 3261 15.1.2)
    assertThat(desk.labels()).containsExactlyInAnyOrder("100 INVITE", "200 BYE", "487 INVITE");
  }

  @Test
  void shouldTakeBackAReinviteOnCancel() {
    // given
    establish(Manner.IGNORE_OFFERS);
    String branch = VirtualPeer.newBranch();
    desk.arrive(peer.request("INVITE", 2, branch, "", VirtualDesk.SDP));

    // when the CANCEL and the answer cross
    desk.arrive(peer.request("CANCEL", 2, branch, "", ""));
    desk.offers().get(0).accept(VirtualDesk.SDP);
    desk.settle();

    // then
    assertThat(desk.labels()).containsExactlyInAnyOrder("100 INVITE", "200 CANCEL", "487 INVITE");
    assertThat(desk.told()).containsExactly("Offered", "OfferWithdrawn");
    desk.arrive(peer.request("ACK", 2, branch, "", ""));
    desk.arrive(peer.invite(3));
    assertThat(desk.offers()).hasSize(2);
  }

  @Test
  void shouldRefuse491WhileItsOwnOfferInA200IsOpen() {
    // given our offer in the 200 to a re-INVITE without one
    establish(Manner.ANSWER);
    desk.arrive(peer.request("INVITE", 2, ""));

    // when
    desk.arrive(peer.request("UPDATE", 3, VirtualDesk.SDP));

    // then
    assertThat(desk.labels()).contains("200 INVITE", "491 UPDATE");
    desk.arrive(peer.request("ACK", 2, VirtualDesk.SDP));
    assertThat(desk.last(DialogEvent.Acknowledged.class).answer())
        .isInstanceOf(SdpBody.Present.class);
  }

  @Test
  void shouldHangUpWhenA200ToAReinviteIsNeverAcknowledged() {
    // given
    establish(Manner.ANSWER);

    // when
    desk.arrive(peer.invite(2));
    desk.passMs(TIMEOUT_MS);

    // then
    assertThat(desk.instants("200 INVITE")).hasSize(11);
    assertThat(desk.told()).containsExactly("Offered", "NotAcknowledged");
    assertThat(desk.instants("BYE")).containsExactly(2 * TIMEOUT_MS);
    desk.arrive(peer.response(desk.lastSent("BYE"), "200 OK", ""));
  }

  @Test
  void shouldRefuseANumberThatGoesBack() {
    // given
    establish(Manner.ANSWER);
    desk.arrive(peer.request("INFO", 7, ""));

    // when (RFC 3261 12.2.2)
    desk.arrive(peer.request("INFO", 6, ""));

    // then
    assertThat(desk.labels()).containsExactly("200 INFO", "500 INFO");
  }

  /** The least or the most of every range. */
  private record Extreme(boolean most) implements RandomGenerator {
    @Override
    public long nextLong() {
      return most ? -1 : 0;
    }

    @Override
    public int nextInt(int bound) {
      return most ? bound - 1 : 0;
    }
  }
}
