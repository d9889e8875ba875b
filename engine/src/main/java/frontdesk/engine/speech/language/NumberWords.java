package frontdesk.engine.speech.language;

import java.util.Optional;

/** How numbers are said in a language. */
interface NumberWords {
  /** A counting number from 0 to 99 here, spelled or in digits. */
  Optional<Found<Integer>> cardinal(Words words, int at);

  /** A place in an order here. */
  Optional<Found<Integer>> ordinal(Words words, int at);

  /** The next digits of a telephone number or a reference: one, two alike, or a small number. */
  Optional<Found<String>> digits(Words words, int at);

  /** A year here: from 1900 in full, or only its last two digits as a number below 100. */
  Optional<Found<Integer>> year(Words words, int at);
}
