package frontdesk.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import frontdesk.engine.sip.VirtualDesk.Manner;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.network.TransportKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The callee above its transactions, in virtual time: 200 and ACK, CANCEL, BYE. */
class AnswerTimersTest {
  private static final List<Long> UNTIL_TIMEOUT =
      List.of(0L, 500L, 1500L, 3500L, 7500L, 11500L, 15500L, 19500L, 23500L, 27500L, 31500L);
  private static final long TIMEOUT_MS = 32_000;
  private static final String CALL = "desk-1.1";

  private VirtualDesk desk = new VirtualDesk(TransportKind.UDP);
  private VirtualPeer peer = new VirtualPeer(desk, "answer");

  private void over(TransportKind kind) {
    desk = new VirtualDesk(kind);
    peer = new VirtualPeer(desk, "answer");
  }

  /** Nothing may be left once every timer has run: no transaction, no dialog, no timer. */
  @AfterEach
  void shouldLeaveNothing() {
    desk.passMs(600_000);
    assertThat(desk.agent().openTransactions()).isZero();
    assertThat(desk.pendingTimers()).isZero();
    assertThat(desk.agent().knownDialogs()).isZero();
  }

  private void peerHangsUp(int cseq) {
    desk.arrive(peer.request("BYE", cseq, ""));
    assertThat(desk.instants("200 BYE")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(TransportKind.class)
  void shouldRepeatThe200UntilTimeoutThenHangUp(TransportKind kind) {
    // given
    over(kind);

    // when no ACK comes
    desk.arrive(peer.invite(1));
    desk.passMs(TIMEOUT_MS - 1);

    // then over TCP too: the next hop may be UDP (RFC 3261 13.3.1.4)
    assertThat(desk.instants("200 INVITE")).isEqualTo(UNTIL_TIMEOUT);
    assertThat(desk.labels()).doesNotContain("BYE");
    desk.passMs(1);
    assertThat(desk.told()).containsExactly("NotAcknowledged");
    assertThat(desk.instants("BYE")).containsExactly(TIMEOUT_MS);
    desk.arrive(peer.response(desk.lastSent("BYE"), "200 OK", ""));
    desk.passMs(60_000);
    assertThat(desk.instants("200 INVITE")).hasSize(UNTIL_TIMEOUT.size());
    assertThat(desk.told()).containsExactly("NotAcknowledged", "HungUp");
  }

  @Test
  void shouldStopRepeatingAtTheAck() {
    // given
    desk.arrive(peer.invite(1));
    peer.joined(CALL);
    desk.passMs(4_000);

    // when
    desk.arrive(peer.ack(1));
    desk.passMs(120_000);

    // then
    assertThat(desk.instants("200 INVITE")).containsExactly(0L, 500L, 1500L, 3500L);
    assertThat(desk.told()).containsExactly("Acknowledged");
    assertThat(desk.agent().knownDialogs()).isEqualTo(1);
    peerHangsUp(2);
  }

  /** The 200 named a node that is gone, and its call has woken here: its ACK went to the dead. */
  @Test
  void shouldNotWaitForAnAckThatCameToAnotherNode() {
    // given
    desk.as(Manner.RING_ONLY);
    desk.arrive(peer.invite(1));
    DialogRecord here = desk.calls().get(0).dialog(CALL);
    desk.calls().get(0).accept(here.withContact("<sip:desk-1.1@127.0.0.2:5060>"), VirtualDesk.SDP);
    desk.settle();
    peer.joined(CALL);
    desk.passMs(1_000);

    // when
    desk.remember(here);
    desk.reinvite(CALL);
    desk.arrive(peer.response(desk.lastSent("INVITE"), "200 OK", VirtualDesk.SDP));
    desk.passMs(TIMEOUT_MS);

    // then
    assertThat(desk.instants("INVITE")).containsExactly(1_000L);
    assertThat(desk.instants("200 INVITE")).containsExactly(0L, 500L);
    assertThat(desk.told()).containsExactly("OfferAccepted");
    peerHangsUp(2);
  }

  /** The twin: its ACK comes here, and a change of the session waits for it (RFC 3261 14.1). */
  @Test
  void shouldWaitForAnAckThatComesHere() {
    // given
    desk.arrive(peer.invite(1));
    peer.joined(CALL);
    desk.passMs(1_000);

    // when
    desk.reinvite(CALL);

    // then
    assertThat(desk.labels()).doesNotContain("INVITE");
    assertThat(desk.last(DialogEvent.OfferRefused.class).status()).isEqualTo(491);
    peerHangsUp(2);
  }

  @Test
  void shouldNotTakeAnotherAckForTheAnswer() {
    // given
    desk.arrive(peer.invite(1));
    peer.joined(CALL);

    // when the number or the tag is another one
    desk.arrive(peer.ack(2));
    desk.arrive(peer.ack(1).replace("tag=peer", "tag=other"));
    desk.passMs(1_000);

    // then
    assertThat(desk.told()).isEmpty();
    assertThat(desk.instants("200 INVITE")).containsExactly(0L, 500L);
    peerHangsUp(3);
  }

  @Test
  void shouldHoldItsByeUntilTheAck() {
    // given
    desk.arrive(peer.invite(1));
    peer.joined(CALL);
    desk.passMs(1_000);

    // when the application hangs up before the ACK (RFC 3261 15)
    desk.hangUp(CALL);
    desk.passMs(1_000);
    assertThat(desk.labels()).doesNotContain("BYE");
    desk.arrive(peer.ack(1));

    // then
    assertThat(desk.instants("BYE")).containsExactly(2_000L);
    desk.arrive(peer.response(desk.lastSent("BYE"), "200 OK", ""));
    assertThat(desk.told()).containsExactly("Acknowledged", "HungUp");
  }

  @Test
  void shouldSendOneByeWhenItWaitedForAnAckThatNeverCame() {
    // given
    desk.arrive(peer.invite(1));
    desk.passMs(1_000);
    desk.hangUp(CALL);

    // when the application is told, it hangs up once more
    desk.passMs(TIMEOUT_MS - 1_000);

    // then
    assertThat(desk.instants("BYE")).containsExactly(TIMEOUT_MS);
    desk.arrive(peer.response(desk.lastSent("BYE"), "200 OK", ""));
    assertThat(desk.told()).containsExactly("NotAcknowledged", "HungUp");
  }

  @Test
  void shouldGiveUpAByeThatNobodyAnswers() {
    // given
    desk.arrive(peer.invite(1));
    desk.arrive(peer.joined(CALL).ack(1));
    desk.forgetWhatHappened();

    // when
    desk.hangUp(CALL);
    desk.passMs(TIMEOUT_MS);

    // then
    assertThat(desk.instants("BYE")).isEqualTo(UNTIL_TIMEOUT);
    assertThat(desk.last(DialogEvent.HungUp.class).status()).isEqualTo(408);
    assertThat(desk.agent().knownDialogs()).isZero();
  }

  @Test
  void shouldStopThe200WhenTheCallerHangsUpInsteadOfAcknowledging() {
    // given
    desk.arrive(peer.invite(1));
    desk.passMs(600);

    // when
    desk.arrive(peer.joined(CALL).request("BYE", 2, ""));
    desk.passMs(60_000);

    // then
    assertThat(desk.instants("200 INVITE")).containsExactly(0L, 500L);
    assertThat(desk.told()).containsExactly("Ended");
  }

  @Test
  void shouldLeaveThe200AloneWhenTheCancelComesLate() {
    // given
    String branch = VirtualPeer.newBranch();
    desk.arrive(peer.request("INVITE", 1, branch, "", VirtualDesk.SDP));

    // when
    desk.arrive(peer.request("CANCEL", 1, branch, "", ""));

    // then it has no effect (RFC 3261 9.2)
    assertThat(desk.labels()).containsExactly("100 INVITE", "200 INVITE", "200 CANCEL");
    assertThat(desk.cancelled()).isEmpty();
    desk.arrive(peer.joined(CALL).ack(1));
    assertThat(desk.told()).containsExactly("Acknowledged");
    peerHangsUp(2);
  }

  @Test
  void shouldLetACancelWinOverAnAnswerThatComesAfterIt() {
    // given
    desk.as(Manner.RING_ONLY);
    String branch = VirtualPeer.newBranch();
    desk.arrive(peer.request("INVITE", 1, branch, "", VirtualDesk.SDP));
    desk.passMs(2_000);

    // when
    desk.arrive(peer.request("CANCEL", 1, branch, "", ""));
    desk.accept(desk.calls().get(0));
    desk.passMs(1_000);

    // then the 487 is repeated until its ACK, and nothing was answered
    assertThat(desk.instants("487 INVITE")).containsExactly(2_000L, 2_500L);
    desk.arrive(peer.request("ACK", 1, branch, "", ""));
    desk.passMs(60_000);
    assertThat(desk.instants("487 INVITE")).containsExactly(2_000L, 2_500L);
    assertThat(desk.labels()).doesNotContain("200 INVITE").contains("200 CANCEL");
    assertThat(desk.cancelled()).hasSize(1);
    assertThat(desk.agent().knownDialogs()).isZero();
  }

  @Test
  void shouldLetAnAnswerWinOverACancelThatComesAfterIt() {
    // given
    desk.as(Manner.RING_ONLY);
    String branch = VirtualPeer.newBranch();
    desk.arrive(peer.request("INVITE", 1, branch, "", VirtualDesk.SDP));

    // when both wait for the signalling thread
    desk.accept(desk.calls().get(0));
    desk.arrive(peer.request("CANCEL", 1, branch, "", ""));

    // then
    assertThat(desk.labels()).containsExactly("100 INVITE", "200 INVITE", "200 CANCEL");
    assertThat(desk.cancelled()).isEmpty();
    desk.arrive(peer.joined(CALL).ack(1));
    peerHangsUp(2);
  }

  @Test
  void shouldAnswer481ToACancelOfNothing() {
    // when
    desk.arrive(peer.request("CANCEL", 1, ""));

    // then
    assertThat(desk.labels()).containsExactly("481 CANCEL");
  }

  @Test
  void shouldGiveUpACallThatTheApplicationNeverAnswers() {
    // given
    desk.as(Manner.RING_ONLY);
    long answerMs = VirtualDesk.settings().answerTimeout().toMillis();
    desk.arrive(peer.invite(1));

    // when
    desk.passMs(answerMs);

    // then
    assertThat(desk.instants("480 INVITE")).containsExactly(answerMs);
    assertThat(desk.cancelled()).hasSize(1);
  }

  @Test
  void shouldAnswer500WhenTheApplicationFails() {
    // given
    desk.as(Manner.FAIL);

    // when
    String invite = peer.invite(1);
    assertThat(catchThrowable(() -> desk.arrive(invite)))
        .as("told to the loop, which logs it")
        .isInstanceOf(IllegalStateException.class);

    // then
    assertThat(desk.labels()).containsExactly("100 INVITE", "500 INVITE");
    assertThat(desk.cancelled()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"89, 422 INVITE", "90, 200 INVITE"})
  void shouldRefuseASessionThatIsTooShort(int seconds, String answer) {
    // when
    String headers = "x: " + seconds + "\r\nk: timer\r\n";
    desk.arrive(peer.request("INVITE", 1, VirtualPeer.newBranch(), headers, VirtualDesk.SDP));

    // then
    assertThat(desk.labels()).contains(answer);
    boolean refused = answer.startsWith("422");
    assertThat(desk.lastSent(answer).message().headers().first("Min-SE").orElse(""))
        .isEqualTo(refused ? "90" : "");
    assertThat(desk.lastSent(answer).message().headers().first("Session-Expires").orElse(""))
        .isEqualTo(refused ? "" : "90;refresher=uac");
    if (refused) {
      return;
    }
    desk.arrive(peer.joined(CALL).ack(1));
    String update =
        peer.request("UPDATE", 2, VirtualPeer.newBranch(), "Session-Expires: 30\r\n", "");
    desk.arrive(update);
    desk.arrive(
        peer.request(
            "INVITE", 3, VirtualPeer.newBranch(), "Session-Expires: 30\r\n", VirtualDesk.SDP));
    assertThat(desk.labels()).contains("422 UPDATE", "422 INVITE");
    peerHangsUp(4);
  }

  @Test
  void shouldNotMakeAPeerRefreshThatCannot() {
    // when a proxy asks for the timer, but not the caller
    desk.arrive(
        peer.request(
            "INVITE", 1, VirtualPeer.newBranch(), "Session-Expires: 1800\r\n", VirtualDesk.SDP));

    // then (RFC 4028 section 9, table 2)
    assertThat(desk.lastSent("200 INVITE").message().headers().has("Session-Expires")).isFalse();
    assertThat(desk.lastSent("200 INVITE").message().headers().has("Require")).isFalse();
    desk.arrive(peer.joined(CALL).ack(1));
    peerHangsUp(2);
  }
}
