package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.CallFacts;
import frontdesk.ops.firstcall.harness.ClinicCopies;
import frontdesk.ops.firstcall.harness.NodeClock;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.protocol.call.CallEvent.ProviderChanged;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole node whose callers are heard by a vendor and understood by a language model, on the
 * telephone: what the model makes of odd words is booked, and what it costs is known and limited.
 */
abstract class ThoughtAndPaidFor {
  private static final Instant NOW = Instant.parse("2027-02-04T07:40:00Z");
  private static final ClinicId CLINIC = new ClinicId("paid");
  private static final String ODD = "hiya I fancy getting my gnashers buffed up by you lot";
  private static final String MEANT =
      "{\"intent\":\"book\",\"service\":\"teeth_cleaning\",\"practitioner\":\"ana_popescu\","
          + "\"date\":\"2027-02-09\",\"time\":\"10:00\"}";
  private static final String WANTED = "teeth_cleaning ana_popescu 2027-02-09T08:00:00Z";
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  @TempDir private Path directory;

  private final SonioxFake ears = new SonioxFake();
  private final OpenAiChatFake mind = new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI);

  @AfterEach
  void closeVendors() {
    ears.close();
    mind.close();
  }

  /** How a node starts. */
  private interface Start {
    NodeUnderTest node(Path directory, String host, String overrides, Clock clock)
        throws IOException;
  }

  private NodeUnderTest node(Start start, String spend) throws IOException {
    ClinicCopies clinics = new ClinicCopies(directory.resolve("clinics"));
    clinics.addQuickDentist(CLINIC.value());
    mind.answersBy(
        asked ->
            asked.last().text().contains("gnashers")
                ? ModelAnswer.call("understood", MEANT)
                : ModelAnswer.nothing());
    return start.node(
        directory,
        "127.0.0.1",
        clinics.setting()
            + """
            frontdesk {
              providers {
                recognizers = [
                  { name = ears, kind = soniox, key = fake-key, languages = [en], url = "%s" }
                ]
                models = [
                  { name = mind, kind = openai, key = fake-key, model = fake-model, url = "%s" }
                ]
                # Patient, as a machine that tests is slow: only money moves what is asked of whom.
                resilience.recognizer {
                  final-within = 5s, hedge-after = 5s, silent-for = 20s, in-all = 6s
                }
              }
              brain.early-after = 0 ms
              spend {
                %s
              }
            }
            """
                .formatted(ears.uri(), mind.base(), spend),
        NodeClock.startingAt(NOW));
  }

  private static List<String> booked(NodeUnderTest node, CallId call) throws SQLException {
    return node.booked(call).stream()
        .map(one -> one.appointment().slot())
        .map(slot -> slot.service() + " " + slot.practitioner() + " " + slot.start())
        .toList();
  }

  private static String story(NodeUnderTest node, CallId call) throws SQLException {
    return node.calls().words(call) + "\n" + new CallFacts(node.events(call)).inputs(Input.class);
  }

  private JsonNode costs(NodeUnderTest node, CallId call) throws IOException {
    StringWriter out = new StringWriter();
    int status =
        Frontdesk.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                "costs", "-c", node.files().config().toString(), "--json", "--call", call.value());
    assertThat(status).isEqualTo(Exit.OK);
    return JsonMapper.builder().build().readTree(out.toString());
  }

  private String shown(NodeUnderTest node, CallId call) {
    try {
      return costs(node, call).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the vendor's own count. */
  private BigDecimal owed(String perInput, String perCached, String perOutput) {
    long cached = mind.counts().get(Counts.Of.CACHED_TOKENS);
    long input = mind.counts().get(Counts.Of.PROMPT_TOKENS) - cached;
    return new BigDecimal(perInput)
        .multiply(BigDecimal.valueOf(input))
        .add(new BigDecimal(perCached).multiply(BigDecimal.valueOf(cached)))
        .add(
            new BigDecimal(perOutput)
                .multiply(BigDecimal.valueOf(mind.counts().get(Counts.Of.ANSWER_TOKENS))))
        .divide(THOUSAND);
  }

  @Test
  void shouldBookWhatTheModelMakesOfOddWordsAndKnowWhatItCost() throws Exception {
    // given
    ears.hears(ODD, "Maria Jones", "yes", "yes");
    try (NodeUnderTest node =
        node(
            NodeUnderTest::startWithoutEars,
            "tariffs = [ { name = openai, per-1k-input = 0.0015, per-1k-cached = 0.00075,"
                + " per-1k-output = 0.002 } ]")) {
      // when
      CallId call = QuickBooking.call(node, CLINIC).id();
      // then
      assertThat(booked(node, call)).as(() -> told(node, call)).containsExactly(WANTED);
      assertThat(new CallFacts(node.events(call)).inputs(Input.Heard.class))
          .anyMatch(heard -> heard.brain().isPresent());
      BigDecimal owed = owed("0.0015", "0.00075", "0.002");
      assertThat(owed).isPositive();
      shouldComeTo(node, call, owed);
    }
  }

  @Test
  void shouldStillBookWhenAHardLimitIsReachedInTheMiddle() throws Exception {
    // given what the model reserves is all that is left, and the ears reserve no more than they
    // need
    ears.hears(ODD);
    ears.always("what a lovely day it is");
    try (NodeUnderTest node =
        node(
            NodeUnderTest::start,
            """
            tariffs = [
              { name = mind, per-1k-input = 1, per-1k-output = 1 }
              { name = ears, per-minute = 0.06 }
            ]
            pieces.audio = 1s
            limits.call-hard = 10
            """)) {
      // when
      CallId call = QuickBooking.call(node, CLINIC).id();
      // then what the vendor would have heard is not heard: the node's own ears are at work
      assertThat(booked(node, call)).as(() -> told(node, call)).containsExactly(WANTED);
      assertThat(mind.asked()).hasSize(1);
      shouldComeTo(node, call, owed("1", "1", "1"));
      Await.until(
          () -> "what the ears cost is settled too: " + shown(node, call),
          Duration.ofSeconds(30),
          () -> costs(node, call).path(0).path("costs").path("stt").asDouble() > 0);
      JsonNode costs = costs(node, call).path(0).path("costs");
      assertThat(new BigDecimal(costs.get("total").asText())).isLessThan(BigDecimal.TEN);
      shouldSayHowMoneyWasSaved(node, call);
    }
  }

  private static void shouldSayHowMoneyWasSaved(NodeUnderTest node, CallId call)
      throws SQLException {
    assertThat(
            node.events(call).stream()
                .filter(ProviderChanged.class::isInstance)
                .map(ProviderChanged.class::cast)
                .filter(changed -> changed.step() == Step.STT && changed.from().isPresent())
                .map(changed -> changed.from().get() + " " + changed.failure().orElse("")))
        .containsExactly("ears WITHHELD HARD_LIMIT");
    Ran summary = Ran.frontdesk("summary", call.value(), "-c", node.files().config().toString());
    assertThat(summary.out()).contains("Cost: ", "To save money: ", "refused stt ears call_hard");
  }

  /** What was spent on the model is what its vendor counts, and the parts are the total. */
  private void shouldComeTo(NodeUnderTest node, CallId call, BigDecimal owed) throws IOException {
    Await.until(
        () -> "the call costs " + owed + " and not " + shown(node, call),
        Duration.ofSeconds(30),
        () -> {
          JsonNode report = costs(node, call).path(0);
          return report.has("costs")
              && new BigDecimal(report.path("providers").path("mind").asText("0")).compareTo(owed)
                  == 0;
        });
    JsonNode costs = costs(node, call).path(0).path("costs");
    BigDecimal parts = BigDecimal.ZERO;
    for (String item : List.of("stt", "llm_input", "llm_output", "tts", "telephony", "avatar")) {
      parts = parts.add(new BigDecimal(costs.get(item).asText()));
    }
    assertThat(parts).isEqualByComparingTo(costs.get("total").asText());
  }

  private static String told(NodeUnderTest node, CallId call) {
    try {
      return story(node, call);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
