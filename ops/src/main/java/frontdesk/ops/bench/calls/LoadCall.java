package frontdesk.ops.bench.calls;

/**
 * One call of a caller under load: INVITE, 200, ACK, a while, BYE, 200, over UDP, with the
 * retransmissions of RFC 3261 section 17.1. Used by the load's one thread.
 */
final class LoadCall {
  private static final long T1_NANOS = 500_000_000L;
  private static final long T2_NANOS = 4_000_000_000L;
  private static final long GIVE_UP_NANOS = 64 * T1_NANOS;
  private static final int BYE = 2;

  private final CallTally tally;
  private final Wire wire;
  private final String branch;
  private final long holdNanos;
  private SipText.Dialog dialog;
  private State state = State.INVITING;
  private long sentAt;
  private long wakeAt;
  private long repeatNanos = T1_NANOS;

  /** Where a call stands. */
  enum State {
    /** The INVITE was sent; nothing came back. */
    INVITING,
    /** A provisional response came: the INVITE is not repeated any more. */
    PROCEEDING,
    /** It was answered and acknowledged. */
    TALKING,
    /** The BYE was sent. */
    ENDING,
    /** Nothing more is to come, but for repeated answers. */
    OVER
  }

  /** What a call sends by, and wakes itself up with. */
  interface Wire {
    void send(String message);

    /** Calls {@link LoadCall#onTime} at this moment. */
    void wake(LoadCall call, long atNanos);
  }

  /**
   * @param branch begins with RFC 3261's cookie and is this call's alone
   * @param holdNanos from the ACK to the BYE
   */
  LoadCall(CallTally tally, Wire wire, SipText.Dialog dialog, String branch, long holdNanos) {
    this.tally = tally;
    this.wire = wire;
    this.dialog = dialog;
    this.branch = branch;
    this.holdNanos = holdNanos;
  }

  String callId() {
    return dialog.callId();
  }

  State state() {
    return state;
  }

  /** Sends the INVITE. */
  void begin(long now, long due) {
    tally.offered(Math.max(0, now - due));
    sentAt = now;
    wire.send(SipText.invite(dialog, branch));
    wakeAt(now + repeatNanos);
  }

  /** Only the timer that was asked for last counts: what came since has overtaken the others. */
  private void wakeAt(long atNanos) {
    wakeAt = atNanos;
    wire.wake(this, atNanos);
  }

  /** A timer that was asked for has come; it may be one that was overtaken. */
  void onTime(long now) {
    if (now - wakeAt < 0) {
      return;
    }
    switch (state) {
      case INVITING, PROCEEDING -> whileInviting(now);
      case TALKING -> {
        state = State.ENDING;
        sentAt = now;
        repeatNanos = T1_NANOS;
        sendBye();
        wakeAt(now + repeatNanos);
      }
      case ENDING -> whileEnding(now);
      case OVER -> {}
    }
  }

  private void whileInviting(long now) {
    if (now - sentAt >= GIVE_UP_NANOS) {
      state = State.OVER;
      tally.inviteFailed();
      return;
    }
    if (state == State.INVITING) {
      tally.inviteRepeated();
      wire.send(SipText.invite(dialog, branch));
      repeatNanos *= 2;
    }
    wakeAt(Math.min(now + repeatNanos, sentAt + GIVE_UP_NANOS));
  }

  private void whileEnding(long now) {
    if (now - sentAt >= GIVE_UP_NANOS) {
      state = State.OVER;
      tally.byeFailed();
      return;
    }
    tally.byeRepeated();
    sendBye();
    repeatNanos = Math.min(2 * repeatNanos, T2_NANOS);
    wakeAt(Math.min(now + repeatNanos, sentAt + GIVE_UP_NANOS));
  }

  private void sendBye() {
    wire.send(SipText.bye(dialog, branch + "b"));
  }

  /** A response came. */
  void onResponse(int status, int cseq, String message, long now) {
    if (cseq == BYE) {
      if (state == State.ENDING && status >= 200) {
        state = State.OVER;
        if (status == 200) {
          tally.ended();
        } else {
          tally.byeFailed();
        }
      }
    } else if (status < 200) {
      state = state == State.INVITING ? State.PROCEEDING : state;
    } else if (status < 300) {
      onAnswer(message, now);
    } else {
      onRefusal(status, message);
    }
  }

  private void onAnswer(String message, long now) {
    if (state != State.INVITING && state != State.PROCEEDING) {
      tally.answerRepeated();
      acknowledge();
      return;
    }
    state = State.TALKING;
    tally.answered(now - sentAt);
    dialog = dialog.answered(SipText.header(message, "To"), SipText.contactUri(message));
    acknowledge();
    wakeAt(now + holdNanos);
  }

  private void acknowledge() {
    wire.send(SipText.ack(dialog, branch + "a"));
  }

  /** RFC 3261 section 17.1.1.3: the ACK to a refusal is the INVITE's own. */
  private void onRefusal(int status, String message) {
    SipText.Dialog refused = dialog.answered(SipText.header(message, "To"), "");
    wire.send(SipText.ack(refused, branch));
    if (state == State.INVITING || state == State.PROCEEDING) {
      state = State.OVER;
      tally.refused(status);
    }
  }

  /** The far end hung up. */
  void onFarEndBye(String message) {
    wire.send(SipText.ok(message));
    if (state == State.TALKING) {
      state = State.OVER;
      tally.cutByFarEnd();
    }
  }
}
