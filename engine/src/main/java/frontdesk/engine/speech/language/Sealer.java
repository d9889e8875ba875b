package frontdesk.engine.speech.language;

import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;
import java.util.function.Function;

/** Seals what is personal in an understanding for where the understanding will stand. */
public interface Sealer {
  /** Seals a telephone number, E.164. */
  Sealed number(String e164);

  /** Seals a birth date such as {@code 1988-04-02}. */
  Sealed birthDate(String isoDate);

  /** Seals an e-mail address. */
  Sealed email(String address);

  /** Seals the words of a name; empty where names are kept as sound: then none is read. */
  Optional<Sealed> name(String words);

  /** Seals a note; empty where notes are kept as sound: then none is read. */
  Optional<Sealed> note(String words);

  /** For callers who are heard: their names and notes are sound. */
  static Sealer spoken(Function<String, Sealed> sealing) {
    return new Uniform(sealing, false);
  }

  /** For callers who write, or whose recognizer hears any word. */
  static Sealer written(Function<String, Sealed> sealing) {
    return new Uniform(sealing, true);
  }

  /**
   * Everything sealed alike.
   *
   * @param words whether names and notes are words
   */
  record Uniform(Function<String, Sealed> sealing, boolean words) implements Sealer {
    @Override
    public Sealed number(String e164) {
      return sealing.apply(e164);
    }

    @Override
    public Sealed birthDate(String isoDate) {
      return sealing.apply(isoDate);
    }

    @Override
    public Sealed email(String address) {
      return sealing.apply(address);
    }

    @Override
    public Optional<Sealed> name(String name) {
      return words ? Optional.of(sealing.apply(name)) : Optional.empty();
    }

    @Override
    public Optional<Sealed> note(String note) {
      return words ? Optional.of(sealing.apply(note)) : Optional.empty();
    }
  }
}
