package frontdesk.ops.firstcall.privacy;

import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.Transport;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.media.G711Law;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A call whose caller says what she wants and what her name is, and presses keys for the rest.
 *
 * @param number the number that she called from
 */
record SpokenBooking(CallId id, String number) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Longer than the pauses between the sentences of a prompt. */
  private static final Duration OVER = Duration.ofMillis(800);

  private static final String VOICE = "slt";
  private static final String BOOKED = "You are booked";

  /** Calls, books, and hangs up when told that it is booked. */
  static SpokenBooking make(NodeUnderTest node) throws IOException {
    CallId id;
    String number;
    try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      id = phone.id();
      number = phone.call().callerNumber();
      int seen = 0;
      for (String prompt = ""; !prompt.contains(BOOKED); ) {
        prompt = next(node, id, seen);
        seen = node.calls().words(id).size();
        answer(phone, prompt, seen);
      }
      phone.call().hangUp(2);
    }
    Await.until("the call is over", PATIENCE, () -> node.calls().ending(id).isPresent());
    return new SpokenBooking(id, number);
  }

  private static void answer(RawPhone phone, String prompt, int seen) {
    if (seen == 1 || prompt.contains("You can say")) {
      hearOut(phone);
      say(phone, "book-cleaning");
    } else if (prompt.contains("name") && prompt.contains("pound")) {
      hearOut(phone);
      say(phone, "maria-jones");
    } else if (prompt.contains("Shall I book it")) {
      hearOut(phone);
      phone.rtp().press('1');
    } else if (!prompt.contains(BOOKED)) {
      phone.rtp().press('1');
    }
  }

  private static void hearOut(RawPhone phone) {
    phone.awaitSpeech(System.nanoTime());
    Await.until(
        "the prompt is over", PATIENCE, () -> phone.rtp().heard().quietFor().compareTo(OVER) > 0);
  }

  private static void say(RawPhone phone, String line) {
    SpokenLines.Finding found = SpokenLines.in(Path.of("")).find(line, VOICE);
    short[] samples = ((SpokenLines.Finding.Found) found).samples();
    byte[] octets = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      octets[i] = G711Law.MU_LAW.encode(samples[i]);
    }
    phone.rtp().say(octets);
  }

  private static String next(NodeUnderTest node, CallId id, int seen) {
    Await.until(
        () -> "a prompt after " + node.calls().words(id),
        PATIENCE,
        () -> node.calls().words(id).size() > seen);
    List<String> words = node.calls().words(id);
    return words.get(words.size() - 1);
  }
}
