package frontdesk.engine.provider.ear;

import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;
import java.util.function.Function;

/** How a vendor's recognizer of whole utterances wants to be asked; safe for all threads. */
public interface UploadDialect {
  /** The name for logs and metrics. */
  String name();

  /** Primary subtags of the languages that it is used for. */
  List<String> languages();

  /** Whether the upload runs while the caller speaks; else it begins with the last frame. */
  default boolean whileSpoken() {
    return false;
  }

  /** What comes before the audio; its length is 0 where the upload runs already. */
  byte[] head(Request request, int audioOctets);

  /** Turns one utterance's frames into octets, in order. */
  default Function<AudioFrame, byte[]> encoder() {
    return Wav::samples;
  }

  /** What comes after the audio. */
  default byte[] tail(Request request) {
    return new byte[0];
  }

  /** The request, asked anew for each utterance. */
  HttpCall call(Request request, BodyPublisher body);

  /** A {@link Heard.Final} or {@link Heard.Failed}. */
  Heard read(String answer);
}
