package frontdesk.engine.call;

import frontdesk.engine.speech.language.Opener;
import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;

/** Opens what a call says with the call's key, each thing from its place. */
public record EdgeOpener(CallSeals seals) implements Opener {
  @Override
  public Optional<String> text(Sealed handle) {
    return seals.open(CallSeals.Field.NUMBER, handle);
  }

  @Override
  public Optional<String> name(Sealed handle) {
    return seals.open(CallSeals.Field.NAME, handle);
  }

  @Override
  public Optional<String> note(Sealed handle) {
    return seals.open(CallSeals.Field.NOTE, handle);
  }

  @Override
  public Optional<String> own(Sealed handle) {
    return seals.open(CallSeals.Field.OWN_WORDS, handle);
  }

  @Override
  public Optional<byte[]> audio(Sealed handle) {
    return seals.openBytes(CallSeals.Field.AUDIO, handle);
  }
}
