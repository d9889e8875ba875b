package frontdesk.engine.call.brain;

/**
 * How many tokens a text has, by an estimate that is rather too high: one for every three
 * characters. English has about four to a token with the vendors' tokenizers, Romanian about three.
 */
final class Tokens {
  private static final int CHARACTERS = 3;

  /** What a turn has beside its words. */
  private static final int AROUND = 4;

  private Tokens() {}

  static int of(String text) {
    return (text.length() + CHARACTERS - 1) / CHARACTERS + AROUND;
  }
}
