package frontdesk.ops.bench.speech;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.engine.speech.language.Interpretation;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The call in which every sentence of the corpus is said: the shipped dental clinic, on a Tuesday,
 * and where offers were made, three of them.
 */
final class Situation {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 3, 10, 0);
  private static final ServiceId SERVICE = new ServiceId("teeth_cleaning");

  private final Catalogue catalogue;
  private final Interpreter interpreter;
  private final Map<Question, Grammar> grammars = new EnumMap<>(Question.class);

  Situation(Catalogue catalogue, Interpreter interpreter) {
    this.catalogue = catalogue;
    this.interpreter = interpreter;
    GrammarWriter writer = GrammarWriter.english();
    for (Question question : Question.values()) {
      grammars.put(question, writer.grammarFor(expectation(question), catalogue));
    }
  }

  /** The day of the call. */
  LocalDate today() {
    return NOW.toLocalDate();
  }

  /** Every grammar that a call can need. */
  List<Grammar> allGrammars() {
    return GrammarWriter.english().all(catalogue);
  }

  /** What is listened for after a question. */
  Grammar grammar(Question question) {
    return Objects.requireNonNull(grammars.get(question));
  }

  private Expectation expectation(Question question) {
    List<Slot> offers =
        question == Question.OFFER
            ? List.of(
                slot("ana_popescu", 12, LocalTime.of(10, 0)),
                slot("ana_popescu", 12, LocalTime.of(14, 30)),
                slot("elena_marin", 13, LocalTime.of(9, 15)))
            : List.of();
    return new Expectation(question, offers, Map.of(), catalogue.language());
  }

  private Slot slot(String practitioner, int dayOfMonth, LocalTime time) {
    return new Slot(
        SERVICE,
        new PractitionerId(practitioner),
        NOW.toLocalDate()
            .withDayOfMonth(dayOfMonth)
            .atTime(time)
            .atZone(catalogue.zone())
            .toInstant(),
        Duration.ofMinutes(45));
  }

  /** What a transcript means here. */
  Interpretation interpret(Transcript transcript, Question question) {
    return interpreter.interpret(
        transcript,
        expectation(question),
        catalogue,
        NOW,
        number -> new Sealed(new KeyId("bench"), number.getBytes(StandardCharsets.UTF_8)));
  }

  /** What the words of a sentence mean if they are heard as they are written. */
  Optional<Understanding> asWritten(CorpusSentence sentence) {
    if (sentence.isSound()) {
      return Optional.empty();
    }
    Transcript read =
        new Transcript(
            catalogue.language(),
            0,
            Duration.ofSeconds(1),
            List.of(new Hypothesis(sentence.spoken(), 1)));
    return interpret(read, sentence.question()) instanceof Interpretation.Understood understood
        ? Optional.of(understood.understanding())
        : Optional.empty();
  }
}
