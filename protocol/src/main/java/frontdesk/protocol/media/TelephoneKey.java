package frontdesk.protocol.media;

import java.util.Optional;

/** A key of a telephone, by its RFC 4733 event code 0 to 15. */
public enum TelephoneKey {
  DIGIT_0('0'),
  DIGIT_1('1'),
  DIGIT_2('2'),
  DIGIT_3('3'),
  DIGIT_4('4'),
  DIGIT_5('5'),
  DIGIT_6('6'),
  DIGIT_7('7'),
  DIGIT_8('8'),
  DIGIT_9('9'),
  STAR('*'),
  POUND('#'),
  A('A'),
  B('B'),
  C('C'),
  D('D');

  private static final TelephoneKey[] BY_EVENT = values();

  private final char symbol;

  TelephoneKey(char symbol) {
    this.symbol = symbol;
  }

  /** The character printed on the key. */
  public char symbol() {
    return symbol;
  }

  /** The RFC 4733 event code. */
  public int event() {
    return ordinal();
  }

  /** The key with this RFC 4733 event code; other events (flash, tones) are no keys. */
  public static Optional<TelephoneKey> ofEvent(int event) {
    return event >= 0 && event < BY_EVENT.length ? Optional.of(BY_EVENT[event]) : Optional.empty();
  }

  /** The key that bears this character. */
  public static Optional<TelephoneKey> ofSymbol(char symbol) {
    char upper = Character.toUpperCase(symbol);
    for (TelephoneKey key : BY_EVENT) {
      if (key.symbol == upper) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
