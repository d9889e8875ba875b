package frontdesk.engine.speech.language;

import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;

/** Opens sealed handles at the edge that speaks; empty where the key is destroyed. */
public interface Opener {
  /** Of whoever has no key: nothing that is sealed can be told. */
  Opener NOTHING =
      new Opener() {
        @Override
        public Optional<String> text(Sealed handle) {
          return Optional.empty();
        }

        @Override
        public Optional<byte[]> audio(Sealed handle) {
          return Optional.empty();
        }
      };

  /** The text inside, such as an E.164 number. */
  Optional<String> text(Sealed handle);

  /** The words of a name inside. */
  default Optional<String> name(Sealed handle) {
    return text(handle);
  }

  /** The words of a note inside; empty also where it is sound. */
  default Optional<String> note(Sealed handle) {
    return text(handle);
  }

  /** A sentence of a language model inside. */
  default Optional<String> own(Sealed handle) {
    return text(handle);
  }

  /** The sound inside, such as a recorded name. */
  Optional<byte[]> audio(Sealed handle);
}
