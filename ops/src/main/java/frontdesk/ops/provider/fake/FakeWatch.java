package frontdesk.ops.provider.fake;

/**
 * Hears when a vendor's stand-in was asked for something and when it gave it: what lies between is
 * the vendor's pace, and nobody else's. Called by the stand-in's threads; must not block.
 */
public interface FakeWatch {
  /** Nobody watches. */
  FakeWatch NONE =
      new FakeWatch() {
        @Override
        public void asked(String text) {
          // Nobody watches.
        }

        @Override
        public void given(String text) {
          // Nobody watches.
        }
      };

  /**
   * It was asked now.
   *
   * @param text what a recognizer will hear, what a model was told last, what a voice is to say
   */
  void asked(String text);

  /**
   * It sent what is waited for: a final transcript, a model's whole text, a voice's first audio.
   *
   * @param text the same as when it was asked
   */
  void given(String text);
}
