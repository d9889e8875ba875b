package frontdesk.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.engine.provider.chat.Codes;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Gemini's errors and reasons mean: ai.google.dev/gemini-api/docs/troubleshooting. */
final class GeminiErrors {
  private static final Map<String, Kind> STATUSES =
      Map.of(
          "INVALID_ARGUMENT", Kind.REFUSED,
          "FAILED_PRECONDITION", Kind.REFUSED,
          "PERMISSION_DENIED", Kind.REFUSED,
          "UNAUTHENTICATED", Kind.REFUSED,
          "NOT_FOUND", Kind.REFUSED,
          "RESOURCE_EXHAUSTED", Kind.LIMITED,
          "UNAVAILABLE", Kind.LIMITED,
          "DEADLINE_EXCEEDED", Kind.LATE,
          "INTERNAL", Kind.BROKEN);

  /** Reasons that do not go away by asking again: what is said in the prompt, not how. */
  private static final Set<String> FILTERED =
      Set.of("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE");

  private static final Set<String> ENDS = Set.of("STOP", "MAX_TOKENS");

  /** google.protobuf.Duration in JSON. */
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

  private GeminiErrors() {}

  /** An error by its body, {@code google.rpc.Status}; some come as the only element of an array. */
  static Failure of(JsonNode body, Failure usual) {
    JsonNode error = (body.isArray() ? body.path(0) : body).path("error");
    String status = Codes.code(error.path("status"), usual.code());
    String code = status;
    Optional<Duration> pause = usual.retryAfter();
    for (JsonNode detail : error.path("details")) {
      if (detail.path("@type").asText().endsWith("google.rpc.ErrorInfo")) {
        // Says API_KEY_INVALID where the status is INVALID_ARGUMENT.
        code = Codes.code(detail.path("reason"), code);
      } else if (detail.path("@type").asText().endsWith("google.rpc.RetryInfo")) {
        pause = seconds(detail.path("retryDelay").asText()).or(usual::retryAfter);
      }
    }
    return new Failure(STATUSES.getOrDefault(status, usual.kind()), code, pause);
  }

  /** What follows from the reason of an end; nothing where the answer is one. */
  static Optional<Failure> ofReason(String reason, JsonNode node) {
    if (ENDS.contains(reason)) {
      return Optional.empty();
    }
    // MALFORMED_FUNCTION_CALL, UNEXPECTED_TOOL_CALL and their like: HTTP 200 and no answer.
    Kind kind = FILTERED.contains(reason) ? Kind.REFUSED : Kind.BROKEN;
    return Optional.of(Failure.of(kind, Codes.code(node, "reason")));
  }

  private static Optional<Duration> seconds(String text) {
    Matcher seconds = SECONDS.matcher(text);
    return seconds.matches()
        ? Optional.of(
            Duration.ofMillis(new BigDecimal(seconds.group(1)).movePointRight(3).longValue()))
        : Optional.empty();
  }
}
