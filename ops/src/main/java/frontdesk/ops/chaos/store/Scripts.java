package frontdesk.ops.chaos.store;

/** What the callers of these scenarios do: they book by keys, or wait. */
final class Scripts {
  private static final String AT_ONCE = "  interrupt-after 400ms\n";

  /** Into a question that the appointment book had to be asked for: "one moment" may come first. */
  private static final String AFTER_A_MOMENT = "  interrupt-after 2500ms\n";

  /** Late enough for the store to be gone, and long before the end of the question. */
  private static final String LATER = "  interrupt-after 3500ms\n";

  /** To what was read back, and that nothing else is wanted. */
  private static final String CONSENTS = press("1") + press("1") + "  wait-for-hangup 60s\n";

  private Scripts() {}

  /** Says what it is about and then only listens, until it is hung up on. */
  static String listens() {
    return steps(AT_ONCE + press("1") + "  wait-for-hangup 90s\n");
  }

  /** Books: subject, service, day, offer, no name, the number, the read-back, and nothing else. */
  static String books() {
    return steps(AT_ONCE + press("1") + AT_ONCE + press("1") + fromTheDay());
  }

  /**
   * The same, but the answer to the second question is lost with the store: it is given again after
   * so long, when the question was asked again.
   */
  static String booksThoughAnAnswerIsLost(int seconds) {
    return steps(
        AT_ONCE
            + press("1")
            + LATER
            + press("1")
            + "  stay-silent "
            + seconds
            + "s\n"
            + press("1")
            + fromTheDay());
  }

  /** The same, but the consent to what was read back is lost, and given again after so long. */
  static String booksThoughConsentIsLost(int seconds) {
    return steps(
        AT_ONCE
            + press("1")
            + AT_ONCE
            + press("1")
            + toTheReadBack()
            + LATER
            + press("1")
            + "  stay-silent "
            + seconds
            + "s\n"
            + CONSENTS);
  }

  private static String fromTheDay() {
    return toTheReadBack() + CONSENTS;
  }

  private static String toTheReadBack() {
    return AT_ONCE
        + press("1")
        + AFTER_A_MOMENT
        + press("1")
        + AFTER_A_MOMENT
        + press("#")
        + AT_ONCE
        + press("1");
  }

  private static String press(String key) {
    return "  press \"" + key + "\"\n";
  }

  private static String steps(String steps) {
    return "voice = slt\nsteps = [\n" + steps + "]\n";
  }
}
