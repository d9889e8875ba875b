package frontdesk.ops.chaos.senses;

/** What the callers of these scenarios do. */
final class Scripts {
  /**
   * The keys of a booking at the practice, from the question what it is about to the read-back:
   * book, the first service, anyone, the first free day, the first offer, no name, this number.
   */
  private static final String BOOKING =
      """
        interrupt-after 300ms
        press "1"
        interrupt-after 300ms
        press "8"
        interrupt-after 300ms
        press "1"
        interrupt-after 300ms
        press "1"
        interrupt-after 300ms
        press "#"
        interrupt-after 300ms
        press "1"
      """;

  private static final String AGREED =
      """
        press "1"
        interrupt-after 1500ms
        hang-up
      """;

  private Scripts() {}

  /** Books by keys alone; hears the read-back out, and hangs up once the booking is confirmed. */
  static String keys() {
    return steps("  interrupt-after 500ms\n  press \"1\"\n" + BOOKING + AGREED);
  }

  private static String steps(String steps) {
    return "voice = slt\nsteps = [\n" + steps + "]\n";
  }
}
