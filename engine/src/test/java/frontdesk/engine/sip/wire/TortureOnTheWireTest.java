package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.RawSipClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.network.TransportKind;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are meant to break a parser; an OPTIONS before and after proves the listener. */
class TortureOnTheWireTest {
  static Stream<Torture> messages() {
    return Stream.<Torture[]>of(
            TortureValid.values(), TortureInvalid.values(), TortureSemantics.values())
        .flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldJudgeTortureMessagesRight(Torture torture) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      prove(client);

      // when
      client.send(torture.text());
      if (torture.status() > 0) {
        String answer = client.expect(m -> !m.startsWith("SIP/2.0 1"), torture + " answered");

        // then
        assertThat(answer).startsWith("SIP/2.0 " + torture.status() + " ");
        assertThat(answer).doesNotContain("\n\n");
      }
      prove(client);
      assertThat(client.drain(1)).allMatch(m -> torture.status() > 0 && isOf(torture, m));
    }
  }

  private static boolean isOf(Torture torture, String message) {
    return message.startsWith("SIP/2.0 1") || message.startsWith("SIP/2.0 " + torture.status());
  }

  private static void prove(RawSipClient client) throws IOException {
    RawCall control = new RawCall(client);
    client.send(control.request("OPTIONS", 1, ""));
    client.expect(
        m -> m.startsWith("SIP/2.0 200") && header(m, "Call-ID").equals(control.callId()),
        "control OPTIONS answered");
  }

  @ParameterizedTest
  @CsvSource({
    "Subject: ,3000,400",
    "Contact: <sip:x@example.com>;p=,2100,400",
  })
  void shouldRefuseAHeaderThatIsTooLong(String header, int length, int status) throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);

      // when
      String line = header + "x".repeat(length) + "\r\n";
      client.send(call.request("OPTIONS", 1, call.newBranch(), line, ""));

      // then
      assertThat(client.expectFinal("OPTIONS")).startsWith("SIP/2.0 " + status);
      prove(client);
    }
  }

  @Test
  void shouldRefuseWhatExceedsItsLimits() throws Exception {
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      String plain = call.request("OPTIONS", 1, "");

      // when the URI, the number of headers, all headers, the whole message are too much
      client.send(plain.replace("sip:desk@", "sip:" + "d".repeat(300) + "@"));
      assertThat(client.expectFinal("OPTIONS")).startsWith("SIP/2.0 414");
      client.send(plain.replace("Max-Forwards", "X: y\r\n".repeat(200) + "Max-Forwards"));
      assertThat(client.expectFinal("OPTIONS")).startsWith("SIP/2.0 400");
      String many = ("X: " + "y".repeat(1000) + "\r\n").repeat(9);
      client.send(plain.replace("Max-Forwards", many + "Max-Forwards"));
      assertThat(client.drain(100)).allMatch(m -> m.startsWith("SIP/2.0 513"));
      client.send(plain + "z".repeat(17_000));
      assertThat(client.expectFinal("OPTIONS")).startsWith("SIP/2.0 513");

      // then
      prove(client);
    }
  }

  @Test
  void shouldSurviveMutatedMessages() throws Exception {
    long seed = 20_260_801L;
    Random random = new Random(seed);
    try (TestDesk desk = TestDesk.open();
        RawSipClient client = desk.caller(TransportKind.UDP, false);
        RawSipClient control = desk.caller(TransportKind.UDP, false)) {
      // given
      RawCall call = new RawCall(client);
      List<String> seeds =
          List.of(
              call.request("INVITE", 1, call.plainOffer()),
              call.request("OPTIONS", 1, ""),
              call.request("CANCEL", 1, ""));

      // when
      for (int i = 0; i < 2_000; i++) {
        client.send(mutate(seeds.get(i % seeds.size()), random));
        if (i % 500 == 0) {
          prove(control);
        }
      }

      // then
      prove(control);
      assertThat(desk.agent().openSockets()).as("seed %d", seed).isEqualTo(4);
    }
  }

  private static String mutate(String message, Random random) {
    StringBuilder mutated = new StringBuilder(message);
    for (int change = 0; change < 1 + random.nextInt(8); change++) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(3)) {
        case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
        case 1 -> mutated.insert(at, (char) random.nextInt(256));
        default -> mutated.deleteCharAt(at);
      }
    }
    return mutated.toString();
  }
}
