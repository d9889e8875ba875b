package frontdesk.engine.provider.openai;

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

/** Chunks of chat completions: platform.openai.com/docs/api-reference/chat-streaming. */
final class OpenAiDialect implements Dialect {
  private static final String CONTENT_FILTER = "content_filter";
  private static final String TOO_LARGE = "413";

  /** What is known by its name rather than by its status: platform.openai.com error codes. */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          // Paid out, not too fast: comes as 429 like the other, and waiting does not help.
          Map.entry("insufficient_quota", Kind.REFUSED),
          Map.entry("billing_hard_limit_reached", Kind.REFUSED),
          Map.entry("billing_not_active", Kind.REFUSED),
          Map.entry("context_length_exceeded", Kind.REFUSED),
          Map.entry(CONTENT_FILTER, Kind.REFUSED),
          Map.entry("invalid_api_key", Kind.REFUSED),
          Map.entry("invalid_request_error", Kind.REFUSED),
          Map.entry("model_not_found", Kind.REFUSED),
          Map.entry("rate_limit_exceeded", Kind.LIMITED),
          Map.entry("engine_overloaded", Kind.LIMITED),
          // Groq: the model wrote a call that is none; the next try may be right.
          Map.entry("tool_use_failed", Kind.BROKEN),
          Map.entry("server_error", Kind.BROKEN));

  private final Prompt prompt;
  private final OpenAiForm form;
  private boolean finished;
  private Usage usage = new Usage(0, 0, 0);

  OpenAiDialect(Prompt prompt, OpenAiForm form) {
    this.prompt = prompt;
    this.form = form;
  }

  @Override
  public void complete(ObjectNode request) {
    if (!form.asksUsage()) {
      request.remove("stream_options");
    }
    for (int at = 0; at < prompt.tools().size(); at++) {
      if (request.path("tools").path(at).path("function") instanceof ObjectNode function) {
        function.set("parameters", Codes.json(prompt.tools().get(at).parametersJsonSchema()));
      }
    }
  }

  @Override
  public Failure refused(Failure usual, JsonNode body) {
    return failure(body.path("error"), usual);
  }

  /** Groq's and Azure's errors have the same form; {@code code} says more than {@code type}. */
  private static Failure failure(JsonNode error, Failure usual) {
    String type = Codes.code(error.path("type"), usual.code());
    String code = Codes.code(error.path("code"), type);
    if (TOO_LARGE.equals(usual.code())) {
      // Groq calls a request that is larger than a whole minute's allowance rate_limit_exceeded.
      return Failure.of(usual.kind(), code);
    }
    Kind kind = KINDS.getOrDefault(code, KINDS.getOrDefault(type, usual.kind()));
    return new Failure(kind, code, usual.retryAfter());
  }

  @Override
  public Step read(String name, JsonNode event) {
    if (event.path("error").isObject()) {
      return Step.failed(failure(event.path("error"), Failure.of(Kind.BROKEN, "error")));
    }
    count(event.path("usage"));
    count(event.path("x_groq").path("usage"));
    // Azure's first chunk has no choices but its filter's findings; the chunk of usage has none;
    // some servers write null for none.
    JsonNode choice = event.path("choices").path(0);
    if (!choice.isObject()) {
      return Step.SKIP;
    }
    String reason = choice.path("finish_reason").asText("");
    if (CONTENT_FILTER.equals(reason)) {
      return Step.failed(Failure.of(Kind.REFUSED, CONTENT_FILTER));
    }
    finished |= choice.path("finish_reason").isTextual();
    JsonNode delta = choice.path("delta");
    if (!delta.isObject()) {
      return Step.SKIP;
    }
    boolean progress =
        !delta.path("content").asText("").isEmpty() || delta.path("tool_calls").size() > 0;
    return Step.pass(event, progress);
  }

  private void count(JsonNode counted) {
    if (counted.isObject()) {
      usage =
          new Usage(
              counted.path("prompt_tokens").asInt(),
              counted.path("prompt_tokens_details").path("cached_tokens").asInt(),
              counted.path("completion_tokens").asInt());
    }
  }

  @Override
  public boolean finished() {
    return finished;
  }

  @Override
  public Usage usage() {
    return usage;
  }
}
