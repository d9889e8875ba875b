package frontdesk.engine.provider.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.engine.provider.ear.Heard;
import frontdesk.engine.provider.ear.MessageTree;
import frontdesk.engine.provider.ear.UploadDialect;
import frontdesk.engine.provider.ear.Wav;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Azure's REST interface for short audio
 * (learn.microsoft.com/azure/ai-services/speech-service/rest-speech-to-text-short): finals only, at
 * most 60 s, WAV of 16 kHz, uploaded in chunks while the caller speaks, so that the answer comes
 * soon after the last word. It takes no terms.
 */
public final class ShortAudio implements UploadDialect {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RATE_HZ = 16_000;

  /** "Success" apart, what its documentation calls the results without words. */
  private static final List<String> NOTHING_SAID =
      List.of("NoMatch", "InitialSilenceTimeout", "BabbleTimeout");

  private final Account account;
  private final Map<String, String> locales;

  /**
   * Azure wants regions: every language by its whole tag.
   *
   * @param locales such as {@code ro-RO} by primary subtag
   */
  public ShortAudio(Account account, Map<String, String> locales) {
    this.account = account;
    this.locales = Map.copyOf(locales);
  }

  @Override
  public String name() {
    return "azure";
  }

  @Override
  public List<String> languages() {
    return locales.keySet().stream().sorted().toList();
  }

  @Override
  public boolean whileSpoken() {
    return true;
  }

  @Override
  public byte[] head(Request request, int audioOctets) {
    return Wav.header(RATE_HZ, audioOctets);
  }

  /** Twice the samples: the one between two is their mean. */
  @Override
  public Function<AudioFrame, byte[]> encoder() {
    return new Function<>() {
      private short last;

      @Override
      public byte[] apply(AudioFrame frame) {
        short[] doubled = new short[frame.samples().length * 2];
        for (int i = 0; i < frame.samples().length; i++) {
          short sample = frame.samples()[i];
          doubled[2 * i] = (short) ((last + sample) / 2);
          doubled[2 * i + 1] = sample;
          last = sample;
        }
        return Wav.samples(doubled);
      }
    };
  }

  @Override
  public HttpCall call(Request request, BodyPublisher body) {
    String subtag = java.util.Locale.forLanguageTag(request.language()).getLanguage();
    String path =
        "/speech/recognition/conversation/cognitiveservices/v1?format=detailed&language="
            + locales.getOrDefault(subtag, request.language());
    return HttpCall.post(account.http(path), "audio/wav; codecs=audio/pcm; samplerate=16000", body)
        .with("Ocp-Apim-Subscription-Key", account.key().get().reveal())
        .with("Accept", "application/json");
  }

  @Override
  public Heard read(String answer) {
    try {
      JsonNode message = JSON.readTree(answer);
      String status = message.path("RecognitionStatus").asText();
      if (NOTHING_SAID.contains(status)) {
        return new Heard.Final("", 0);
      }
      JsonNode best = message.path("NBest").path(0);
      if (status.equals("Success") && best.path("Lexical").isTextual()) {
        return new Heard.Final(best.path("Lexical").asText(), best.path("Confidence").asDouble());
      }
      return new Heard.Failed(
          status.isEmpty()
              ? MessageTree.GARBAGE
              : Failure.of(Failure.Kind.BROKEN, Failures.code(status, "status")));
    } catch (JsonProcessingException garbage) {
      return new Heard.Failed(MessageTree.GARBAGE);
    }
  }
}
