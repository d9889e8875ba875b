package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import frontdesk.ops.provider.fake.ModelFake.Tokens;
import frontdesk.ops.provider.fake.OpenAiChatFake.Style;
import java.util.ArrayList;
import java.util.List;

/** Chunks of a chat completion: platform.openai.com/docs/api-reference/chat-streaming. */
final class OpenAiScript implements ModelFake.Script {
  private static final String DONE = "data: [DONE]\n\n";

  private final Style style;
  private final boolean countsAsked;
  private boolean called;

  OpenAiScript(Style style, boolean countsAsked) {
    this.style = style;
    this.countsAsked = countsAsked;
  }

  @Override
  public String contentType() {
    return "text/event-stream; charset=utf-8";
  }

  private static ObjectNode chunk() {
    return ModelFake.object()
        .put("id", "chatcmpl-fake")
        .put("object", "chat.completion.chunk")
        .put("created", 1_750_000_000)
        .put("model", ModelFake.MODEL)
        .put("system_fingerprint", "fp_fake");
  }

  private static ObjectNode delta(ObjectNode chunk) {
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putNull("logprobs").putNull("finish_reason");
    return choice.putObject("delta");
  }

  @Override
  public List<String> opening(Tokens prompt) {
    List<String> events = new ArrayList<>();
    if (style == Style.AZURE || style == Style.AZURE_DEPLOYMENT) {
      // Azure: content filtering, streaming: the first chunk has no choices.
      ObjectNode filtered = chunk();
      filtered.putArray("choices");
      filtered
          .putArray("prompt_filter_results")
          .addObject()
          .put("prompt_index", 0)
          .putObject("content_filter_results");
      events.add(ModelFake.event(filtered));
    }
    ObjectNode first = chunk();
    delta(first).put("role", "assistant").put("content", "");
    events.add(ModelFake.event(first));
    return events;
  }

  @Override
  public List<String> text(String piece) {
    ObjectNode chunk = chunk();
    delta(chunk).put("content", piece);
    return List.of(ModelFake.event(chunk));
  }

  /** Id and name in the first fragment of an index only; Groq sends the call in one. */
  @Override
  public List<String> call(int index, ModelAnswer.Call call) {
    called = true;
    List<String> events = new ArrayList<>();
    ObjectNode first = chunk();
    ObjectNode begun = delta(first).putArray("tool_calls").addObject().put("index", index);
    begun.put("id", "call_fake" + index).put("type", "function");
    String arguments = call.arguments();
    int cut = style == Style.GROQ ? arguments.length() : 0;
    begun
        .putObject("function")
        .put("name", call.tool())
        .put("arguments", arguments.substring(0, cut));
    events.add(ModelFake.event(first));
    for (int from = cut; from < arguments.length(); from += 3) {
      ObjectNode next = chunk();
      delta(next)
          .putArray("tool_calls")
          .addObject()
          .put("index", index)
          .putObject("function")
          .put("arguments", arguments.substring(from, Math.min(arguments.length(), from + 3)));
      events.add(ModelFake.event(next));
    }
    return events;
  }

  @Override
  public List<String> ending(End end, Tokens all) {
    if (end == End.ERROR || end == End.BAD_CALL) {
      boolean badCall = end == End.BAD_CALL;
      ObjectNode event = ModelFake.object();
      event
          .putObject("error")
          .put("message", "The server had an error.")
          .put("type", badCall ? "invalid_request_error" : "server_error")
          .put("code", badCall ? "tool_use_failed" : "server_error");
      return List.of(ModelFake.event(event));
    }
    List<String> events = new ArrayList<>();
    ObjectNode last = chunk();
    ObjectNode choice = last.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta");
    choice.put("finish_reason", reason(end));
    if (style == Style.GROQ) {
      last.putObject("x_groq").put("id", "req_fake").set("usage", usage(all));
    }
    events.add(ModelFake.event(last));
    if (style == Style.AZURE) {
      // The asynchronous filter: findings that come late, without a delta.
      ObjectNode late = chunk();
      late.putArray("choices")
          .addObject()
          .put("index", 0)
          .putNull("finish_reason")
          .putObject("content_filter_results");
      events.add(ModelFake.event(late));
    }
    if (countsAsked && style != Style.GROQ) {
      ObjectNode counted = chunk();
      counted.putArray("choices");
      counted.set("usage", usage(all));
      events.add(ModelFake.event(counted));
    }
    events.add(DONE);
    return events;
  }

  private String reason(End end) {
    return switch (end) {
      case LENGTH -> "length";
      case FILTERED -> "content_filter";
      default -> called ? "tool_calls" : "stop";
    };
  }

  private static JsonNode usage(Tokens all) {
    ObjectNode usage =
        ModelFake.object()
            .put("prompt_tokens", all.prompt())
            .put("completion_tokens", all.answer())
            .put("total_tokens", all.prompt() + all.answer());
    usage.putObject("prompt_tokens_details").put("cached_tokens", all.cached());
    return usage;
  }

  @Override
  public String keepAlive() {
    return ": keep-alive\n\n";
  }

  @Override
  public List<String> strangers() {
    ObjectNode stranger = chunk().put("obfuscation", "x7");
    stranger.putNull("choices");
    ObjectNode more = chunk();
    delta(more).put("annotations", 1).putNull("content");
    return List.of(
        ": comment\n\n", "event: surprise\n" + ModelFake.event(stranger), ModelFake.event(more));
  }
}
