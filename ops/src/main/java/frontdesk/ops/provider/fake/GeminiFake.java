package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import frontdesk.ops.provider.fake.ModelAsked.Role;
import frontdesk.ops.provider.fake.ModelAsked.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gemini: ai.google.dev/api/generate-content, streamGenerateContent with {@code alt=sse}. */
public final class GeminiFake extends ModelFake {
  /** ai.google.dev/gemini-api/docs/thought-signatures: for calls of other origin. */
  private static final String NO_SIGNATURE = "skip_thought_signature_validator";

  private final Set<String> signatures = ConcurrentHashMap.newKeySet();
  private volatile long retrySeconds;

  /** Where the adapter's account begins. */
  public java.net.URI base() {
    return uri().resolve("/v1beta");
  }

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("x-goog-api-key").filter(KEY::equals).isPresent();
  }

  /** How long to wait stands in the body, not in a header: google.rpc.RetryInfo. */
  @Override
  public void fails(Fault fault, int times) {
    boolean limited = fault.is(Fault.Kind.RATE_LIMIT);
    retrySeconds = limited ? Math.max(1, fault.time().toSeconds()) : 0;
    super.fails(limited ? Fault.refuse(fault.code()) : fault, times);
  }

  @Override
  String refusal(int status, String code) {
    String usual =
        switch (status) {
          case 400, 401 -> "INVALID_ARGUMENT";
          case 403 -> "PERMISSION_DENIED";
          case 404 -> "NOT_FOUND";
          case 429 -> "RESOURCE_EXHAUSTED";
          case 503 -> "UNAVAILABLE";
          default -> "INTERNAL";
        };
    ObjectNode body = object();
    ObjectNode error = body.putObject("error").put("code", status);
    error.put("message", "You sent: Ana Pop, +40 712 345 678.");
    error.put("status", code.isEmpty() ? usual : code);
    if (status == 401) {
      error
          .putArray("details")
          .addObject()
          .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
          .put("reason", "API_KEY_INVALID");
    } else if (status == 429 && retrySeconds > 0) {
      error
          .putArray("details")
          .addObject()
          .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
          .put("retryDelay", retrySeconds + "s");
    }
    return body.toString();
  }

  @Override
  Optional<Offence> offence(FakeExchange exchange, JsonNode body) {
    if (!exchange.path().equals("/v1beta/models/" + MODEL + ":streamGenerateContent")) {
      return Optional.of(new Offence(404, ""));
    }
    boolean events = exchange.query("alt").equals(List.of("sse"));
    return events && isConversation(body.path("contents"))
        ? Optional.empty()
        : Optional.of(new Offence(400, ""));
  }

  /**
   * As many results must follow as there were calls, and the first call of a step must carry the
   * signature that it came with.
   */
  private boolean isConversation(JsonNode contents) {
    int open = 0;
    String before = "";
    for (JsonNode content : contents) {
      int calls = content.findValues("functionCall").size();
      int results = content.findValues("functionResponse").size();
      String role = content.path("role").asText();
      if (results != open || (before.isEmpty() && !"user".equals(role)) || !signed(content)) {
        return false;
      }
      open = calls;
      before = role;
    }
    return "user".equals(before) && open == 0;
  }

  private boolean signed(JsonNode content) {
    for (JsonNode part : content.path("parts")) {
      if (part.has("functionCall")) {
        String signature = part.path("thoughtSignature").asText("");
        return NO_SIGNATURE.equals(signature) || signatures.contains(signature);
      }
    }
    return true;
  }

  @Override
  String cacheable(JsonNode body) {
    return body.path("systemInstruction") + "" + body.path("tools");
  }

  @Override
  ModelAsked read(JsonNode body) {
    List<Said> turns = new ArrayList<>();
    for (JsonNode content : body.path("contents")) {
      boolean user = "user".equals(content.path("role").asText());
      for (JsonNode part : content.path("parts")) {
        if (part.has("functionCall")) {
          JsonNode call = part.path("functionCall");
          turns.add(new Said(Role.CALL, call.path("name").asText() + " " + call.path("args")));
        } else if (part.has("functionResponse")) {
          JsonNode response = part.path("functionResponse").path("response");
          turns.add(new Said(Role.RESULT, response.path("response").asText()));
        } else {
          turns.add(new Said(user ? Role.USER : Role.MODEL, part.path("text").asText()));
        }
      }
    }
    List<String> tools = new ArrayList<>();
    body.path("tools")
        .path(0)
        .path("functionDeclarations")
        .forEach(tool -> tools.add(tool.path("name").asText()));
    String system = body.path("systemInstruction").path("parts").path(0).path("text").asText();
    return new ModelAsked(body, system, turns, tools);
  }

  @Override
  Script script(JsonNode body) {
    return new Responses();
  }

  private final class Responses implements Script {
    private Tokens prompt = new Tokens(0, 0, 0);

    @Override
    public String contentType() {
      return "text/event-stream";
    }

    /** Nothing comes before the first part. */
    @Override
    public List<String> opening(Tokens counted) {
      prompt = counted;
      return List.of();
    }

    private ObjectNode response(ObjectNode candidate, int answer) {
      ObjectNode response = object();
      response.putArray("candidates").add(candidate.put("index", 0));
      ObjectNode usage = response.putObject("usageMetadata");
      usage.put("promptTokenCount", prompt.prompt());
      if (prompt.cached() > 0) {
        usage.put("cachedContentTokenCount", prompt.cached());
      }
      if (answer > 0) {
        usage.put("candidatesTokenCount", answer);
      }
      usage.put("totalTokenCount", prompt.prompt() + answer);
      return response.put("modelVersion", MODEL).put("responseId", "fake");
    }

    private String part(ObjectNode part) {
      ObjectNode candidate = object();
      candidate.putObject("content").put("role", "model").putArray("parts").add(part);
      return event(response(candidate, 0));
    }

    @Override
    public List<String> text(String piece) {
      return List.of(part(object().put("text", piece)));
    }

    /** Whole, never in fragments: arguments that are no JSON cannot be written. */
    @Override
    public List<String> call(int index, ModelAnswer.Call call) {
      ObjectNode part = object();
      ObjectNode function = part.putObject("functionCall").put("name", call.tool());
      try {
        function.set("args", JSON.readTree(call.arguments()));
      } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
        function.put("args", call.arguments());
      }
      if (index == 0) {
        String signature = "signature-of-" + Integer.toHexString(call.hashCode());
        signatures.add(signature);
        part.put("thoughtSignature", signature);
      }
      return List.of(part(part));
    }

    @Override
    public List<String> ending(End end, Tokens all) {
      if (end == End.ERROR) {
        return List.of("data: " + refusal(503, "") + "\n\n");
      }
      ObjectNode candidate = object();
      String reason =
          switch (end) {
            case LENGTH -> "MAX_TOKENS";
            case FILTERED -> "SAFETY";
            // Status 200, no content.
            case BAD_CALL -> "MALFORMED_FUNCTION_CALL";
            default -> "STOP";
          };
      if (end != End.BAD_CALL) {
        candidate
            .putObject("content")
            .put("role", "model")
            .putArray("parts")
            .addObject()
            .put("text", "");
      }
      return List.of(event(response(candidate.put("finishReason", reason), all.answer())));
    }

    @Override
    public String keepAlive() {
      return ": keep-alive\n\n";
    }

    @Override
    public List<String> strangers() {
      ObjectNode thought = object().put("text", "Let me see.").put("thought", true);
      ObjectNode later = object();
      later.putArray("candidates");
      return List.of(part(thought), event(later.put("glitter", true)));
    }
  }
}
