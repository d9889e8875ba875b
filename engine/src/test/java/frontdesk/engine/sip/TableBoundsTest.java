package frontdesk.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import frontdesk.engine.sip.VirtualDesk.Manner;
import frontdesk.engine.sip.network.TransportKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What strangers can fill: transactions, dialogs, claims; in virtual time. */
class TableBoundsTest {
  private static final int TRANSACTIONS = 20;
  private static final int DIALOGS = 3;
  private static final int CLAIMS = 2;
  private static final int WAITING = 2;
  private static final int QUEUED = 50;

  private final SipSettings settings = small(VirtualDesk.settings());
  private final VirtualDesk desk = new VirtualDesk(TransportKind.UDP, settings, new Random(7));

  private static SipSettings small(SipSettings from) {
    return new SipSettings(
        from.transport(),
        from.timers(),
        from.sdpLimits(),
        TRANSACTIONS,
        DIALOGS,
        QUEUED,
        CLAIMS,
        WAITING,
        from.claimTimeout(),
        from.answerTimeout(),
        from.ringTimeout(),
        from.minSessionExpires(),
        from.mendTranslated(),
        from.retryAfter(),
        from.product());
  }

  private VirtualPeer caller(int number) {
    return new VirtualPeer(desk, "bound-" + number);
  }

  @Test
  void shouldRefuseWithoutStateWhenTheTransactionsAreFull() {
    // when
    for (int i = 0; i < 5 * TRANSACTIONS; i++) {
      desk.arrive(caller(i).request("OPTIONS", 1, ""));
    }

    // then
    assertThat(desk.agent().openTransactions()).isEqualTo(TRANSACTIONS);
    assertThat(desk.instants("200 OPTIONS")).hasSize(TRANSACTIONS);
    assertThat(desk.instants("503 OPTIONS")).hasSize(4 * TRANSACTIONS);
    assertThat(desk.lastSent("503 OPTIONS").text()).contains("\r\nRetry-After: 10\r\n");

    // when they have run out, then there is room again
    desk.passMs(32_000);
    assertThat(desk.agent().openTransactions()).isZero();
    desk.forgetWhatHappened();
    desk.arrive(caller(1).request("OPTIONS", 2, ""));
    assertThat(desk.labels()).containsExactly("200 OPTIONS");
  }

  @Test
  void shouldStillAnswerRepetitionsWhenTheTransactionsAreFull() {
    // given
    String first = caller(0).request("OPTIONS", 1, "");
    desk.arrive(first);
    for (int i = 1; i < 2 * TRANSACTIONS; i++) {
      desk.arrive(caller(i).request("OPTIONS", 1, ""));
    }
    desk.forgetWhatHappened();

    // when
    desk.arrive(first);

    // then
    assertThat(desk.labels()).containsExactly("200 OPTIONS");
  }

  @Test
  void shouldCountRingingCallsAsDialogs() {
    // given
    desk.as(Manner.RING_ONLY);
    String branch = VirtualPeer.newBranch();
    desk.arrive(caller(0).request("INVITE", 1, branch, "", VirtualDesk.SDP));
    for (int i = 1; i <= DIALOGS; i++) {
      desk.arrive(caller(i).invite(1));
    }

    // then one too many was refused before the application heard of it
    assertThat(desk.calls()).hasSize(DIALOGS);
    assertThat(desk.instants("503 INVITE")).hasSize(1);
    assertThat(desk.lastSent("503 INVITE").text()).contains("\r\nRetry-After: 10\r\n");

    // when one is cancelled, then another has room
    desk.arrive(caller(0).request("CANCEL", 1, branch, "", ""));
    desk.arrive(caller(9).invite(1));
    assertThat(desk.calls()).hasSize(DIALOGS + 1);

    // when all are answered, then the table is as full as it may be, and no fuller
    List.copyOf(desk.calls()).forEach(desk::accept);
    desk.settle();
    assertThat(desk.agent().knownDialogs()).isEqualTo(DIALOGS);
    desk.arrive(caller(10).invite(1));
    assertThat(desk.calls()).hasSize(DIALOGS + 1);
  }

  @Test
  void shouldGiveRoomBackWhateverBecomesOfTheCall() {
    for (int i = 0; i < 5 * DIALOGS; i++) {
      // when refused, given up, refused by a failing application
      desk.as(i % 3 == 2 ? Manner.FAIL : Manner.RING_ONLY);
      String invite = caller(i).invite(1);
      if (i % 3 == 2) {
        assertThat(catchThrowable(() -> desk.arrive(invite))).isNotNull();
      } else {
        desk.arrive(invite);
      }
      if (i % 3 == 0) {
        desk.calls().get(desk.calls().size() - 1).reject(486, List.of());
      }
      desk.settle();
      desk.passMs(600_000);
    }

    // then
    assertThat(desk.instants("503 INVITE")).isEmpty();
    assertThat(desk.pendingTimers()).isZero();
  }

  @Test
  void shouldHoldSoManyMessagesForUnknownDialogs() {
    // given an application that never says whose they are
    desk.as(Manner.SILENT);

    // when
    for (int call = 0; call < CLAIMS + 1; call++) {
      for (int i = 0; i < WAITING + 1; i++) {
        desk.arrive(caller(call).joined("stranger-" + call).request("INFO", 1 + i, ""));
      }
    }

    // then two for each of two dialogs wait, the others may try again
    int all = (CLAIMS + 1) * (WAITING + 1);
    assertThat(desk.instants("503 INFO")).hasSize(all - CLAIMS * WAITING);
    assertThat(desk.lastSent("503 INFO").text()).contains("\r\nRetry-After: 10\r\n");
    desk.passMs(settings.claimTimeout().toMillis());
    assertThat(desk.instants("503 INFO")).hasSize(all);
    desk.passMs(60_000);
    assertThat(desk.agent().openTransactions()).isZero();
    assertThat(desk.pendingTimers()).isZero();
  }

  @Test
  void shouldDropWhatTheSignallingThreadCannotTake() {
    // when more arrives than it may queue before it gets a turn
    for (int i = 0; i < QUEUED + 10; i++) {
      assertThat(desk.isBusy()).as("half of the room is for datagrams").isEqualTo(i > QUEUED / 2);
      desk.queue(caller(i).request("OPTIONS", 1, ""));
    }
    desk.settle();
    assertThat(desk.isBusy()).isFalse();

    // then the rest is lost like a datagram, counted, and the next one is heard
    assertThat(desk.agent().droppedMessages()).isEqualTo(10);
    assertThat(desk.labels()).hasSize(QUEUED);
    desk.arrive(caller(99).request("OPTIONS", 1, ""));
    assertThat(desk.labels()).hasSize(QUEUED + 1);
  }
}
