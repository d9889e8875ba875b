package frontdesk.engine.sip.wire;

import java.util.function.Function;

/**
 * Input that is wrong on purpose, and what becomes of it over UDP and over TCP: a final status, or
 * 0 for silence. Where the borders between the messages of a stream are lost, it must be closed.
 */
record Malformed(
    String name,
    int overUdp,
    int overTcp,
    boolean closesStream,
    Function<RawSipClient, String> made) {

  /** The octets for this caller, as Latin-1 text; each is a call of its own. */
  String text(RawSipClient client) {
    return made.apply(client);
  }

  int status(boolean udp) {
    return udp ? overUdp : overTcp;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The same verdict on both transports; a stream goes on. */
  static Malformed judged(int status, String name, Function<RawSipClient, String> made) {
    return new Malformed(name, status, status, false, made);
  }

  /** The same verdict on both transports, after which a stream is closed. */
  static Malformed closing(int status, String name, Function<RawSipClient, String> made) {
    return new Malformed(name, status, status, true, made);
  }

  /** A good OPTIONS with this text in place of the other. */
  static Malformed options(int status, String name, String old, String changed) {
    return judged(status, name, client -> replaced(options(client), old, changed));
  }

  /** A good OPTIONS with this line more. */
  static Malformed line(int status, String line) {
    return judged(status, visible(line), client -> withLines(client, line + "\r\n"));
  }

  static String options(RawSipClient client) {
    return new RawCall(client).request("OPTIONS", 1, "");
  }

  static String withLines(RawSipClient client, String lines) {
    RawCall call = new RawCall(client);
    return call.request("OPTIONS", 1, call.newBranch(), lines, "");
  }

  static String invite(RawSipClient client, String lines, String body) {
    RawCall call = new RawCall(client);
    return call.request("INVITE", 1, call.newBranch(), lines, body);
  }

  static String offer(RawSipClient client, String lines) {
    return new RawCall(client).plainOffer() + lines;
  }

  static String replaced(String text, String old, String changed) {
    String result = text.replace(old, changed);
    if (result.equals(text)) {
      throw new AssertionError("nothing to change: " + old);
    }
    return result;
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c >= 127 ? "%" + Integer.toHexString(c) : String.valueOf(c));
    }
    return shown.length() > 60 ? shown.substring(0, 60) + "..." : shown.toString();
  }
}
