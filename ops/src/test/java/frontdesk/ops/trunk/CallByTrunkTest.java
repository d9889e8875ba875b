package frontdesk.ops.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole node that is registered at a provider, and called through it. */
class CallByTrunkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void shouldTakeTheCallsOfItsTrunkAndNoOthers() throws Exception {
    try (Kamailio provider = Kamailio.start(folder, Places.host(1))) {
      takesItsCallsAndNoOthers(provider, new ProviderAccount(provider, "udp"));
    }
  }

  private void takesItsCallsAndNoOthers(Kamailio provider, ProviderAccount account)
      throws Exception {
    try (NodeUnderTest node =
        NodeUnderTest.startWithoutEars(
            folder.resolve("node"), Places.host(2), account.settings(Places.network()))) {
      // given
      Await.until("registered", PATIENCE, () -> provider.registered().size() == 1);

      // when somebody calls the account at the provider
      MeasuredCall call =
          account.call(
              InetAddress.getByName(Places.host(5)),
              CallScript.of(CallScript.waitForTurn(), CallScript.hangUp()),
              new Random(14));

      // then it is answered by the trunk's clinic, and over after the BYE that came by the proxy
      assertThat(call.outcome()).as(call.reason()).isEqualTo(MeasuredCall.Outcome.COMPLETED);
      assertThat(call.firstAudioMs()).isNotNull();
      CallId id = new CallId(call.farTag());
      Await.until("its end", PATIENCE, () -> isOver(node, id));
      assertThat(node.events(id).get(0).header().clinic()).isEqualTo(new ClinicId("harbour-view"));
      Await.until("nothing is left of it", PATIENCE, () -> node.node().usage().idle());

      // when a stranger calls the node itself
      String refusal = callOfAStranger(node.sip());

      // then
      assertThat(refusal).startsWith("SIP/2.0 401 ").contains("algorithm=SHA-256");
      assertThat(node.storedCalls()).hasSize(1);

      // when it takes no more calls
      node.node().drain();

      // then nobody is sent to it
      Await.until("no longer registered", PATIENCE, () -> provider.registered().isEmpty());
    }
  }

  private static boolean isOver(NodeUnderTest node, CallId id) throws Exception {
    return node.events(id).stream().anyMatch(event -> event instanceof CallEvent.CallEnded);
  }

  private static String callOfAStranger(InetSocketAddress node) throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(Places.host(77)))) {
      socket.setSoTimeout(5_000);
      byte[] invite =
          String.join(
                  "\r\n",
                  "INVITE sip:harbour@" + Places.host(2) + " SIP/2.0",
                  "Via: SIP/2.0/UDP "
                      + Places.host(77)
                      + ":"
                      + socket.getLocalPort()
                      + ";branch=z9hG4bKx;rport",
                  "Max-Forwards: 70",
                  "From: <sip:stranger@example.com>;tag=1",
                  "To: <sip:harbour@" + Places.host(2) + ">",
                  "Call-ID: stranger",
                  "CSeq: 1 INVITE",
                  "Contact: <sip:stranger@" + Places.host(77) + ">",
                  "Content-Length: 0",
                  "",
                  "")
              .getBytes(StandardCharsets.US_ASCII);
      socket.send(new DatagramPacket(invite, invite.length, node));
      DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
      socket.receive(answer);
      return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
    }
  }
}
