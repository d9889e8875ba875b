package frontdesk.ops.provider.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /v1/audio/transcriptions} (platform.openai.com/docs/api-reference/audio). */
public final class WhisperFake extends EarFake {
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  /** The version is part of the address, as in {@code https://api.openai.com/v1}. */
  @Override
  public URI uri() {
    return super.uri().resolve("/v1");
  }

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("Authorization").filter(("Bearer " + KEY)::equals).isPresent();
  }

  /** platform.openai.com/docs/guides/error-codes; 402 stands for the 429 of an empty account. */
  @Override
  protected String refusal(int status) {
    var answer = object();
    answer
        .putObject("error")
        .put("message", "refused")
        .put("type", "error")
        .put("code", status == 401 ? "invalid_api_key" : "error_" + status);
    return answer.toString();
  }

  @Override
  protected void serve(FakeExchange exchange, Fault fault) throws IOException {
    // Octets as characters: the form's parts can be looked for without losing the audio's.
    String form = new String(exchange.body().readAllBytes(), StandardCharsets.ISO_8859_1);
    if (!exchange.path().equals("/v1/audio/transcriptions")) {
      exchange.respondJson(NOT_FOUND, refusal(NOT_FOUND));
      return;
    }
    if (field(form, "model").isEmpty() || !form.contains("RIFF") || !ended(form)) {
      counts().add(Counts.Of.OFFENCES, 1);
      exchange.respondJson(BAD_REQUEST, refusal(BAD_REQUEST));
      return;
    }
    String prompt = field(form, "prompt");
    told(field(form, "language"), prompt.isEmpty() ? List.of() : Arrays.asList(prompt.split(", ")));
    counts().add(Counts.Of.AUDIO_BYTES, form.length() - form.indexOf("RIFF"));
    answer(exchange, fault, object().put("text", nextSentence()));
  }

  /** RFC 2046 section 5.1.1: the last delimiter has two hyphens more. */
  private static boolean ended(String form) {
    String delimiter = form.substring(0, form.indexOf("\r\n"));
    return form.endsWith("\r\n" + delimiter + "--\r\n");
  }

  private static String field(String form, String name) {
    Matcher part = Pattern.compile("name=\"" + name + "\"\r\n\r\n(.*?)\r\n").matcher(form);
    return part.find()
        ? new String(part.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : "";
  }
}
