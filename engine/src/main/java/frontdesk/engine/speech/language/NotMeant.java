package frontdesk.engine.speech.language;

/** What a sentence names and does not wish. */
final class NotMeant {
  private NotMeant() {}

  /** "A whitening; I had a cleaning in spring": of two services the one that was done before. */
  static boolean isPast(Sentence sentence, int at) {
    return sentence.pieces().get(at).meaning() instanceof Meaning.NamesService
        && sentence.all(Meaning.NamesService.class).size() > 1
        && at > 0
        && sentence.pieces().get(at - 1).meaning() instanceof Meaning.Past;
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
