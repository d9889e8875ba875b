package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Deepgram (developers.deepgram.com): {@code /v1/listen} by WebSocket and POST, and Flux. */
public final class DeepgramFake extends EarFake {
  private static final int BAD_REQUEST = 400;
  private static final long LEAST_UTTERANCE_END_MS = 1_000;

  private static final long INSIGNIFICANT_MS = 100;

  private volatile boolean finalizeIsEmpty;
  private volatile boolean endpoints;

  /** Finalize is answered by nothing new: all words came in segments before (docs/finalize). */
  public void finalizesEmpty() {
    finalizeIsEmpty = true;
  }

  /**
   * From now on it makes a sentence final by itself, in its own time, as soon as all of it came
   * (docs/endpointing); nothing is left then for Finalize.
   */
  public void hearsEndpoints() {
    endpoints = true;
  }

  /** docs/authenticating: {@code Authorization: Token}. */
  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("Authorization").filter(("Token " + KEY)::equals).isPresent();
  }

  /** docs/errors. */
  @Override
  protected String refusal(int status) {
    return object()
        .put("err_code", status == 401 ? "INVALID_AUTH" : "ERROR_" + status)
        .put("err_msg", "Invalid credentials.")
        .put("request_id", "r-1")
        .toString();
  }

  @Override
  protected void serve(FakeExchange exchange, Fault fault) throws IOException {
    String language =
        exchange.query("language").stream()
            .findFirst()
            .orElse(String.join("", exchange.query("language_hint")));
    told(language, exchange.query("keyterm"));
    if (exchange.method().equals("POST")) {
      recording(exchange, fault);
    } else if (!parametersFit(exchange)) {
      counts().add(Counts.Of.OFFENCES, 1);
      exchange.respondJson(BAD_REQUEST, refusal(BAD_REQUEST));
    } else if (exchange.path().equals("/v2/listen")) {
      new FluxTalk(this, exchange.acceptWebSocket(), fault).run();
    } else {
      new NovaTalk(this, exchange.acceptWebSocket(), fault).run();
    }
  }

  /** docs/encoding, docs/utterance-end, docs/flux/configuration: what they refuse. */
  private static boolean parametersFit(FakeExchange exchange) {
    boolean raw =
        exchange.query("encoding").equals(List.of("mulaw"))
            && exchange.query("sample_rate").equals(List.of("8000"));
    boolean flux = exchange.path().equals("/v2/listen");
    boolean interims = exchange.query("interim_results").equals(List.of("true"));
    boolean ends =
        exchange.query("utterance_end_ms").stream()
            .allMatch(ms -> Long.parseLong(ms) >= LEAST_UTTERANCE_END_MS && interims);
    boolean named = exchange.query("model").stream().anyMatch(m -> m.startsWith("flux") == flux);
    return raw && ends && named && !(flux && interims);
  }

  /** docs/pre-recorded-audio. */
  private void recording(FakeExchange exchange, Fault fault) throws IOException {
    int octets = exchange.body().readAllBytes().length;
    counts().add(Counts.Of.AUDIO_BYTES, octets);
    ObjectNode answer = object();
    answer.putObject("metadata").put("request_id", "r-1").put("channels", 1);
    ArrayNode channels = answer.putObject("results").putArray("channels");
    channels.addObject().set("alternatives", alternatives(nextSentence()));
    answer(exchange, fault, answer);
  }

  private static ArrayNode alternatives(String text) {
    ArrayNode alternatives =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    ObjectNode best = alternatives.addObject().put("transcript", text);
    best.put("confidence", text.isEmpty() ? 0.0 : 0.96);
    ArrayNode words = best.putArray("words");
    for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
      words.addObject().put("word", word).put("confidence", 0.96);
    }
    return alternatives;
  }

  private static final class NovaTalk extends EarTalk {
    private final DeepgramFake deepgram;

    NovaTalk(DeepgramFake fake, FakeWebSocket socket, Fault fault) {
      super(fake, socket, fault);
      deepgram = fake;
    }

    /** docs/audio-keep-alive. */
    @Override
    void idle() throws IOException {
      socket()
          .close(
              1_011,
              "Deepgram did not receive audio data or a text message within the timeout window. "
                  + "See https://dpgr.am/net0001");
    }

    @Override
    void onText(String text) throws IOException {
      if (text.contains("\"KeepAlive\"")) {
        fake().counts().add(Counts.Of.KEEP_ALIVES, 1);
      } else if (text.contains("\"Finalize\"")) {
        fake().counts().add(Counts.Of.FINALIZES, 1);
        if (freshMs() < INSIGNIFICANT_MS) {
          return; // docs/finalize: no answer is guaranteed where no significant audio is left
        }
        long from = restAtMs();
        String rest = rest();
        if (deepgram.finalizeIsEmpty) {
          say(results(rest, from, true, true, false), fake().finalAfter());
          say(results("", from, true, false, true), fake().finalAfter());
        } else {
          sayFinal(rest, results(rest, from, true, true, true));
        }
      } else if (text.contains("\"CloseStream\"")) {
        say(object().put("type", "Metadata").put("request_id", "r-1"), Duration.ZERO);
        socket().close(1_000, ""); // docs/close-stream
      } else {
        fake().counts().add(Counts.Of.OFFENCES, 1);
      }
    }

    @Override
    List<ObjectNode> interim(String text, boolean first, boolean last) {
      if (last && deepgram.endpoints) {
        long from = restAtMs();
        say(results(rest(), from, true, true, false), fake().finalAfter());
        return List.of();
      }
      ObjectNode now = results(text, restAtMs(), false, false, false);
      return first
          ? List.of(object().put("type", "SpeechStarted").put("timestamp", 0.1), now)
          : List.of(now);
    }

    private ObjectNode results(
        String text, long fromMs, boolean segment, boolean sentence, boolean asked) {
      ObjectNode results = object().put("type", "Results").put("start", fromMs / 1_000.0);
      results.put("duration", (audioMs() - fromMs) / 1_000.0);
      results.put("is_final", segment).put("speech_final", sentence);
      results.put("from_finalize", asked);
      results.putArray("channel_index").add(0).add(1);
      results.putObject("channel").set("alternatives", alternatives(text));
      return results;
    }
  }

  /** docs/flux/state, docs/flux/control-messages. */
  private static final class FluxTalk extends EarTalk {
    private int sequence;
    private int turn;
    private boolean open;

    FluxTalk(DeepgramFake fake, FakeWebSocket socket, Fault fault) throws IOException {
      super(fake, socket, fault);
      socket.text(
          object()
              .put("type", "Connected")
              .put("request_id", "r-1")
              .put("sequence_id", sequence++)
              .toString());
    }

    @Override
    void idle() throws IOException {
      socket().close(1_011, "See https://dpgr.am/net0001");
    }

    @Override
    void onText(String text) throws IOException {
      if (text.contains("\"ForceEndTurn\"")) {
        fake().counts().add(Counts.Of.FINALIZES, 1);
        String rest = rest();
        if (open || !rest.isEmpty()) {
          open = false;
          say(info("EndOfTurn", rest).put("trigger", "manual"), fake().finalAfter());
          turn++;
        }
      } else if (text.contains("\"CloseStream\"")) {
        socket().close(1_000, "");
      } else {
        fake().counts().add(Counts.Of.OFFENCES, 1);
      }
    }

    @Override
    List<ObjectNode> interim(String text, boolean first, boolean last) {
      if (text.isEmpty()) {
        return List.of(info("Update", text)); // audio was heard, words were not
      }
      open = true;
      return List.of(info(first ? "StartOfTurn" : last ? "EagerEndOfTurn" : "Update", text));
    }

    private ObjectNode info(String event, String text) {
      ObjectNode info = object().put("type", "TurnInfo").put("event", event);
      info.put("request_id", "r-1").put("sequence_id", sequence++).put("turn_index", turn);
      info.put("audio_window_start", 0.0).put("audio_window_end", audioMs() / 1_000.0);
      info.put("transcript", text).put("end_of_turn_confidence", 0.5);
      ArrayNode words = info.putArray("words");
      for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
        words.addObject().put("word", word).put("confidence", 0.9);
      }
      return info;
    }
  }
}
