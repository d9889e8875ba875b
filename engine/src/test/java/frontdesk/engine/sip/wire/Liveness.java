package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.header;

import java.io.IOException;

/** The control: a listener that answers an OPTIONS right is alive, any other is not. */
final class Liveness {
  private static final int PATIENCE_MS = 5_000;

  private Liveness() {}

  /** Fails when no 200 to a control OPTIONS comes back on this line. */
  static void prove(RawSipClient client) throws IOException {
    prove(client, PATIENCE_MS);
  }

  static void prove(RawSipClient client, int patienceMs) throws IOException {
    RawCall control = new RawCall(client);
    client.send(control.request("OPTIONS", 1, ""));
    String answer =
        client.expect(
            m -> header(m, "Call-ID").equals(control.callId()),
            "answer to a control OPTIONS",
            patienceMs);
    if (!answer.startsWith("SIP/2.0 200 ")) {
      throw new AssertionError("a control OPTIONS was refused: " + answer);
    }
  }
}
