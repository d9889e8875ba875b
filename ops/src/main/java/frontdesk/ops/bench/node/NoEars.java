package frontdesk.ops.bench.node;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;

/** A recognizer for nodes that take no calls, or whose callers press keys: it fails at once. */
public final class NoEars implements SpeechRecognizer {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public Session open(Request request, Listener listener) {
    listener.onFailed(Failure.CLOSED);
    return new Session() {
      @Override
      public void audio(AudioFrame frame) {
        // Nobody listens.
      }

      @Override
      public void finish() {
        // It has failed already.
      }

      @Override
      public void cancel() {
        // It has failed already.
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
