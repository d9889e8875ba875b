package frontdesk.engine.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.wire.TestDesk.Manner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Good messages spoilt at random, a control OPTIONS after each: 500 over UDP and 500 over TCP, or
 * ten thousand in all with {@code -Dfrontdesk.long=true}; {@code -Dfrontdesk.seed=N} repeats a run.
 */
class MutationsOnTheWireTest {
  private static final long SEED = Long.getLong("frontdesk.seed", 20_261_121L);
  private static final int MUTATIONS = Boolean.getBoolean("frontdesk.long") ? 5_000 : 500;
  private static final int MAX_DIALOGS_TRIED = 20;
  private static final long MAX_GROWTH_BYTES = 12L << 20;

  private final Random random = new Random(SEED);
  private final List<String> dialogs = new ArrayList<>();
  private final Set<String> statuses = new HashSet<>();
  private int sent;
  private int answered;

  @ParameterizedTest
  @EnumSource(TransportKind.class)
  void shouldOutliveMutations(TransportKind kind) throws Exception {
    try (TestDesk desk = TestDesk.open(Manner.ANSWER, Integer.MAX_VALUE);
        RawSipClient control = desk.caller(TransportKind.UDP, false)) {
      // given
      int sockets = desk.agent().openSockets();
      storm(desk, control, kind, MUTATIONS / 5);
      long before = settledHeap(desk);

      // when
      storm(desk, control, kind, MUTATIONS);

      // then
      long after = settledHeap(desk);
      assertThat(desk.agent().openSockets()).as(seed()).isEqualTo(sockets);
      assertThat(desk.agent().droppedMessages()).as(seed()).isZero();
      assertThat(after - before).as("heap, " + seed()).isLessThan(MAX_GROWTH_BYTES);
      assertThat(answered).as("some got through, " + seed()).isGreaterThan(sent / 10);
      assertThat(statuses).as(seed()).contains("200", "400", "405", "481");
    }
  }

  private static String seed() {
    return "-Dfrontdesk.seed=" + SEED;
  }

  private void storm(TestDesk desk, RawSipClient control, TransportKind kind, int times)
      throws IOException {
    boolean udp = kind == TransportKind.UDP;
    MutatedCall calls = new MutatedCall(random, udp);
    Mutations mutations = new Mutations(random);
    RawSipClient client = desk.caller(kind, false);
    try {
      for (int i = 0; i < times; i++) {
        String text = mutations.of(calls.next(dialogs), calls.next(dialogs));
        if (!udp) {
          client.close();
          client = desk.caller(kind, false);
        }
        one(client, control, text);
      }
    } finally {
      client.close();
    }
  }

  private void one(RawSipClient client, RawSipClient control, String text) throws IOException {
    sent++;
    try {
      client.send(text);
      Liveness.prove(control);
      List<String> answers = client.drain(1);
      answered += answers.isEmpty() ? 0 : 1;
      answers.forEach(WellFormed::check);
      answers.forEach(this::learn);
    } catch (AssertionError e) {
      throw new AssertionError(
          seed() + ", message " + sent + ": " + e.getMessage() + "\n--- sent:\n" + text, e);
    }
  }

  /** Remembers the tags of dialogs, so that later requests go into them. */
  private void learn(String answer) {
    statuses.add(answer.substring("SIP/2.0 ".length(), "SIP/2.0 200".length()));
    String to = RawSipClient.header(answer, "To");
    int tag = to.indexOf(";tag=desk-");
    if (answer.startsWith("SIP/2.0 200") && tag >= 0 && dialogs.size() < MAX_DIALOGS_TRIED) {
      dialogs.add(to.substring(tag + 5));
    }
  }

  /** What is in use once every transaction and dialog of the storm has run out. */
  private static long settledHeap(TestDesk desk) {
    desk.hangUpAll();
    TestDesk.awaitTrue("transactions over", () -> desk.agent().openTransactions() == 0);
    TestDesk.awaitTrue("dialogs over", () -> desk.agent().knownDialogs() == 0);
    desk.forgetCalls();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
