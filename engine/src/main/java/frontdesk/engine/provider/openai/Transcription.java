package frontdesk.engine.provider.openai;

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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * {@code POST /v1/audio/transcriptions} as multipart form (RFC 7578), the interface of OpenAI
 * (platform.openai.com/docs/api-reference/audio) and of the servers for a local Whisper.
 */
public final class Transcription implements UploadDialect {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No name or term of a clinic has it. */
  private static final String BOUNDARY = "frontdesk-7f3a1c5e9b2d";

  private final Account account;
  private final TranscriptionSettings settings;

  public Transcription(Account account, TranscriptionSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  @Override
  public String name() {
    return account.name();
  }

  @Override
  public List<String> languages() {
    return settings.languages();
  }

  @Override
  public byte[] head(Request request, int audioOctets) {
    StringBuilder form = new StringBuilder();
    field(form, "model", settings.model());
    field(form, "language", Locale.forLanguageTag(request.language()).getLanguage());
    field(form, "response_format", "json");
    field(form, "temperature", "0");
    if (!request.hints().isEmpty()) {
      field(form, "prompt", String.join(", ", request.hints()));
    }
    form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; ")
        .append("filename=\"audio.wav\"\r\nContent-Type: audio/wav\r\n\r\n");
    byte[] fields = form.toString().getBytes(StandardCharsets.UTF_8);
    byte[] wav = Wav.header(AudioFrame.SAMPLE_RATE_HZ, audioOctets);
    return ByteBuffer.allocate(fields.length + wav.length).put(fields).put(wav).array();
  }

  private static void field(StringBuilder form, String name, String value) {
    form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
        .append(name)
        .append("\"\r\n\r\n")
        .append(value.replace('\r', ' ').replace('\n', ' '))
        .append("\r\n");
  }

  @Override
  public byte[] tail(Request request) {
    return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public HttpCall call(Request request, BodyPublisher body) {
    String key = account.key().get().reveal();
    return HttpCall.post(
            account.http("/audio/transcriptions"),
            "multipart/form-data; boundary=" + BOUNDARY,
            body)
        .with("Authorization", key.isEmpty() ? null : "Bearer " + key)
        .refusals(new Refusals());
  }

  @Override
  public Heard read(String answer) {
    try {
      JsonNode text = JSON.readTree(answer).path("text");
      return text.isTextual()
          ? new Heard.Final(text.asText(), settings.confidence())
          : new Heard.Failed(MessageTree.GARBAGE);
    } catch (JsonProcessingException garbage) {
      return new Heard.Failed(MessageTree.GARBAGE);
    }
  }
}
