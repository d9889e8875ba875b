package frontdesk.engine.provider.soniox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.ear.Dialect;
import frontdesk.engine.provider.ear.Heard;
import frontdesk.engine.provider.ear.MessageTree;
import frontdesk.engine.provider.ear.Reader;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Soniox's streaming interface (soniox.com/docs/api-reference/stt/websocket-api). The key goes into
 * the handshake's header only: from 15 January 2027 it is refused in the first message
 * (guides/migrate-websocket-authentication).
 */
public final class Soniox implements Dialect {
  private static final Failure START_AGAIN = Failure.of(Failure.Kind.BROKEN, "503");

  private final Account account;
  private final SonioxSettings settings;

  public Soniox(Account account, SonioxSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "soniox";
  }

  @Override
  public List<String> languages() {
    return settings.languages();
  }

  @Override
  public WebSocketLink.Target target(Request request, List<String> hints) {
    return new WebSocketLink.Target(
        account.webSocket("/transcribe-websocket"),
        Map.of("Authorization", "Bearer " + account.key().get().reveal()));
  }

  @Override
  public Optional<String> opening(Request request, List<String> hints) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("model", settings.model());
    config.put("audio_format", "mulaw");
    config.put("sample_rate", 8_000);
    config.put("num_channels", 1);
    config.putArray("language_hints").add(Locale.forLanguageTag(request.language()).getLanguage());
    config.put("enable_endpoint_detection", true);
    config.put("max_endpoint_delay_ms", settings.endpointDelay().toMillis());
    if (!hints.isEmpty()) {
      hints.forEach(config.putObject("context").putArray("terms")::add);
    }
    return Optional.of(config.toString());
  }

  @Override
  public String finish() {
    return "{\"type\":\"finalize\"}"; // stt/rt/manual-finalization
  }

  /**
   * stt/rt/manual-finalization: "every few seconds is fine; too often may cause disconnections".
   */
  @Override
  public Optional<Duration> pausesEvery() {
    return Optional.of(settings.finalizeEvery());
  }

  @Override
  public Optional<String> keepAlive() {
    return Optional.of("{\"type\":\"keepalive\"}"); // stt/rt/connection-keepalive
  }

  /** An empty frame ends the stream (stt/rt/error-handling). */
  @Override
  public String goodbye() {
    return "";
  }

  /** "Cannot continue request": the normal way of ending a stream early (stt/rt/error-handling). */
  @Override
  public boolean startsAgain(Failure failure) {
    return failure.equals(START_AGAIN);
  }

  @Override
  public Reader reader() {
    return new Tokens();
  }

  /**
   * Final tokens come once, all others again and again; they are pieces of words with their own
   * spaces. {@code <fin>} answers finalize, {@code <end>} ends a sentence.
   */
  private static final class Tokens implements Reader {
    private final StringBuilder said = new StringBuilder();
    private double confidence;
    private int tokens;

    @Override
    public List<Heard> read(String message) {
      return MessageTree.read(message, this::read);
    }

    /** An error has no tokens: it is looked for first. */
    private List<Heard> read(JsonNode message) {
      if (message.has("error_code") || message.has("error_message")) {
        int code = message.path("error_code").asInt();
        return List.of(new Heard.Failed(Failures.ofStatus(code, name -> Optional.empty())));
      }
      StringBuilder rest = new StringBuilder();
      boolean sentence = false;
      Heard.Final words = null;
      for (JsonNode token : message.path("tokens")) {
        String text = token.path("text").asText();
        if (text.equals("<fin>")) {
          words = new Heard.Final(said.toString(), mean());
          said.setLength(0);
          confidence = 0;
          tokens = 0;
          rest.setLength(0);
        } else if (text.equals("<end>")) {
          sentence = true;
        } else if (token.path("is_final").asBoolean()) {
          said.append(text);
          confidence += token.path("confidence").asDouble();
          tokens++;
        } else {
          rest.append(text);
        }
      }
      if (words != null) {
        return List.of(words);
      }
      String all = said.toString() + rest;
      return all.isBlank() ? List.of() : List.of(new Heard.Partial(all, mean(), sentence));
    }

    private double mean() {
      return tokens == 0 ? 0 : confidence / tokens;
    }
  }
}
