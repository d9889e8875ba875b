package frontdesk.engine.sip.wire;

import java.util.List;
import java.util.Random;

/** Spoils good messages in random ways: flips, cuts, repetitions, splices, hostile pieces. */
final class Mutations {
  private static final int MAX_CHANGES = 6;
  private static final int MAX_PIECE = 40;
  private static final int MAX_LENGTH = 20_000;

  private static final List<String> HOSTILE =
      List.of(
          "\u0000",
          "\r",
          "\n",
          "\r\n",
          "\r\n\r\n",
          "\r\nInjected: yes",
          "\u00ff",
          "\u00c3",
          "%",
          "%00",
          "%0d%0a",
          "\\",
          "\"",
          "<",
          ">",
          ";",
          ",",
          ":",
          "@",
          "=",
          " ",
          "\t",
          "|",
          "-1",
          "0",
          "4294967296",
          "99999999999999999999",
          ";tag=",
          ";branch=z9hG4bK",
          ";rport;rport",
          "SIP/2.0",
          "Content-Length: 3\r\n",
          "l: 70000\r\n",
          "Require: x\r\n",
          "Via: SIP/2.0/UDP x\r\n",
          "x".repeat(2_100),
          "Record-Route: <sip:p.invalid;lr>\r\n".repeat(20));

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** One to six changes; the other message lends a piece for a splice. */
  String of(String message, String other) {
    StringBuilder text = new StringBuilder(message);
    int changes = 1 + random.nextInt(MAX_CHANGES);
    for (int i = 0; i < changes && text.length() > 0; i++) {
      change(text, other);
    }
    text.setLength(Math.min(text.length(), MAX_LENGTH));
    return text.toString();
  }

  private void change(StringBuilder text, String other) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(MAX_PIECE));
    switch (random.nextInt(10)) {
      case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
      case 1 -> text.setCharAt(at, (char) random.nextInt(256));
      case 2 -> text.delete(at, end);
      case 3 -> text.insert(at, text.substring(at, end));
      case 4 -> text.insert(at, other, random.nextInt(other.length()), other.length());
      case 5 -> text.setLength(at);
      case 6 -> dropLine(text, at);
      case 7 -> repeatLine(text, at);
      default -> text.insert(at, HOSTILE.get(random.nextInt(HOSTILE.size())));
    }
  }

  private static void dropLine(StringBuilder text, int at) {
    text.delete(lineStart(text, at), lineEnd(text, at));
  }

  private void repeatLine(StringBuilder text, int at) {
    String line = text.substring(lineStart(text, at), lineEnd(text, at));
    text.insert(lineStart(text, random.nextInt(text.length())), line);
  }

  private static int lineStart(StringBuilder text, int at) {
    int before = text.lastIndexOf("\r\n", at - 1);
    return before < 0 ? 0 : before + 2;
  }

  private static int lineEnd(StringBuilder text, int at) {
    int end = text.indexOf("\r\n", at);
    return end < 0 ? text.length() : end + 2;
  }
}
