package frontdesk.engine.speech.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sentence cut into pieces of meaning: at each word the longest reading is taken; among equals a
 * name goes before a phrase, a phrase before a day, a day before a time.
 */
record Sentence(Words words, List<Piece> pieces) {
  Sentence {
    pieces = List.copyOf(pieces);
  }

  /**
   * A meaning and where its words stand.
   *
   * @param to the place after its last word
   */
  record Piece(Meaning meaning, int from, int to) {}

  /** Cuts a sentence; among readings of the same length the earlier finder's is taken. */
  static Sentence read(Words words, List<Finder> finders) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Found<Meaning> longest = longest(words, at, finders);
      pieces.add(new Piece(longest.value(), at, longest.end()));
      at = longest.end();
    }
    return new Sentence(words, pieces);
  }

  private static Found<Meaning> longest(Words words, int at, List<Finder> finders) {
    Optional<Found<Meaning>> longest = Optional.empty();
    for (Finder finder : finders) {
      Optional<Found<Meaning>> found = finder.at(words, at);
      if (found.isPresent() && (longest.isEmpty() || found.get().end() > longest.get().end())) {
        longest = found;
      }
    }
    return longest.orElseGet(() -> new Found<>(new Meaning.Unknown(), at + 1));
  }

  /** Whether every word is understood or carries nothing. */
  boolean covered() {
    return unknownWords() == 0 && pieces.stream().noneMatch(piece -> isAside(piece.meaning()));
  }

  /** Whether it says nothing by itself, and yet more than a word that carries nothing. */
  static boolean isAside(Meaning meaning) {
    return meaning instanceof Meaning.Chatter
        || meaning instanceof Meaning.Has
        || meaning instanceof Meaning.Past
        || meaning instanceof Meaning.Danger
        || meaning instanceof Meaning.AsksWhen
        || meaning instanceof Meaning.Unsure;
  }

  /** How many words are not known. */
  int unknownWords() {
    return (int) pieces.stream().filter(p -> p.meaning() instanceof Meaning.Unknown).count();
  }

  /** The last meaning of one kind: who corrects themselves means what they said last. */
  <M extends Meaning> Optional<M> last(Class<M> kind) {
    List<M> all = all(kind);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** All meanings of one kind, in the order said. */
  <M extends Meaning> List<M> all(Class<M> kind) {
    return pieces.stream().map(Piece::meaning).filter(kind::isInstance).map(kind::cast).toList();
  }

  boolean has(Class<? extends Meaning> kind) {
    return pieces.stream().anyMatch(piece -> kind.isInstance(piece.meaning()));
  }

  /** The words never reach a log. */
  @Override
  public String toString() {
    return "Sentence" + pieces.stream().map(p -> p.meaning().getClass().getSimpleName()).toList();
  }
}
