package frontdesk.engine.speech.language;

import java.util.List;
import java.util.Optional;

/**
 * How a language says "the week after" and "the day after" of a day that goes without saying.
 *
 * @param weeks the ways to name the week, the longest one counts
 * @param days the ways to name the day
 * @param others what may follow, and makes it another day: "the week after next"
 */
record LaterWords(List<String> weeks, List<String> days, List<String> others) implements Finder {
  static final LaterWords ENGLISH =
      new LaterWords(
          List.of(
              "the week after",
              "week after",
              "in the week after",
              "for the week after",
              "the week after that",
              "the week following",
              "a week later",
              "one week later",
              "a week after",
              "a week after that"),
          List.of("the day after", "on the day after", "the day after that", "one day later"),
          List.of("next", "the", "tomorrow", "this", "my", "christmas", "easter", "new"));

  static final LaterWords ROMANIAN =
      new LaterWords(
          List.of(
              "saptamana de dupa",
              "in saptamana de dupa",
              "pe saptamana de dupa",
              "saptamana de dupa aceea",
              "saptamana de dupa aia",
              "o saptamana mai tarziu",
              "cu o saptamana mai tarziu",
              "la o saptamana dupa aceea",
              "la o saptamana dupa"),
          List.of("a doua zi", "in ziua de dupa", "ziua de dupa", "a doua zi dupa aceea"),
          List.of("de", "craciun", "paste", "revelion", "asta", "viitoare"));

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    int week = weekAfter(words, at);
    int day = end(words, at, days);
    if (week > at) {
      return Optional.of(new Found<>(new Meaning.LaterWeek(Optional.empty()), week));
    }
    return day > at ? Optional.of(new Found<>(new Meaning.LaterDay(), day)) : Optional.empty();
  }

  /** The place after "the week after", or the place itself. */
  int weekAfter(Words words, int at) {
    return end(words, at, weeks);
  }

  private int end(Words words, int at, List<String> phrases) {
    int end = words.skip(at, phrases.toArray(String[]::new));
    return others.contains(words.at(end)) && !words.pauseBefore(end) ? at : end;
  }
}
