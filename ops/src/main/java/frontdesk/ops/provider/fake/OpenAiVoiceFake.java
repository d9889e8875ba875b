package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.provider.fake.Counts.Of;
import java.io.IOException;
import java.net.URI;

/** OpenAI's {@code /v1/audio/speech}, and every server that speaks like it. */
public final class OpenAiVoiceFake extends HttpVoiceFake {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PCM_RATE_HZ = 24_000;

  private volatile int wavRateHz = PCM_RATE_HZ;

  /** Servers in the house answer with the rate of their model. */
  public void makesWavOf(int rateHz) {
    wavRateHz = rateHz;
  }

  /** The version is part of the address, as in {@code https://api.openai.com/v1}. */
  @Override
  public URI uri() {
    return super.uri().resolve("/v1");
  }

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("Authorization").filter(("Bearer " + KEY)::equals).isPresent();
  }

  /** platform.openai.com/docs, error codes. */
  @Override
  protected String refusal(int status) {
    return "{\"error\":{\"message\":\"your text\",\"type\":\"t\",\"code\":\"refused\"}}";
  }

  /** platform.openai.com/docs/api-reference/audio/createSpeech. */
  @Override
  protected void serve(FakeExchange exchange, Fault fault) throws IOException {
    JsonNode request = JSON.readTree(exchange.bodyText());
    String text = request.path("input").asText();
    String format = request.path("response_format").asText();
    double speed = request.path("speed").asDouble(1);
    boolean asDocumented =
        exchange.path().equals("/v1/audio/speech")
            && request.hasNonNull("model")
            && request.hasNonNull("voice")
            && !text.isEmpty()
            && text.length() <= 4_096
            && speed >= 0.25
            && speed <= 4;
    if (!asDocumented) {
      counts().add(Of.OFFENCES, 1);
      exchange.respondJson(400, refusal(400));
    } else if (format.equals("pcm")) {
      byte[] audio = FakeSpeech.pcm(text, PCM_RATE_HZ);
      speak(exchange, fault, text, "audio/pcm", audio, 2 * PCM_RATE_HZ / 1_000);
    } else {
      byte[] audio = FakeSpeech.wav(text, wavRateHz);
      // One octet more than whole samples: pieces are cut anywhere.
      speak(exchange, fault, text, "audio/wav", audio, 2 * wavRateHz / 1_000 + 1);
    }
  }

  /** A page of a proxy in between. */
  @Override
  void garbage(FakeExchange exchange) throws IOException {
    exchange.chunk("<html><body>It works!</body></html>");
  }
}
