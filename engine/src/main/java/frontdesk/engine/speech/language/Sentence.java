package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Nth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Cuts a sentence. */
  static Sentence read(Words words, CatalogueNames names, PhraseBook phrases, DayReader days) {
    ClockReader clocks = new ClockReader();
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int from = at;
      Found<Meaning> longest =
          Stream.of(
                  names.at(words, from),
                  phrases.at(words, from),
                  days.at(words, from),
                  clocks.at(words, from),
                  nth(words, from),
                  numbered(words, from))
              .flatMap(Optional::stream)
              .reduce((a, b) -> b.end() > a.end() ? b : a)
              .orElse(new Found<>(new Meaning.Unknown(), from + 1));
      pieces.add(new Piece(longest.value(), from, longest.end()));
      at = longest.end();
    }
    return new Sentence(words, pieces);
  }

  private static Optional<Found<Meaning>> nth(Words words, int at) {
    int start = words.skip(at, "the");
    return Numbers.ordinal(words, start)
        .map(
            found -> {
              boolean hourFollows = words.has(found.end(), "one o'clock");
              int end =
                  hourFollows
                      ? found.end()
                      : words.skip(found.end(), "one", "option", "choice", "slot", "time");
              Nth.Form form =
                  end > found.end()
                      ? Nth.Form.SURELY_CHOICE
                      : start > at ? Nth.Form.WITH_ARTICLE : Nth.Form.ALONE;
              return new Found<>(new Nth(found.value(), form), end);
            });
  }

  private static Optional<Found<Meaning>> numbered(Words words, int at) {
    int start = words.skip(at, "number", "option", "choice", "press", "the number", "key");
    return start == at
        ? Optional.empty()
        : Numbers.cardinal(words, start)
            .map(found -> new Found<>(new Meaning.Numbered(found.value()), found.end()));
  }

  /** Whether every word is understood or carries nothing. */
  boolean covered() {
    return pieces.stream().noneMatch(piece -> piece.meaning() instanceof Meaning.Unknown);
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
