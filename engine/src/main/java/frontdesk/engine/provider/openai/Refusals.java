package frontdesk.engine.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.protocol.provider.Failure;

/** Refusals as OpenAI writes them: {@code {"error":{"code","type","message"}}}. */
final class Refusals implements HttpCall.Refusal {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Answered by 429 as a rate limit is, but waiting does not fill an account. */
  private static final String NO_FUNDS = "insufficient_quota";

  @Override
  public Failure read(Failure usual, String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      String code =
          Failures.code(error.path("code").asText(error.path("type").asText()), usual.code());
      return NO_FUNDS.equals(code) ? Failure.of(Failure.Kind.REFUSED, code) : usual;
    } catch (JsonProcessingException unreadable) {
      return usual;
    }
  }
}
