package frontdesk.engine.provider.deepgram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.engine.provider.ear.Heard;
import frontdesk.engine.provider.ear.MessageTree;
import frontdesk.engine.provider.ear.UploadDialect;
import frontdesk.engine.provider.ear.Wav;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;

/**
 * Deepgram's interface for recordings, {@code POST /v1/listen}
 * (developers.deepgram.com/docs/pre-recorded-audio): for networks that let no WebSocket through.
 */
public final class Recording implements UploadDialect {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Account account;
  private final DeepgramSettings settings;

  public Recording(Account account, DeepgramSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "deepgram-batch";
  }

  @Override
  public List<String> languages() {
    return settings.languages();
  }

  @Override
  public byte[] head(Request request, int audioOctets) {
    return Wav.header(AudioFrame.SAMPLE_RATE_HZ, audioOctets);
  }

  @Override
  public HttpCall call(Request request, BodyPublisher body) {
    String query =
        "?model=%s&language=%s%s"
            .formatted(
                settings.model(),
                DeepgramWire.language(request.language()),
                DeepgramWire.keyterms(request.hints()));
    return HttpCall.post(account.http("/v1/listen" + query), "audio/wav", body)
        .with("Authorization", DeepgramWire.authorization(account).get("Authorization"));
  }

  @Override
  public Heard read(String answer) {
    try {
      JsonNode best =
          JSON.readTree(answer)
              .path("results")
              .path("channels")
              .path(0)
              .path("alternatives")
              .path(0);
      return best.path("transcript").isTextual()
          ? new Heard.Final(best.path("transcript").asText(), best.path("confidence").asDouble())
          : new Heard.Failed(MessageTree.GARBAGE);
    } catch (JsonProcessingException garbage) {
      return new Heard.Failed(MessageTree.GARBAGE);
    }
  }
}
