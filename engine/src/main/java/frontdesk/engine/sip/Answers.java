package frontdesk.engine.sip;

import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transaction.InviteServerTransaction;

/** Sends a 200 to an INVITE or re-INVITE and sees to its ACK. Signalling thread. */
final class Answers {
  private Answers() {}

  /** Repeats the 200 until its ACK; {@code offering} when it holds our offer. */
  static void send(
      Core core,
      Dialog dialog,
      InviteServerTransaction transaction,
      SipResponse ok,
      boolean offering) {
    AnswerRetransmission answer =
        new AnswerRetransmission(
            transaction, ok, core.loop(), core.transactions().timers(), offering);
    dialog.await(answer);
    answer.start(
        () -> {
          dialog.acknowledged();
          core.giveUp(dialog);
          core.listener().onDialogEvent(new DialogEvent.NotAcknowledged(dialog.record()));
        });
  }
}
