package frontdesk.engine.provider.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.voice.AudioPieces;
import frontdesk.engine.provider.voice.HttpWire;
import frontdesk.engine.provider.voice.PcmPieces;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.voice.WavPieces;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;

/**
 * Speech by OpenAI's {@code /v1/audio/speech}, which many local servers offer too
 * (platform.openai.com/docs/api-reference/audio/createSpeech). The answer comes in chunks; WAV says
 * its own rate and can be told from anything else, raw audio is taken to be of 24 kHz.
 */
public record OpenAiVoiceWire(Account account, VoiceChoice choice, Format format)
    implements HttpWire {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What {@code pcm} means in the documentation. */
  private static final int PCM_RATE_HZ = 24_000;

  /** What {@code speed} takes. */
  private static final double SLOWEST = 0.25;

  private static final double FASTEST = 4;

  /** What the server is asked to answer with. */
  public enum Format {
    WAV("wav"),
    PCM("pcm");

    private final String name;

    Format(String name) {
      this.name = name;
    }
  }

  @Override
  public HttpCall speak(String text, Manner manner) {
    ObjectNode request = JSON.createObjectNode();
    request.put("model", choice.model());
    request.put("input", text);
    request.put("voice", choice.voice(manner));
    request.put("response_format", format.name);
    if (manner.rate() != 1) {
      request.put("speed", Math.max(SLOWEST, Math.min(FASTEST, manner.rate())));
    }
    HttpCall call =
        HttpCall.postJson(account.http("/audio/speech"), request.toString())
            .refusals(new Refusals());
    String key = account.key().get().reveal();
    // A server in the house may want none.
    return key.isEmpty() ? call : call.with("Authorization", "Bearer " + key);
  }

  @Override
  public AudioPieces answer() {
    return format == Format.WAV ? new WavPieces() : new PcmPieces(PCM_RATE_HZ);
  }
}
