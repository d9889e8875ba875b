package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Azure's short audio (learn.microsoft.com/azure/ai-services/speech-service/
 * rest-speech-to-text-short).
 */
public final class AzureEarFake extends EarFake {
  private static final int BAD_REQUEST = 400;
  private static final int RATE_AT = 24;
  private static final int HEADER = 44;

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("Ocp-Apim-Subscription-Key").filter(KEY::equals).isPresent();
  }

  @Override
  protected String refusal(int status) {
    return object().put("error", "refused").toString();
  }

  @Override
  protected void serve(FakeExchange exchange, Fault fault) throws IOException {
    told(String.join("", exchange.query("language")), List.of());
    InputStream body = exchange.body();
    byte[] header = body.readNBytes(HEADER);
    byte[] piece = new byte[4_096];
    try {
      for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
        counts().add(Counts.Of.AUDIO_BYTES, count);
      }
    } catch (IOException gone) {
      counts().add(Counts.Of.CANCELS, 1);
      throw gone;
    }
    boolean chunked = exchange.header("Transfer-Encoding").isPresent();
    if (header.length < HEADER || rate(header) != 16_000 || !chunked) {
      counts().add(Counts.Of.OFFENCES, 1);
      exchange.respondJson(BAD_REQUEST, refusal(BAD_REQUEST));
      return;
    }
    String sentence = nextSentence();
    ObjectNode answer =
        object().put("RecognitionStatus", sentence.isEmpty() ? "NoMatch" : "Success");
    answer.put("Offset", 0).put("Duration", 1);
    if (!sentence.isEmpty()) {
      answer
          .putArray("NBest")
          .addObject()
          .put("Confidence", 0.9)
          .put("Lexical", sentence)
          .put("Display", sentence + ".");
    }
    answer(exchange, fault, answer);
  }

  private static int rate(byte[] header) {
    return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(RATE_AT);
  }
}
