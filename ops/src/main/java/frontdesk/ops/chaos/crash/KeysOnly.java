package frontdesk.ops.chaos.crash;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechRecognizer;

/** A recognizer for nodes whose callers press keys: it fails whatever it hears. */
final class KeysOnly implements SpeechRecognizer {
  @Override
  public String name() {
    return "keys-only";
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
