package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Sentence.Piece;
import frontdesk.protocol.dialogue.Intent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether nothing stands beside a yes that could take it back. A word that is not known may mean
 * anything, "tentatively" as well as "marvellous": it is plain only where it is listed here. Asking
 * once more costs a turn; a booking that nobody wanted costs an hour.
 */
final class PlainYes {
  /** Words that only colour a yes, known to the phrases or not. */
  private static final Set<String> HARMLESS =
      Set.of(
          ("very really dear love darling mate honey man brilliant super wonderful awesome cool"
                  + " great good grand lovely splendid marvellous marvelous fantastic excellent amazing"
                  + " ideal nice happy cheers totally completely sure yes oh ah bless heavens course now"
                  + " right perfectly entirely indeed much all still that's it's domnule doamna domnisoara"
                  + " draga dragule scumpo frumos frumoasa grozav excelent minunat fain misto nemaipomenit"
                  + " superb extraordinar tare foarte mult acum sigur mda pai asa perfecta buna bun toate"
                  + " toata tot ne multumesc mersi i'll there be ever mm quite maica frate nene"
                  + " scrie scrieti treceti ma domnul doctor fie intr un ceas noroc placere swollen vin")
              .split(" "));

  /** What follows from a phrase with no meaning of its own is a question or a wish. */
  private static final List<String> ASKING =
      List.of(
          "is it",
          "is that",
          "is this",
          "is there",
          "do you",
          "do i",
          "do we",
          "am i",
          "can",
          "could",
          "may",
          "will it",
          "will you",
          "would it",
          "would you",
          "have you",
          "need",
          "want",
          "wish",
          "call",
          "take that back",
          "looking",
          "pot",
          "poti",
          "puteti",
          "putem",
          "ati",
          "aveti",
          "trebuie",
          "sa vad",
          "se poate",
          "este posibil",
          "e posibil");

  /** What may be named with a yes to it; "one moment" and "say it again" take it back. */
  private static final Set<Intent> MEANT =
      EnumSet.of(
          Intent.BOOK,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.LEAVE_WAITING_LIST,
          Intent.JOIN_WAITING_LIST,
          Intent.START_OVER,
          Intent.GOODBYE);

  private PlainYes() {}

  /**
   * Whether it is plain.
   *
   * @param meant what stands in the read-back itself and is left out of account
   */
  static boolean is(Sentence sentence, Predicate<Piece> meant) {
    Words words = sentence.words();
    return sentence.pieces().stream()
        .filter(piece -> !meant.test(piece))
        .allMatch(piece -> isPlain(piece, words));
  }

  private static boolean isPlain(Piece piece, Words words) {
    Meaning meaning = piece.meaning();
    if (meaning instanceof Meaning.Unknown || Sentence.isAside(meaning)) {
      return words.words().subList(piece.from(), piece.to()).stream().allMatch(HARMLESS::contains);
    }
    if (meaning instanceof Meaning.Wants wants) {
      boolean coming =
          words.at(piece.from() - 1).equals("vin") || words.at(piece.from()).equals("vin");
      return coming || MEANT.contains(wants.intent()); // "da, vin imediat" asks for no patience
    }
    if (meaning instanceof Meaning.Unable || meaning instanceof Meaning.Danger) {
      return meaning instanceof Meaning.Danger; // it is answered besides
    }
    return !(meaning instanceof Meaning.Filler) || !asks(piece, words);
  }

  /** Whether a question begins in these words, and goes on in the next ones. */
  private static boolean asks(Piece piece, Words words) {
    for (int at = piece.from(); at < piece.to(); at++) {
      int from = at;
      if (ASKING.stream().anyMatch(phrase -> words.has(from, phrase))) {
        return true;
      }
    }
    return false;
  }
}
