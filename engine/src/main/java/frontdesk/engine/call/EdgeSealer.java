package frontdesk.engine.call;

import frontdesk.engine.speech.language.Sealer;
import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;

/**
 * Seals what an interpreter understood with a call's key, each thing for its place.
 *
 * @param written whether names and notes come as words; else they are kept as sound
 */
record EdgeSealer(CallSeals seals, boolean written) implements Sealer {
  @Override
  public Sealed number(String e164) {
    return seals.seal(CallSeals.Field.NUMBER, e164);
  }

  @Override
  public Sealed birthDate(String isoDate) {
    return seals.seal(CallSeals.Field.BIRTH_DATE, isoDate);
  }

  @Override
  public Sealed email(String address) {
    return seals.seal(CallSeals.Field.EMAIL, address);
  }

  @Override
  public Optional<Sealed> name(String words) {
    return sealedWords(CallSeals.Field.NAME, words);
  }

  @Override
  public Optional<Sealed> note(String words) {
    return sealedWords(CallSeals.Field.NOTE, words);
  }

  private Optional<Sealed> sealedWords(CallSeals.Field field, String words) {
    return written ? Optional.of(seals.seal(field, words)) : Optional.empty();
  }
}
