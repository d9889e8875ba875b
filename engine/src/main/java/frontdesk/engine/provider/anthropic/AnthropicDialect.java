package frontdesk.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.chat.Codes;
import frontdesk.engine.provider.chat.Dialect;
import frontdesk.engine.provider.chat.Step;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.util.Map;

/**
 * Events of messages: docs.anthropic.com, streaming messages; errors: docs.anthropic.com, errors.
 */
final class AnthropicDialect implements Dialect {
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("invalid_request_error", Kind.REFUSED),
          Map.entry("authentication_error", Kind.REFUSED),
          Map.entry("billing_error", Kind.REFUSED),
          Map.entry("permission_error", Kind.REFUSED),
          Map.entry("not_found_error", Kind.REFUSED),
          Map.entry("request_too_large", Kind.REFUSED),
          Map.entry("rate_limit_error", Kind.LIMITED),
          // 529, or in the stream after 200: everybody asks too much of them.
          Map.entry("overloaded_error", Kind.LIMITED),
          Map.entry("timeout_error", Kind.LATE),
          Map.entry("api_error", Kind.BROKEN));

  /** Reasons of an end that leave no answer; any other is one. */
  private static final Map<String, Kind> NO_ANSWER =
      Map.of("refusal", Kind.REFUSED, "model_context_window_exceeded", Kind.REFUSED);

  private final Prompt prompt;
  private boolean finished;
  private int input;
  private int cacheWritten;
  private int cacheRead;
  private int output;

  AnthropicDialect(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public void complete(ObjectNode request) {
    for (int at = 0; at < prompt.tools().size(); at++) {
      if (request.path("tools").path(at) instanceof ObjectNode tool) {
        tool.set("input_schema", Codes.json(prompt.tools().get(at).parametersJsonSchema()));
      }
    }
  }

  @Override
  public Failure refused(Failure usual, JsonNode body) {
    return failure(body, usual);
  }

  private static Failure failure(JsonNode body, Failure usual) {
    String type = Codes.code(body.path("error").path("type"), usual.code());
    return new Failure(KINDS.getOrDefault(type, usual.kind()), type, usual.retryAfter());
  }

  @Override
  public Step read(String name, JsonNode event) {
    return switch (name) {
      case "error" -> Step.failed(failure(event, Failure.of(Kind.BROKEN, "error")));
      case "message_start" -> {
        count(event.path("message").path("usage"));
        yield Step.pass(event, false);
      }
      case "content_block_start", "content_block_stop" -> Step.pass(event, false);
      case "content_block_delta" -> Step.pass(event, progress(event.path("delta")));
      case "message_delta" -> end(event);
      // Without a reason before it the answer is none: the reader looks at finished().
      case "message_stop" -> Step.pass(event, false).asLast();
      // Pings keep the connection, not the caller: they are no progress. New events may come.
      default -> Step.SKIP;
    };
  }

  private static boolean progress(JsonNode delta) {
    return delta.has("text") || delta.has("partial_json");
  }

  private Step end(JsonNode event) {
    count(event.path("usage"));
    JsonNode reason = event.path("delta").path("stop_reason");
    Kind none = NO_ANSWER.get(reason.asText());
    if (none != null) {
      return Step.failed(Failure.of(none, reason.asText()));
    }
    finished |= reason.isTextual();
    return Step.pass(event, false);
  }

  /** What was read is said at the beginning, what was made in all at the end. */
  private void count(JsonNode usage) {
    input = usage.path("input_tokens").asInt(input);
    cacheWritten = usage.path("cache_creation_input_tokens").asInt(cacheWritten);
    cacheRead = usage.path("cache_read_input_tokens").asInt(cacheRead);
    output = usage.path("output_tokens").asInt(output);
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /** {@code input_tokens} are those only that were neither read from the cache nor put there. */
  @Override
  public Usage usage() {
    return new Usage(input + cacheWritten + cacheRead, cacheRead, output);
  }
}
