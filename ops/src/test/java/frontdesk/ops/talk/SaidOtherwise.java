package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.Sealer;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Transcript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * People know what they mean: which of the keys that they are offered means it, and how to say it
 * so that anybody understands. Pure.
 */
final class SaidOtherwise {
  private static final DateTimeFormatter TYPED_DATE = DateTimeFormatter.ofPattern("ddMMyyyy");
  private static final Sealer KEPT_IN_CLEAR =
      Sealer.written(text -> new Sealed(new KeyId("clear"), text.getBytes(StandardCharsets.UTF_8)));

  private final Interpreter interpreter;
  private final Catalogue catalogue;
  private final Optional<String> ownNumber;

  /**
   * @param ownNumber that they call from, E.164
   */
  SaidOtherwise(Interpreter interpreter, Catalogue catalogue, Optional<String> ownNumber) {
    this.interpreter = interpreter;
    this.catalogue = catalogue;
    this.ownNumber = ownNumber;
  }

  /** The keys that mean the same as these words; empty where none does. */
  Optional<String> keys(String words, Expectation asked, LocalDateTime now) {
    return understood(words, asked, now)
        .flatMap(
            meant ->
                typed(asked.question(), meant)
                    .or(() -> pressed(asked.keys(), meant))
                    .or(() -> offered(asked, meant)));
  }

  /** The same in the words that the question asks for; empty where there are none. */
  Optional<String> plainly(String words, Expectation asked, LocalDateTime now) {
    return understood(words, asked, now)
        .flatMap(meant -> new PlainWords(catalogue).of(asked.question(), meant));
  }

  /** The name in an answer to the question for it, as who listens to it would write it down. */
  String name(String words, LocalDateTime now) {
    Expectation asked = new Expectation(Question.NAME, List.of(), Map.of(), catalogue.language());
    return understood(words, asked, now)
        .flatMap(Understanding::name)
        .map(SaidOtherwise::clear)
        .orElse(words);
  }

  private Optional<Understanding> understood(String words, Expectation asked, LocalDateTime now) {
    Interpretation meaning =
        interpreter.interpret(
            new Transcript(
                asked.language(), 0, Duration.ZERO, List.of(new Transcript.Hypothesis(words, 1.0))),
            asked,
            catalogue,
            now,
            Optional.empty(),
            KEPT_IN_CLEAR);
    return meaning instanceof Interpretation.Understood understood
        ? Optional.of(understood.understanding())
        : Optional.empty();
  }

  private Optional<String> typed(Question question, Understanding meant) {
    return switch (question) {
      case CONTACT_CONFIRM ->
          meant.number().map(number -> ownNumber.equals(Optional.of(clear(number))) ? "1" : "2");
      case CONTACT -> meant.number().map(number -> clear(number) + '#').map(SaidOtherwise::dialled);
      case BIRTH_DATE ->
          meant.birthDate().map(date -> LocalDate.parse(clear(date)).format(TYPED_DATE) + '#');
      default -> Optional.empty();
    };
  }

  /** A number as keys have it: 00 stands for plus. */
  private static String dialled(String number) {
    return number.replace("+", "00");
  }

  private static String clear(Sealed sealed) {
    return new String(sealed.bytes(), StandardCharsets.UTF_8);
  }

  private static Optional<String> pressed(Map<Character, KeyMeaning> keys, Understanding meant) {
    return new TreeMap<>(keys)
        .entrySet().stream()
            .filter(key -> isSaidBy(key.getValue(), meant))
            .map(key -> String.valueOf(key.getKey()))
            .findFirst();
  }

  private static boolean isSaidBy(KeyMeaning key, Understanding meant) {
    return key instanceof KeyMeaning.Means means
        ? isSaidBy(means.understanding(), meant)
        : key instanceof KeyMeaning.Repeat && meant.intent().equals(Optional.of(Intent.REPEAT));
  }

  /** The key of the first offer at the time that is meant. */
  private Optional<String> offered(Expectation asked, Understanding meant) {
    List<Slot> offers = asked.offers();
    for (int i = 0; i < offers.size(); i++) {
      LocalDateTime start = offers.get(i).start().atZone(catalogue.zone()).toLocalDateTime();
      if (meant.time().equals(Optional.of(start.toLocalTime()))
          && meant.date().map(start.toLocalDate()::equals).orElse(true)) {
        return Optional.of(String.valueOf(i + 1));
      }
    }
    return Optional.empty();
  }

  /** Whether a key says nothing else than these words do. */
  private static boolean isSaidBy(Understanding key, Understanding meant) {
    return same(key.yes(), meant.yes())
        || same(key.choice(), meant.choice())
        || same(key.service(), meant.service())
        || same(key.practitioner(), meant.practitioner())
        || same(key.intent(), meant.intent())
        || same(key.date(), meant.date())
        || same(key.wrong(), meant.wrong())
        || same(key.language(), meant.language())
        || (key.anyPractitioner() && meant.anyPractitioner())
        || (key.soonest() && meant.soonest() && meant.date().isEmpty())
        || (key.none() && meant.none());
  }

  private static <T> boolean same(Optional<T> one, Optional<T> other) {
    return one.isPresent() && one.equals(other);
  }
}
