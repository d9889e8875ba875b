package frontdesk.ops.firstcall.wire;

import frontdesk.ops.firstcall.harness.Await;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Books an appointment by keys alone, whatever the questions and their order: each prompt's words
 * tell which key comes next. Keys interrupt prompts, but the read-back and what was booked are
 * heard out.
 */
public final class KeysBooking {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration READ_BACK = Duration.ofSeconds(45);

  private static final String BOOKED = "You are booked";

  /** Longer than the pauses between the sentences of a prompt. */
  private static final Duration OVER = Duration.ofMillis(800);

  private final RawPhone phone;
  private final Supplier<List<String>> prompts;
  private int answered;

  /**
   * For this phone, which has dialled.
   *
   * @param prompts the prompts of this call so far
   */
  public KeysBooking(RawPhone phone, Supplier<List<String>> prompts) {
    this.phone = phone;
    this.prompts = prompts;
  }

  /** Waits for the next prompt and answers it; false when it was the last one. */
  public boolean step() {
    String prompt = nextPrompt();
    if (prompt.contains("Shall I book it") || prompt.contains(BOOKED)) {
      long begun = System.nanoTime();
      phone.awaitSpeech(begun);
      Await.until(
          "what is heard whole is over",
          READ_BACK,
          () -> phone.rtp().heard().quietFor().compareTo(OVER) > 0);
    }
    if (isLast(prompt)) {
      return false;
    }
    phone.rtp().press(key(prompt));
    return true;
  }

  /** Answers every prompt until the last one, whose words it returns. */
  public String book() {
    boolean more = true;
    while (more) {
      more = step();
    }
    return prompts.get().get(answered - 1);
  }

  /** The words by which the caller was told of the booking. */
  public String told() {
    return prompts.get().stream().filter(words -> words.contains(BOOKED)).findFirst().orElse("");
  }

  private String nextPrompt() {
    Await.until(
        () -> "prompt " + (answered + 1) + " after " + prompts.get(),
        PATIENCE,
        () -> prompts.get().size() > answered);
    // Several may have come: the last one is what is asked now.
    answered = prompts.get().size();
    return prompts.get().get(answered - 1);
  }

  private static boolean isLast(String prompt) {
    boolean goesOn = prompt.contains("cut off for a moment");
    return prompt.contains("Goodbye") || (prompt.contains("sorry") && !goesOn);
  }

  /**
   * Key one says yes, the first of what is offered, booking, or that it is all; no name is given.
   */
  private static char key(String prompt) {
    return prompt.contains("name") && prompt.contains("pound") ? '#' : '1';
  }
}
