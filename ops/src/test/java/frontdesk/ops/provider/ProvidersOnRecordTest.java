package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.ClinicCopies;
import frontdesk.ops.firstcall.harness.NodeClock;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.harness.Patients;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.FakeWatch;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.call.CallEvent.ProviderChanged;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ear breaks in the middle of a sentence, another one hears it, and then the first is back: the
 * call's journal says so, and so do its replay, its transcript and what it cost.
 */
class ProvidersOnRecordTest {
  private static final Instant NOW = Instant.parse("2027-02-04T07:40:00Z");
  private static final ClinicId CLINIC = new ClinicId("recorded");
  private static final String WISH =
      "i would like a teeth cleaning with doctor anna next tuesday at ten in the morning";

  @TempDir private Path directory;

  private final DeepgramFake first = new DeepgramFake();
  private final DeepgramFake second = new DeepgramFake();

  @AfterEach
  void closeVendors() {
    first.close();
    second.close();
  }

  private NodeUnderTest node() throws IOException {
    ClinicCopies clinics = new ClinicCopies(directory.resolve("clinics"));
    clinics.addQuickDentist(CLINIC.value());
    return NodeUnderTest.start(
        directory,
        "127.0.0.1",
        clinics.setting()
            + """
            frontdesk {
              providers {
                recognizers = [
                  { name = first, kind = deepgram, key = fake-key, languages = [en], url = "%s" }
                  { name = second, kind = deepgram, key = fake-key, languages = [en], url = "%s" }
                ]
                # Patient, as a machine that tests is slow: only what breaks moves who is asked.
                resilience.recognizer {
                  final-within = 5s, hedge-after = 5s, silent-for = 20s, in-all = 6s
                }
              }
              spend.tariffs = [ { name = deepgram, per-minute = 0.6 } ]
            }
            """
                .formatted(first.uri(), second.uri()),
        NodeClock.startingAt(NOW));
  }

  /** The name is what breaks; once it is heard all the same, nothing is broken any more. */
  private void breakAtTheName() {
    first.hears(WISH, "never heard");
    second.always("Maria Jones");
    first.watchedBy(
        new FakeWatch() {
          @Override
          public void asked(String text) {
            // It was heard whole.
          }

          @Override
          public void given(String text) {
            if (text.equals(WISH)) {
              first.failsHalfway(Fault.drop());
            }
          }
        });
    second.watchedBy(
        new FakeWatch() {
          @Override
          public void asked(String text) {
            first.fails(Fault.NONE);
            first.always("yes");
          }

          @Override
          public void given(String text) {
            // The first may be asked again.
          }
        });
  }

  private static CallId call(NodeUnderTest node) throws Exception {
    CallScript script =
        new CallScript(
            "slt",
            List.of(
                CallScript.say("book-all-in-one-anna"),
                CallScript.say("maria-jones"),
                CallScript.say("yes"),
                CallScript.say("yes"),
                CallScript.press("1"),
                CallScript.waitForHangUp()));
    try (Patients patients = new Patients(node)) {
      return patients
          .call(Duration.ZERO, "+442079460701", CLINIC.value(), CLINIC, script)
          .toCompletableFuture()
          .get(3, TimeUnit.MINUTES)
          .id();
    }
  }

  @Test
  void shouldSayWhoHeardWhatAndWhatItCost() throws Exception {
    // given
    breakAtTheName();
    try (NodeUnderTest node = node()) {
      // when
      CallId call = call(node);

      // then
      assertThat(node.bookings(call)).as("%s", node.calls().words(call)).hasSize(1);
      assertChanges(node, call);
      assertReplayed(node, call);
      assertSummedUp(node, call);
    }
  }

  private static void assertChanges(NodeUnderTest node, CallId call) throws SQLException {
    List<String> changes =
        node.events(call).stream()
            .filter(ProviderChanged.class::isInstance)
            .map(ProviderChanged.class::cast)
            .map(
                one ->
                    one.from().orElse("-")
                        + " "
                        + one.to()
                        + " "
                        + one.reason()
                        + one.failure().map(failure -> " " + failure).orElse(""))
            .toList();
    assertThat(changes)
        .containsExactly(
            "- first PREFERRED", "first second FAILED BROKEN reset", "second first PREFERRED");
  }

  private static void assertReplayed(NodeUnderTest node, CallId call) {
    Ran replay = Ran.frontdesk("replay", call.value(), "-c", node.files().config().toString());
    assertThat(replay.status()).as(replay.out() + replay.err()).isEqualTo(Exit.OK);
    assertThat(replay.out())
        .contains("ProviderChanged", "STT: first > second, FAILED (BROKEN reset)");
  }

  private static void assertSummedUp(NodeUnderTest node, CallId call) throws IOException {
    Await.until(
        () -> "both ears are paid: " + summary(node, call, "--json").out(),
        Duration.ofSeconds(30),
        () -> json(node, call).at("/cost/providers").size() == 2);
    JsonNode cost = json(node, call).path("cost");
    assertThat(cost.path("currency").asText()).isEqualTo("USD");
    assertThat(new BigDecimal(cost.at("/items/stt").asText())).isPositive();
    assertThat(cost.at("/items/total")).isEqualTo(cost.at("/items/stt"));
    assertThat(cost.path("degraded")).isEmpty();
    assertThat(summary(node, call, "--transcript").out())
        .containsPattern("provider +hears +first > second, FAILED \\(BROKEN reset\\)")
        .containsPattern("provider +hears +second > first, PREFERRED")
        .contains("Cost: " + cost.at("/items/total").asText() + " USD (stt ")
        .doesNotContain("To save money");
  }

  private static JsonNode json(NodeUnderTest node, CallId call) throws IOException {
    return JsonMapper.builder().build().readTree(summary(node, call, "--json").out());
  }

  private static Ran summary(NodeUnderTest node, CallId call, String how) {
    return Ran.frontdesk("summary", call.value(), "-c", node.files().config().toString(), how);
  }
}
