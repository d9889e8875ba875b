package frontdesk.engine.provider.openai;

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
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiDialectTest {
  private final OpenAiDialect dialect =
      new OpenAiDialect(
          new Prompt("", List.of(new CallerSaid("a")), List.of(), 1), OpenAiForm.OPEN_AI);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":null}",
        "{\"choices\":[]}",
        "{\"choices\":[],\"prompt_filter_results\":[]}",
        "{\"choices\":[{\"index\":0,\"content_filter_results\":{}}]}",
        "{}"
      })
  void shouldPassOverChunksWithoutAPiece(String chunk) {
    assertThat(dialect.read("", Codes.json(chunk))).isEqualTo(Step.SKIP);
    assertThat(dialect.finished()).isFalse();
  }

  @Test
  void shouldNotTakeTheRoleForAToken() {
    Step role =
        dialect.read(
            "", Codes.json("{\"choices\":[{\"delta\":{\"role\":\"a\",\"content\":\"\"}}]}"));

    assertThat(role.pass()).hasSize(1);
    assertThat(role.progress()).isFalse();
  }

  @Test
  void shouldCountWhatGroqAddsByItself() {
    dialect.read(
        "",
        Codes.json(
            "{\"choices\":[],\"x_groq\":{\"usage\":{\"prompt_tokens\":7,"
                + "\"completion_tokens\":3}}}"));

    assertThat(dialect.usage()).isEqualTo(new Usage(7, 0, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "429, insufficient_quota, insufficient_quota, REFUSED",
    "429, rate_limit_exceeded, tokens, LIMITED",
    "429, something_new, requests, LIMITED",
    "400, context_length_exceeded, invalid_request_error, REFUSED",
    "400, tool_use_failed, invalid_request_error, BROKEN",
    "500, , server_error, BROKEN",
    "413, rate_limit_exceeded, tokens, REFUSED"
  })
  void shouldGoByTheNameBeforeTheStatus(String status, String code, String type, Kind kind) {
    Kind usual =
        status.equals("429") ? Kind.LIMITED : status.equals("500") ? Kind.BROKEN : Kind.REFUSED;
    String name = code == null ? "null" : "\"" + code + "\"";

    Failure failure =
        dialect.refused(
            Failure.of(usual, status).until(Duration.ofSeconds(3)),
            Codes.json("{\"error\":{\"code\":" + name + ",\"type\":\"" + type + "\"}}"));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code == null ? type : code);
  }

  @Test
  void shouldKeepTheStatusWhereTheBodyIsNoJson() {
    Failure usual = Failure.of(Kind.BROKEN, "502");

    assertThat(dialect.refused(usual, Codes.json("<html>Bad Gateway</html>"))).isEqualTo(usual);
  }
}
