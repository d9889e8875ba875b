package frontdesk.engine.call.brain;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.tools.Understood;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.Sealer;
import frontdesk.protocol.dialogue.Understanding;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds what a language model reports as a caller's name, number, birth date, reference or note
 * against the words that were said: what does not stand in them was made up and is left out. What
 * stands there is sealed. Pure but for the sealing.
 */
final class Grounds {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\d]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_DIGITS = Pattern.compile("\\D+");
  private static final int CENTURY = 100;

  private final String words;
  private final String digits;
  private final Sealer sealer;

  Grounds(String said, Sealer sealer) {
    this.words = " " + plain(said) + " ";
    this.digits = NO_DIGITS.matcher(said).replaceAll("");
    this.sealer = sealer;
  }

  private static String plain(String text) {
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return NO_LETTERS.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll(" ").strip();
  }

  /** What was reported, with as much of it as was said. */
  Understanding of(Understood.Report report, Interpreter interpreter, Catalogue catalogue) {
    Understanding said = report.clear();
    Optional<Understanding> named =
        report.name().filter(this::isSaid).flatMap(sealer::name).map(said::withName);
    said = named.orElse(said);
    Understanding now = said;
    said =
        report
            .number()
            .filter(digits::contains)
            .map(number -> interpreter.interpretKeys(number, catalogue, sealer::number))
            .filter(Interpretation.Understood.class::isInstance)
            .map(Interpretation.Understood.class::cast)
            .flatMap(understood -> understood.understanding().number())
            .map(now::withNumber)
            .orElse(now);
    said =
        report.birthDate().filter(this::isSaid).isPresent()
            ? said.withBirthDate(sealer.birthDate(report.birthDate().get().toString()))
            : said;
    said =
        report.reference().filter(digits::contains).isPresent()
            ? said.withReference(report.reference().get())
            : said;
    Understanding last = said;
    return report
        .note()
        .filter(this::isSaid)
        .flatMap(sealer::note)
        .map(last::withNote)
        .orElse(last);
  }

  private boolean isSaid(String text) {
    String plain = plain(text);
    return !plain.isEmpty() && words.contains(" " + plain + " ");
  }

  /** Day and year stand in it in digits; spelled out, the rules read them. */
  private boolean isSaid(LocalDate date) {
    boolean year =
        words.contains(" " + date.getYear() + " ")
            || words.contains(" %02d ".formatted(date.getYear() % CENTURY));
    boolean day =
        Pattern.compile("[ ]0?" + date.getDayOfMonth() + "(st|nd|rd|th)?[ ]").matcher(words).find();
    return year && day;
  }
}
