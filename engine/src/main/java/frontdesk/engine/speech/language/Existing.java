package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Wants;
import frontdesk.engine.speech.language.Sentence.Piece;
import frontdesk.protocol.dialogue.Intent;
import java.util.Optional;
import java.util.Set;

/**
 * What callers want with an appointment that they speak of as one that there is, without saying so
 * in the words for it: "I'm down for a checkup, could it be Friday instead?".
 */
final class Existing {
  /** Said of something that is to be otherwise than it is. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "instead",
          "rather",
          "earlier",
          "later",
          "swap",
          "switch",
          "turn",
          "different",
          "another",
          "devreme",
          "tarziu",
          "altcineva",
          "poate",
          "merge",
          "aceeasi",
          "schimb");

  private static final Set<String> ANOTHER = Set.of("another", "again", "inca", "iar");

  private static final Set<String> OWN = Set.of("my", "our", "his", "her", "that");

  private static final Set<Intent> SAID_OUTRIGHT =
      Set.of(
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.FIND_APPOINTMENT,
          Intent.JOIN_WAITING_LIST,
          Intent.LEAVE_WAITING_LIST,
          Intent.ASK_WAITING_LIST);

  private Existing() {}

  /**
   * To move it, or to be told of it; nothing where that is said outright.
   *
   * @param wanted what the sentence says outright
   */
  static Optional<Intent> intent(Sentence sentence, Set<Intent> wanted) {
    boolean outright = SAID_OUTRIGHT.stream().anyMatch(wanted::contains);
    if (outright || sentence.has(Meaning.Every.class)) {
      return Optional.empty();
    }
    boolean has = has(sentence) && !isAnotherOfThePast(sentence);
    boolean sameTime = sentence.has(Meaning.SameTime.class);
    if (sameTime || (has && isOtherwise(sentence))) {
      return Optional.of(Intent.MOVE_APPOINTMENT);
    }
    boolean asks = sentence.has(Meaning.AsksWhen.class);
    boolean unsure = asks || sentence.has(Meaning.Unsure.class);
    return (has && unsure) || (asks && ofAnAppointment(sentence))
        ? Optional.of(Intent.FIND_APPOINTMENT)
        : Optional.empty();
  }

  /** "I had my whitening in September, and I want another one": that is one more. */
  static boolean isAnotherOfThePast(Sentence sentence) {
    return sentence.has(Meaning.Past.class)
        && sentence.words().words().stream().anyMatch(ANOTHER::contains);
  }

  /** Whether something is to be done with what is booked, in so many words. */
  static boolean isSpokenOf(Sentence sentence) {
    return sentence.all(Wants.class).stream().map(Wants::intent).anyMatch(SAID_OUTRIGHT::contains);
  }

  private static boolean isOtherwise(Sentence sentence) {
    return sentence.words().words().stream().anyMatch(OTHERWISE::contains);
  }

  /** "I have a filling", "I'm booked", and in Romanian "am joi detartraj". */
  private static boolean has(Sentence sentence) {
    if (sentence.has(Meaning.Has.class)) {
      return true;
    }
    for (int i = 0; i + 1 < sentence.pieces().size(); i++) {
      Piece piece = sentence.pieces().get(i);
      boolean am = piece.to() - piece.from() == 1 && sentence.words().at(piece.from()).equals("am");
      Meaning next = sentence.pieces().get(i + 1).meaning();
      boolean own = OWN.contains(sentence.words().at(piece.to() - 1));
      if (own && next instanceof Meaning.NamesService) {
        return true;
      }
      if (am && (next instanceof Meaning.Day || next instanceof Meaning.NamesService)) {
        return true;
      }
    }
    return false;
  }

  /** "What time is my daughter's appointment?", but not "when can I get an appointment?". */
  private static boolean ofAnAppointment(Sentence sentence) {
    for (Piece piece : sentence.pieces()) {
      if (piece.meaning() instanceof Wants wants && wants.intent() == Intent.BOOK) {
        String last = sentence.words().at(piece.to() - 1);
        return last.startsWith("appointment")
            || last.equals("booking")
            || last.startsWith("programare");
      }
    }
    return false;
  }
}
