package frontdesk.engine.provider.azure;

import frontdesk.engine.provider.voice.AudioPieces;
import frontdesk.engine.provider.voice.HttpWire;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Azure's text to speech over REST, {@code /cognitiveservices/v1}
 * (learn.microsoft.com/azure/ai-services/speech-service/rest-text-to-speech): SSML in, raw mu-law
 * out, in chunks. The account's base is {@code https://REGION.tts.speech.microsoft.com}.
 */
public record AzureVoiceWire(Account account, VoiceChoice choice) implements HttpWire {
  private static final int PERCENT = 100;

  /** What {@code prosody rate} takes: half to double. */
  private static final double SLOWEST = 0.5;

  private static final double FASTEST = 2;

  @Override
  public HttpCall speak(String text, Manner manner) {
    return HttpCall.post(
            account.http("/cognitiveservices/v1"),
            "application/ssml+xml",
            BodyPublishers.ofString(ssml(text, manner), StandardCharsets.UTF_8))
        .with("Ocp-Apim-Subscription-Key", account.key().get().reveal())
        .with("X-Microsoft-OutputFormat", "raw-8khz-8bit-mono-mulaw")
        .with("User-Agent", "frontdesk");
  }

  private String ssml(String text, Manner manner) {
    double rate = Math.max(SLOWEST, Math.min(FASTEST, manner.rate()));
    String words = escaped(text);
    String spoken =
        rate == 1
            ? words
            : "<prosody rate=\"%+d%%\">%s</prosody>"
                .formatted(Math.round((rate - 1) * PERCENT), words);
    return "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"%s\">"
            .formatted(escaped(Locale.forLanguageTag(manner.language()).toLanguageTag()))
        + "<voice name=\"%s\">%s</voice></speak>".formatted(escaped(choice.voice(manner)), spoken);
  }

  /** XML 1.0 section 2.2 and 2.4; what XML cannot hold is left out. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> {
                  if (isXml(c)) {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }

  @Override
  public AudioPieces answer() {
    return AudioPieces.muLaw();
  }
}
