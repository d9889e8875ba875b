package frontdesk.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.network.TransportKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call of ours above its transaction, in virtual time: ringing, CANCEL, forks. */
class OutgoingTimersTest {
  private static final long TIMEOUT_MS = 32_000;

  private final VirtualDesk desk = new VirtualDesk(TransportKind.UDP);
  private final VirtualPeer peer = new VirtualPeer(desk, "out@desk").joined("out");
  private final VirtualCaller caller = new VirtualCaller(desk);

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

  private void answer(String statusLine, String body) {
    desk.arrive(peer.response(desk.lastSent("INVITE"), statusLine, body));
  }

  @Test
  void shouldNotCancelBeforeAnythingWasHeard() {
    // given
    OutgoingCall call = caller.call("out", VirtualDesk.SDP);

    // when (RFC 3261 9.1)
    call.cancel();
    desk.passMs(TIMEOUT_MS);

    // then
    assertThat(desk.labels()).containsOnly("INVITE").hasSize(7);
    assertThat(caller.told()).containsExactly("failed 408");
  }

  @Test
  void shouldCancelAtTheFirstProvisional() {
    // given
    caller.call("out", VirtualDesk.SDP).cancel();
    desk.passMs(700);
    assertThat(desk.labels()).containsExactly("INVITE", "INVITE");

    // when
    answer("100 Trying", "");

    // then
    assertThat(desk.instants("CANCEL")).containsExactly(700L);
    desk.arrive(peer.response(desk.lastSent("CANCEL"), "200 OK", ""));
    answer("487 Request Terminated", "");
    assertThat(desk.labels()).endsWith("ACK");
    assertThat(caller.told()).containsExactly("failed 487");
  }

  @Test
  void shouldGiveUpWhenTheCancelIsNotAnsweredByA487() {
    // given
    OutgoingCall call = caller.call("out", VirtualDesk.SDP);
    answer("180 Ringing", "");

    // when
    call.cancel();
    desk.passMs(TIMEOUT_MS);

    // then (RFC 3261 9.1)
    assertThat(desk.instants("CANCEL")).hasSize(11);
    assertThat(caller.told()).containsExactly("progress 180", "failed 408");
  }

  @Test
  void shouldHangUpWhenTheAnswerCrossesTheCancel() {
    // given
    OutgoingCall call = caller.call("out", VirtualDesk.SDP);
    answer("180 Ringing", "");
    call.cancel();
    desk.settle();

    // when
    answer("200 OK", VirtualDesk.SDP);
    answer("200 OK", VirtualDesk.SDP);

    // then each 200 is acknowledged, and there is one BYE
    assertThat(desk.labels()).containsExactly("INVITE", "CANCEL", "ACK", "BYE", "ACK");
    desk.arrive(peer.response(desk.lastSent("BYE"), "200 OK", ""));
    desk.arrive(peer.response(desk.lastSent("CANCEL"), "200 OK", ""));
    assertThat(caller.told()).containsExactly("progress 180", "failed 487");
  }

  @Test
  void shouldStopRingingInTheEnd() {
    // given
    long ringMs = VirtualDesk.settings().ringTimeout().toMillis();
    caller.call("out", VirtualDesk.SDP);
    answer("180 Ringing", "");

    // when
    desk.passMs(ringMs);

    // then
    assertThat(desk.instants("CANCEL")).containsExactly(ringMs);
    answer("487 Request Terminated", "");
    assertThat(caller.told()).containsExactly("progress 180", "failed 487");
  }

  @Test
  void shouldAcknowledgeEvery200UntilTimerM() {
    // given
    caller.call("out", VirtualDesk.SDP);

    // when the peer repeats its 200 because our ACK was lost
    for (int i = 0; i < 10; i++) {
      answer("200 OK", VirtualDesk.SDP);
      desk.passMs(3_000);
    }

    // then
    assertThat(desk.instants("ACK")).hasSize(10);
    assertThat(caller.told()).containsExactly("answered");
    desk.passMs(TIMEOUT_MS);
    answer("200 OK", VirtualDesk.SDP);
    assertThat(desk.instants("ACK")).hasSize(10);
  }

  @Test
  void shouldAcknowledgeAndEndAForkOnce() {
    // given
    caller.call("out", VirtualDesk.SDP);
    VirtualDesk.Sent invite = desk.lastSent("INVITE");
    answer("200 OK", VirtualDesk.SDP);
    desk.forgetWhatHappened();

    // when another one answers too, and repeats itself
    String fork = peer.response(invite, "200 OK", VirtualDesk.SDP).replace("=peer", "=fork");
    desk.arrive(fork);
    desk.arrive(fork);

    // then
    assertThat(desk.labels()).containsExactly("ACK", "BYE", "ACK");
    desk.arrive(peer.response(desk.lastSent("BYE"), "200 OK", ""));
    assertThat(caller.told()).containsExactly("answered");
  }

  @Test
  void shouldSayNothingMoreOnceItFailed() {
    // given
    OutgoingCall call = caller.call("out", VirtualDesk.SDP);
    answer("486 Busy Here", "");

    // when
    call.cancel();
    answer("200 OK", VirtualDesk.SDP);
    desk.passMs(60_000);

    // then
    assertThat(caller.told()).isEqualTo(List.of("failed 486"));
    assertThat(desk.labels()).containsExactly("INVITE", "ACK");
  }
}
