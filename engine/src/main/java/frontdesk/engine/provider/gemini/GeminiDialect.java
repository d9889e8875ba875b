package frontdesk.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.chat.Codes;
import frontdesk.engine.provider.chat.Dialect;
import frontdesk.engine.provider.chat.Step;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Responses of streamGenerateContent: ai.google.dev/api/generate-content. */
final class GeminiDialect implements Dialect {
  private static final String SIGNATURE = "thoughtSignature";

  private final Prompt prompt;
  private final Signatures signatures;
  private final boolean wantsSignatures;
  private boolean finished;
  private Usage usage = new Usage(0, 0, 0);

  GeminiDialect(Prompt prompt, Signatures signatures, boolean wantsSignatures) {
    this.prompt = prompt;
    this.signatures = signatures;
    this.wantsSignatures = wantsSignatures;
  }

  @Override
  public void complete(ObjectNode request) {
    JsonNode declared = request.path("tools").path(0).path("functionDeclarations");
    for (int at = 0; at < prompt.tools().size(); at++) {
      if (declared.path(at) instanceof ObjectNode function) {
        // "parameters" takes a part of OpenAPI only and refuses additionalProperties.
        function.set(
            "parametersJsonSchema", Codes.json(prompt.tools().get(at).parametersJsonSchema()));
      }
    }
    if (request.path("contents") instanceof ArrayNode contents) {
      join(contents);
      contents.forEach(this::sign);
    }
  }

  /** As many results must follow as there were calls, in one content: else 400. */
  private static void join(ArrayNode contents) {
    for (int at = contents.size() - 1; at > 0; at--) {
      JsonNode before = contents.path(at - 1);
      if (before.path("role").equals(contents.path(at).path("role"))
          && before.path("parts") instanceof ArrayNode parts) {
        contents.path(at).path("parts").forEach(parts::add);
        contents.remove(at);
      }
    }
  }

  /** The first call of several carries the signature of all. */
  private void sign(JsonNode content) {
    for (JsonNode part : content.path("parts")) {
      if (part.path("functionCall") instanceof ObjectNode call
          && part instanceof ObjectNode whole) {
        signatures
            .of(call.path("name").asText(), call.path("args"))
            .or(() -> wantsSignatures ? Optional.of(Signatures.UNKNOWN) : Optional.empty())
            .ifPresent(signature -> whole.put(SIGNATURE, signature));
        return;
      }
    }
  }

  @Override
  public Failure refused(Failure usual, JsonNode body) {
    return GeminiErrors.of(body, usual);
  }

  @Override
  public Step read(String name, JsonNode event) {
    if (event.path("error").isObject()) {
      return Step.failed(GeminiErrors.of(event, Failure.of(Kind.BROKEN, "error")));
    }
    JsonNode blocked = event.path("promptFeedback").path("blockReason");
    if (blocked.isTextual()) {
      return Step.failed(Failure.of(Kind.REFUSED, Codes.code(blocked, "blocked")));
    }
    count(event.path("usageMetadata"));
    JsonNode candidate = event.path("candidates").path(0);
    JsonNode reason = candidate.path("finishReason");
    if (reason.isTextual()) {
      Optional<Failure> none = GeminiErrors.ofReason(reason.asText(), reason);
      if (none.isPresent()) {
        return Step.failed(none.get());
      }
      finished = true;
    }
    Step step = parts(candidate.path("content").path("parts"));
    // There is no other sign of the end but the end of the body, which may be late.
    return finished && event.has("usageMetadata") ? step.asLast() : step;
  }

  /** One part an event: the library puts empty lines between the texts of one. */
  private Step parts(JsonNode parts) {
    List<JsonNode> pass = new ArrayList<>();
    for (JsonNode part : parts) {
      JsonNode call = part.path("functionCall");
      if (call.isObject() && part.path(SIGNATURE).isTextual()) {
        signatures.keep(call.path("name").asText(), arguments(call), part.path(SIGNATURE).asText());
      }
      boolean text = part.path("text").isTextual() && !part.path("thought").asBoolean();
      if (call.isObject() || text) {
        pass.add(alone(part));
      }
    }
    return new Step(pass, !pass.isEmpty(), false, Optional.empty());
  }

  private static JsonNode arguments(JsonNode call) {
    return call.path("args").isObject() ? call.path("args") : Codes.json("{}");
  }

  private static JsonNode alone(JsonNode part) {
    ObjectNode event = Codes.object();
    ObjectNode content = event.putArray("candidates").addObject().putObject("content");
    content.put("role", "model").putArray("parts").add(part);
    return event;
  }

  /** Cumulative; thoughts are paid for as an answer is. */
  private void count(JsonNode counted) {
    if (counted.isObject()) {
      usage =
          new Usage(
              counted.path("promptTokenCount").asInt(),
              counted.path("cachedContentTokenCount").asInt(),
              counted.path("candidatesTokenCount").asInt()
                  + counted.path("thoughtsTokenCount").asInt());
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
