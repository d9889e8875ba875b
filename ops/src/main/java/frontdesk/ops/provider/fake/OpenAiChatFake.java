package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chat completions (platform.openai.com/docs/api-reference/chat), and those who speak as OpenAI
 * does: each with its own ways.
 */
public final class OpenAiChatFake extends ModelFake {
  /** Whose ways it has. */
  public enum Style {
    OPEN_AI,
    /** Azure's v1 address: learn.microsoft.com, Azure OpenAI, API version lifecycle. */
    AZURE,
    /** Azure by a deployment's address, with {@code api-version} in the query. */
    AZURE_DEPLOYMENT,
    /** console.groq.com/docs/openai. */
    GROQ
  }

  private static final List<String> UNKNOWN_TO_GROQ =
      List.of("logprobs", "logit_bias", "top_logprobs");

  private final Style style;

  /** A server that listens already. */
  public OpenAiChatFake(Style style) {
    this.style = style;
  }

  private boolean isAzure() {
    return style == Style.AZURE || style == Style.AZURE_DEPLOYMENT;
  }

  /** Where the adapter's account begins. */
  public java.net.URI base() {
    return uri()
        .resolve(
            switch (style) {
              case OPEN_AI -> "/v1";
              case AZURE -> "/openai/v1";
              case AZURE_DEPLOYMENT -> "/openai/deployments/" + MODEL;
              case GROQ -> "/openai/v1";
            });
  }

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return isAzure()
        ? exchange.header("api-key").filter(KEY::equals).isPresent()
        : exchange.header("Authorization").filter(("Bearer " + KEY)::equals).isPresent();
  }

  @Override
  String refusal(int status, String code) {
    ObjectNode error = object().putObject("error");
    // The sentence repeats what was sent, as the real ones do: it must not be passed on.
    error.put("message", "You sent: Ana Pop, +40 712 345 678. Status " + status + ".");
    String usual =
        switch (status) {
          case 401 -> "invalid_api_key";
          case 404 -> isAzure() ? "DeploymentNotFound" : "model_not_found";
          case 429 -> "rate_limit_exceeded";
          default -> "";
        };
    error.put(
        "type",
        status >= 500 ? "server_error" : status == 429 ? "tokens" : "invalid_request_error");
    if ("insufficient_quota".equals(code)) {
      error.put("type", code);
    }
    if (code.isEmpty() && usual.isEmpty()) {
      error.putNull("code");
    } else {
      error.put("code", code.isEmpty() ? usual : code);
    }
    if ("tool_use_failed".equals(code)) {
      error.put("failed_generation", "<function=book{\"day\": }</function>");
    }
    return object().set("error", error).toString();
  }

  @Override
  Optional<Offence> offence(FakeExchange exchange, JsonNode body) {
    if (!exchange.path().equals(base().getPath() + "/chat/completions")) {
      return Optional.of(new Offence(404, ""));
    }
    boolean unversioned =
        style == Style.AZURE_DEPLOYMENT && exchange.query("api-version").isEmpty();
    if (unversioned || (style != Style.AZURE_DEPLOYMENT && !body.path("model").isTextual())) {
      return Optional.of(new Offence(404, ""));
    }
    if (style != Style.AZURE_DEPLOYMENT && !MODEL.equals(body.path("model").asText())) {
      return Optional.of(new Offence(404, ""));
    }
    if (style == Style.GROQ && UNKNOWN_TO_GROQ.stream().anyMatch(body::has)) {
      return Optional.of(new Offence(400, ""));
    }
    return unanswered(body.path("messages")) ? Optional.of(new Offence(400, "")) : Optional.empty();
  }

  /** Every call must be followed by its result, and every result must follow its call. */
  private static boolean unanswered(JsonNode messages) {
    Set<String> open = new HashSet<>();
    for (JsonNode message : messages) {
      boolean result = "tool".equals(message.path("role").asText());
      if (result != !open.isEmpty()
          || (result && !open.remove(message.path("tool_call_id").asText()))) {
        return true;
      }
      message.path("tool_calls").forEach(call -> open.add(call.path("id").asText()));
    }
    return messages.isEmpty() || !open.isEmpty();
  }

  @Override
  String cacheable(JsonNode body) {
    return body.path("messages").path(0).path("content").asText() + body.path("tools");
  }

  @Override
  ModelAsked read(JsonNode body) {
    return ModelAsked.ofMessages(body, JsonNode::asText);
  }

  @Override
  Script script(JsonNode body) {
    return new OpenAiScript(style, body.path("stream_options").path("include_usage").asBoolean());
  }
}
