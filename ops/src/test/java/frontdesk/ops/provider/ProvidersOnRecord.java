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
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.node.LocalSocket;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.FakeWatch;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.call.CallEvent.ProviderChanged;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ear breaks in the middle of a sentence, another one hears it, and then the first is back: the
 * call's journal says so, and so do its replay, its transcript and what it cost. Then the clinic
 * lowers what its calls may cost while the node runs, and no vendor hears the next one.
 */
abstract class ProvidersOnRecord {
  private static final Instant NOW = Instant.parse("2027-02-04T07:40:00Z");
  private static final ClinicId CLINIC = new ClinicId("recorded");
  private static final String WISH =
      "i would like a teeth cleaning with doctor anna next tuesday at ten in the morning";

  private static final CallScript ONE_SENTENCE =
      CallScript.of(CallScript.say("yes"), CallScript.waitForTurn(), CallScript.hangUp());

  @TempDir private Path directory;

  private final DeepgramFake first = new DeepgramFake();
  private final DeepgramFake second = new DeepgramFake();

  @AfterEach
  void closeVendors() {
    first.close();
    second.close();
  }

  private ClinicCopies clinics() {
    ClinicCopies clinics = new ClinicCopies(directory.resolve("clinics"));
    clinics.addQuickDentist(CLINIC.value());
    return clinics;
  }

  private NodeUnderTest node(ClinicCopies clinics) throws IOException {
    return NodeUnderTest.startWithoutEars(
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

  @Test
  void shouldSayWhoHeardWhatAndWhatItCostAndHoldALoweredLimit() throws Exception {
    // given
    breakAtTheName();
    ClinicCopies clinics = clinics();
    try (NodeUnderTest node = node(clinics)) {
      // when
      CallId call = QuickBooking.call(node, CLINIC).id();

      // then
      assertThat(node.bookings(call)).as("%s", node.calls().words(call)).hasSize(1);
      assertChanges(node, call);
      assertReplayed(node, call);
      assertSummedUp(node, call);
      assertOwnLimitIsHeld(node, clinics.file(CLINIC.value()));
    }
  }

  /**
   * From its file's next reading on a clinic pays for no ear any more; a file that is wrong does
   * not change that, although it allows more.
   */
  private static void assertOwnLimitIsHeld(NodeUnderTest node, Path clinic) throws Exception {
    String text = Files.readString(clinic);
    try (LocalSocket socket =
        LocalSocket.open(node.node().configuration().settings(), node.node().answers())) {
      assertThat(socket.path()).exists();

      // when it is lowered, and then raised by a file that is wrong
      Files.writeString(clinic, text + "speech.spend.call-hard = 0\n");
      Ran lowered = reload(node);
      Files.writeString(clinic, text + "speech.spend { call-soft = 9, call-hard = 5 }\n");
      Ran wrong = reload(node);

      // then it is what it was lowered to
      assertThat(lowered.status()).as(lowered.err()).isEqualTo(Exit.OK);
      assertThat(wrong.status()).isEqualTo(Exit.CONFIG);
      assertThat(wrong.err()).contains("speech.spend.call-soft");
      assertThat(changes(node, QuickBooking.call(node, CLINIC, ONE_SENTENCE).id()))
          .containsExactly("- sphinx4 PREFERRED WITHHELD HARD_LIMIT");
    }
  }

  private static Ran reload(NodeUnderTest node) {
    return Ran.frontdesk("config", "reload", "-c", node.files().config().toString());
  }

  private static void assertChanges(NodeUnderTest node, CallId call) throws SQLException {
    assertThat(changes(node, call))
        .containsExactly(
            "- first PREFERRED", "first second FAILED BROKEN reset", "second first PREFERRED");
  }

  /** Who was listened by, and why, in order. */
  private static List<String> changes(NodeUnderTest node, CallId call) throws SQLException {
    return node.events(call).stream()
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
