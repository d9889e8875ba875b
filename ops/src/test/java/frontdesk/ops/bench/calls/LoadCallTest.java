package frontdesk.ops.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Virtual time, in milliseconds. */
class LoadCallTest {
  private static final long MS = 1_000_000;
  private static final String RINGING = response(180, "1 INVITE");
  private static final String OK = response(200, "1 INVITE");
  private static final String BYE_OK = response(200, "2 BYE");

  private final CallTally tally = new CallTally();
  private final FakeWire wire = new FakeWire();
  private final LoadCall call =
      new LoadCall(
          tally,
          wire,
          new SipText.Dialog(
              "c1@127.0.0.1",
              "<sip:a@127.0.0.1>;tag=t",
              "<sip:harbour@127.0.0.1:5060>",
              "sip:harbour@127.0.0.1:5060",
              6000,
              7000),
          "z9hG4bKx",
          500 * MS);

  /** What was sent, and the moment at which the call wants to be woken next. */
  private static final class FakeWire implements LoadCall.Wire {
    private final List<String> sent = new ArrayList<>();
    private final List<Long> wakings = new ArrayList<>();

    @Override
    public void send(String message) {
      sent.add(message);
    }

    @Override
    public void wake(LoadCall woken, long atNanos) {
      wakings.add(atNanos);
    }

    long count(String firstWord) {
      return sent.stream().filter(message -> message.startsWith(firstWord)).count();
    }

    String last() {
      return sent.get(sent.size() - 1);
    }
  }

  private static String response(int status, String cseq) {
    return "SIP/2.0 "
        + status
        + " Whatever\r\nTo: <sip:harbour@127.0.0.1:5060>;tag=node\r\nCall-ID: c1@127.0.0.1\r\nCSeq: "
        + cseq
        + "\r\nContact: <sip:c@127.0.0.1:5060>\r\nContent-Length: 0\r\n\r\n";
  }

  private void comes(String message, long atMs) {
    String cseq = SipText.header(message, "CSeq");
    call.onResponse(
        SipText.status(message), Integer.parseInt(cseq.substring(0, 1)), message, atMs * MS);
  }

  /** Lets time pass; the call is woken at the moments that it asked for. */
  private void until(long endMs) {
    while (!wire.wakings.isEmpty()) {
      long next = wire.wakings.stream().mapToLong(Long::longValue).min().orElseThrow();
      if (next > endMs * MS) {
        return;
      }
      wire.wakings.remove(next);
      call.onTime(next);
    }
  }

  @Test
  void shouldSetUpAndEndACall() {
    // when
    call.begin(0, 0);
    comes(RINGING, 5);
    comes(OK, 30);
    until(529);
    assertThat(wire.count("BYE")).isZero();
    until(530);
    comes(BYE_OK, 540);
    // then
    assertThat(wire.sent).hasSize(3);
    assertThat(wire.sent.get(1)).startsWith("ACK sip:c@127.0.0.1:5060 ").contains(";tag=node");
    assertThat(wire.last()).startsWith("BYE sip:c@127.0.0.1:5060 ").contains("CSeq: 2 BYE");
    assertThat(tally.completed()).isEqualTo(1);
    assertThat(tally.failed()).isZero();
    assertThat(tally.setupNanos()).containsExactly(30 * MS);
    assertThat(call.state()).isEqualTo(LoadCall.State.OVER);
  }

  @Test
  void shouldRepeatAnInviteUntilSomethingComesBackAndCountIt() {
    // when
    call.begin(0, 0);
    until(1_600); // 500 ms, then 1 s later
    comes(RINGING, 1_601);
    until(20_000);
    // then
    assertThat(wire.count("INVITE")).isEqualTo(3);
    assertThat(tally.inviteRepeats()).isEqualTo(2);
  }

  @Test
  void shouldCountACallThatIsNeverAnsweredAsFailed() {
    // when
    call.begin(0, 0);
    until(33_000);
    // then
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(tally.completed()).isZero();
    assertThat(wire.count("INVITE")).isEqualTo(7);
    assertThat(call.state()).isEqualTo(LoadCall.State.OVER);
  }

  @Test
  void shouldCountARefusalByItsStatusAndAcknowledgeItInItsTransaction() {
    // when
    call.begin(0, 0);
    comes(response(503, "1 INVITE"), 3);
    comes(response(503, "1 INVITE"), 503);
    // then
    assertThat(tally.refused()).containsExactly(Map.entry(503, 1));
    assertThat(wire.count("ACK")).isEqualTo(2);
    assertThat(wire.last()).contains(";branch=z9hG4bKx\r\n");
  }

  @Test
  void shouldAcknowledgeARepeatedAnswerEveryTime() {
    // when
    call.begin(0, 0);
    comes(OK, 10);
    comes(OK, 510);
    // then
    assertThat(wire.count("ACK")).isEqualTo(2);
    assertThat(tally.answerRepeats()).isEqualTo(1);
    assertThat(tally.setupNanos()).hasSize(1);
  }

  @Test
  void shouldRepeatAByeAndCountOneThatNobodyAnswers() {
    // when
    call.begin(0, 0);
    comes(OK, 0);
    until(40_000);
    // then
    assertThat(tally.byeRepeats()).isEqualTo(10);
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(tally.completed()).isZero();
  }

  @Test
  void shouldCountACallThatTheFarEndEnds() {
    // when
    call.begin(0, 0);
    comes(OK, 10);
    call.onFarEndBye(
        """
        BYE sip:load@127.0.0.1:6000 SIP/2.0\r
        Via: v\r
        From: f\r
        To: t\r
        Call-ID: c1\r
        CSeq: 1 BYE\r
        \r
        """);
    until(2_000);
    // then
    assertThat(wire.last()).startsWith("SIP/2.0 200").contains("CSeq: 1 BYE");
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(wire.count("BYE")).isZero();
  }

  @Test
  void shouldTellHowLateItWasSent() {
    call.begin(7 * MS, 5 * MS);
    assertThat(tally.lateNanos()).containsExactly(2 * MS);
  }
}
