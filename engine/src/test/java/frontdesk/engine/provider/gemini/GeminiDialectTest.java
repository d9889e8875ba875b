package frontdesk.engine.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.chat.Codes;
import frontdesk.engine.provider.chat.Step;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiDialectTest {
  private final GeminiDialect dialect =
      new GeminiDialect(
          new Prompt("", List.of(new CallerSaid("a")), List.of(), 1), new Signatures(2), true);

  private Step read(String parts, String more) {
    return dialect.read(
        "", Codes.json("{\"candidates\":[{\"content\":{\"parts\":[" + parts + "]}" + more + "}]}"));
  }

  @Test
  void shouldPassEveryTextByItselfSoThatNothingComesBetween() {
    Step step = read("{\"text\":\"Bună \"},{\"text\":\"ziua.\"}", "");

    assertThat(step.pass()).hasSize(2);
    assertThat(step.pass().get(1).findValuesAsText("text")).containsExactly("ziua.");
    assertThat(step.progress()).isTrue();
  }

  @Test
  void shouldPassNoThoughts() {
    Step step = read("{\"text\":\"Let me see.\",\"thought\":true}", "");

    assertThat(step.pass()).isEmpty();
    assertThat(step.progress()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SAFETY, REFUSED",
    "PROHIBITED_CONTENT, REFUSED",
    "MALFORMED_FUNCTION_CALL, BROKEN",
    "UNEXPECTED_TOOL_CALL, BROKEN",
    "SOMETHING_NEW, BROKEN"
  })
  void shouldTakeNoOtherEndForAnAnswer(String reason, Kind kind) {
    Step step = read("{\"text\":\"Bu\"}", ",\"finishReason\":\"" + reason + "\"");

    assertThat(step.failure()).contains(Failure.of(kind, reason));
    assertThat(dialect.finished()).isFalse();
  }

  @Test
  void shouldBeRefusedWhereThePromptIsBlocked() {
    Step step = dialect.read("", Codes.json("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"));

    assertThat(step.failure()).contains(Failure.of(Kind.REFUSED, "SAFETY"));
  }

  @Test
  void shouldCountThoughtsAndWhatComesWithoutCandidates() {
    dialect.read(
        "",
        Codes.json(
            "{\"usageMetadata\":{\"promptTokenCount\":9,\"cachedContentTokenCount\":4,"
                + "\"candidatesTokenCount\":5,\"thoughtsTokenCount\":7}}"));

    assertThat(dialect.usage()).isEqualTo(new Usage(9, 4, 12));
  }

  @Test
  void shouldWaitAsLongAsTheBodySays() {
    Failure failure =
        dialect.refused(
            Failure.of(Kind.LIMITED, "429"),
            Codes.json(
                "[{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"details\":["
                    + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
                    + "\"retryDelay\":\"12.5s\"}]}}]"));

    assertThat(failure)
        .isEqualTo(Failure.of(Kind.LIMITED, "RESOURCE_EXHAUSTED").until(Duration.ofMillis(12_500)));
  }

  @Test
  void shouldForgetTheOldestSignatures() {
    Signatures signatures = new Signatures(2);
    signatures.keep("a", Codes.json("{}"), "1");
    signatures.keep("b", Codes.json("{}"), "2");
    signatures.keep("c", Codes.json("{}"), "3");

    assertThat(signatures.of("a", Codes.json("{}"))).isEmpty();
    assertThat(signatures.of("c", Codes.json("{}"))).contains("3");
  }
}
