package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Nth;
import java.util.Optional;

/** Which of several, in Romanian: "a doua", "al doilea", "prima variantă", "numărul doi". */
final class RomanianChoices implements Finder {
  private final NumberWords numbers = RomanianNumbers.SHARED;

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    return nth(words, at).or(() -> numbered(words, at));
  }

  private Optional<Found<Meaning>> nth(Words words, int at) {
    int start = words.skip(at, "pe", "cea de", "cel de", "pe cea de", "pe cel de");
    return numbers
        .ordinal(words, start)
        .map(
            found -> {
              int end =
                  words.skip(
                      found.end(),
                      "varianta",
                      "optiune",
                      "optiunea",
                      "ora",
                      "programare",
                      "programarea",
                      "data",
                      "dintre ele",
                      "din ele");
              return new Found<>(new Nth(found.value(), Nth.Form.SURELY_CHOICE), end);
            });
  }

  private Optional<Found<Meaning>> numbered(Words words, int at) {
    int start =
        words.skip(
            at,
            "numarul",
            "optiunea",
            "varianta",
            "tasta",
            "apas",
            "cu numarul",
            "apasati",
            "varianta numarul",
            "optiunea numarul");
    return start == at
        ? Optional.empty()
        : numbers
            .cardinal(words, start)
            .map(found -> new Found<>(new Meaning.Numbered(found.value()), found.end()));
  }
}
