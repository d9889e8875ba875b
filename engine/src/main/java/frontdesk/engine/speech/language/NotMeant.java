package frontdesk.engine.speech.language;

/** What a sentence names and does not wish. */
final class NotMeant {
  private NotMeant() {}

  /**
   * "A whitening; I had a cleaning in spring": of two services the one that was done before, and
   * when that was.
   */
  static boolean isPast(Sentence sentence, int at) {
    Meaning meaning = sentence.pieces().get(at).meaning();
    if (meaning instanceof Meaning.NamesService) {
      boolean another = sentence.all(Meaning.NamesService.class).size() > 1;
      return another && (isPastAt(sentence, at - 1) || isPastAt(sentence, at + 1));
    }
    boolean when = meaning instanceof Meaning.Day || meaning instanceof Meaning.Range;
    return when && sentence.all(Meaning.NamesService.class).size() > 1 && followsPast(sentence, at);
  }

  private static boolean isPastAt(Sentence sentence, int at) {
    return at >= 0
        && at < sentence.pieces().size()
        && sentence.pieces().get(at).meaning() instanceof Meaning.Past;
  }

  private static boolean followsPast(Sentence sentence, int at) {
    for (int i = at - 1; i >= 0; i--) {
      if (isPastAt(sentence, i)) {
        return true;
      }
      if (sentence.words().pauseBefore(sentence.pieces().get(i + 1).from())) {
        return false;
      }
    }
    return false;
  }

  /** "Miercuri, nu marţi": where one word says no and not, the pause tells them apart. */
  static boolean isNotThat(Sentence sentence, int at) {
    Sentence.Piece piece = sentence.pieces().get(at);
    return piece.meaning() instanceof Meaning.No
        && piece.to() - piece.from() == 1
        && sentence.words().at(piece.from()).equals("nu")
        && at > 0
        && !(sentence.pieces().get(at - 1).meaning() instanceof Meaning.No)
        && sentence.words().pauseBefore(piece.from())
        && !sentence.words().pauseBefore(piece.to());
  }
}
