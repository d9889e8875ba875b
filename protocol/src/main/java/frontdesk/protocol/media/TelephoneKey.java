package frontdesk.protocol.media;

import java.util.Optional;

/** A key of a telephone, by its RFC 4733 event code 0 to 15. */
public enum TelephoneKey {
  DIGIT_0(0, '0'),
  DIGIT_1(1, '1'),
  DIGIT_2(2, '2'),
  DIGIT_3(3, '3'),
  DIGIT_4(4, '4'),
  DIGIT_5(5, '5'),
  DIGIT_6(6, '6'),
  DIGIT_7(7, '7'),
  DIGIT_8(8, '8'),
  DIGIT_9(9, '9'),
  STAR(10, '*'),
  POUND(11, '#'),
  A(12, 'A'),
  B(13, 'B'),
  C(14, 'C'),
  D(15, 'D');

  private static final TelephoneKey[] BY_EVENT = values();

  private final int event;
  private final char symbol;

  TelephoneKey(int event, char symbol) {
    this.event = event;
    this.symbol = symbol;
  }

  /** The character printed on the key. */
  public char symbol() {
    return symbol;
  }

  /** The RFC 4733 event code. */
  public int event() {
    return event;
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
