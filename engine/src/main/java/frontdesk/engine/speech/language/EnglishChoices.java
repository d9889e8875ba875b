package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Nth;
import java.util.Optional;

/** Which of several, in English: "the second one", "number two". */
final class EnglishChoices implements Finder {
  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    return nth(words, at).or(() -> numbered(words, at));
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
}
