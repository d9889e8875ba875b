package frontdesk.ops.chaos.senses;

/**
 * What the callers of these scenarios do: they book at the practice by keys, in the order of its
 * questions: what it is about, which service, which day, which offer, the name, the number, and the
 * read-back, which is heard out.
 */
final class Scripts {
  private static final String AGREE_AND_HANG_UP =
      inTurn("1") + "  interrupt-after 1500ms\n  hang-up\n";

  /** The offer, no name, the number. */
  private static final String FROM_THE_OFFER = afterAMoment("1") + afterAMoment("#") + atOnce("1");

  /** The day, and what follows. */
  private static final String FROM_THE_DAY = atOnce("1") + FROM_THE_OFFER;

  private Scripts() {}

  /** Books by keys alone, and hangs up once it hears that it is booked. */
  static String keys() {
    return steps(atOnce("1") + atOnce("1") + FROM_THE_DAY + AGREE_AND_HANG_UP);
  }

  /** Says what it wants, is not understood, waits for what it is told, and goes on by keys. */
  static String keysOnceNotUnderstood() {
    return steps(
        "  interrupt-after 1500ms\n  say book-consultation\n"
            + inTurn("1")
            + atOnce("1")
            + FROM_THE_DAY
            + AGREE_AND_HANG_UP);
  }

  /** Says what it wants, is understood, and goes on by keys. */
  static String speechThenKeys() {
    return steps(
        "  interrupt-after 1500ms\n  say book-consultation\n"
            + inTurn("1")
            + FROM_THE_OFFER
            + AGREE_AND_HANG_UP);
  }

  /** Hears hardly a question, and agrees to whatever is read back until the call is over. */
  static String keysThoughHardlyAWordIsHeard() {
    return steps(
        atOnce("1")
            + inTurn("1")
            + inTurn("1")
            + inTurn("1")
            + inTurn("#")
            + inTurn("1")
            + inTurn("1")
            + inTurn("1")
            + "  wait-for-hangup 40s\n");
  }

  /** Into the question. */
  private static String atOnce(String key) {
    return "  interrupt-after 400ms\n" + inTurn(key);
  }

  /** Into a question that the appointment book had to be asked for: "one moment" may come first. */
  private static String afterAMoment(String key) {
    return "  interrupt-after 2500ms\n" + inTurn(key);
  }

  private static String inTurn(String key) {
    return "  press \"" + key + "\"\n";
  }

  private static String steps(String steps) {
    return "voice = slt\nsteps = [\n" + steps + "]\n";
  }
}
