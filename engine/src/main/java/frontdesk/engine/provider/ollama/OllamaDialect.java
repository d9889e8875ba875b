package frontdesk.engine.provider.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.chat.Codes;
import frontdesk.engine.provider.chat.Dialect;
import frontdesk.engine.provider.chat.Step;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lines of a chat: docs.ollama.com/api, generate a chat completion. */
final class OllamaDialect implements Dialect {
  private final Prompt prompt;
  private int calls;
  private boolean finished;
  private Usage usage = new Usage(0, 0, 0);

  OllamaDialect(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public void complete(ObjectNode request) {
    for (int at = 0; at < prompt.tools().size(); at++) {
      if (request.path("tools").path(at).path("function") instanceof ObjectNode function) {
        function.set("parameters", Codes.json(prompt.tools().get(at).parametersJsonSchema()));
      }
    }
    nameResults(request.path("messages"));
  }

  /** Here a result belongs to its call by the tool's name, which the library does not write. */
  private static void nameResults(JsonNode messages) {
    Deque<String> called = new ArrayDeque<>();
    for (JsonNode message : messages) {
      message
          .path("tool_calls")
          .forEach(call -> called.add(call.path("function").path("name").asText()));
      if ("tool".equals(message.path("role").asText())
          && message instanceof ObjectNode result
          && !called.isEmpty()) {
        result.put("tool_name", called.remove());
      }
    }
  }

  /** Errors are sentences only: {@code {"error":"model 'x' not found"}}. */
  @Override
  public Failure refused(Failure usual, JsonNode body) {
    return usual;
  }

  @Override
  public Step read(String name, JsonNode event) {
    if (event.has("error")) {
      return Step.failed(Failure.of(Kind.BROKEN, "error"));
    }
    JsonNode message = event.path("message");
    for (JsonNode call : message.path("tool_calls")) {
      // Without numbers, as older servers send them, the library takes two calls for one.
      if (call.path("function") instanceof ObjectNode function) {
        function.put("index", calls++);
      }
    }
    boolean progress =
        !message.path("content").asText("").isEmpty() || message.path("tool_calls").size() > 0;
    Step step = message.isObject() ? Step.pass(event, progress) : Step.SKIP;
    if (!event.path("done").asBoolean()) {
      return step;
    }
    if ("load".equals(event.path("done_reason").asText())) {
      return Step.failed(Failure.of(Kind.BROKEN, "load"));
    }
    finished = true;
    usage = new Usage(event.path("prompt_eval_count").asInt(), 0, event.path("eval_count").asInt());
    return step.asLast();
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
