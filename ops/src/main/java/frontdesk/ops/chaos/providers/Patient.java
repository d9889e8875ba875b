package frontdesk.ops.chaos.providers;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerMind;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Books the first thing that is offered: says a line for each question, says it again when asked
 * again, and presses the first key at the third time. One call's, on the caller's thread.
 */
public final class Patient implements CallerMind {
  static final String ODD_WISH = "hiya I fancy a wee natter with one of your lot";
  static final String ODD_DAY = "whatever tickles your fancy squire";

  private static final int SAID_AT_MOST = 2;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Map<Question, Line> lines;
  private final Map<Question, Line> oddly = new EnumMap<>(Question.class);
  private final Journal journal;
  private final Consumer<Line> before;
  private final Map<Question, Integer> asked = new EnumMap<>(Question.class);
  private String firstKeys = "";
  private int answered;

  /**
   * What is said in answer to a question.
   *
   * @param recording a shipped line's name or a WAV file
   * @param words as a recognizer writes it
   */
  public record Line(Question question, String recording, String words) {}

  /** The events of a call, in order. */
  @FunctionalInterface
  public interface Journal {
    List<StoredEvent> events(CallId call) throws SQLException;
  }

  /**
   * @param before told of each line just before it is said
   */
  public Patient(List<Line> lines, Journal journal, Consumer<Line> before) {
    this.lines = new EnumMap<>(Question.class);
    lines.forEach(line -> this.lines.put(line.question(), line));
    this.journal = journal;
    this.before = before;
  }

  /** The same, who answers the greeting by keys, such as those of another language. */
  public Patient pressingFirst(String keys) {
    firstKeys = keys;
    return this;
  }

  /** The same, who says these first, and what is plain when asked again. */
  public Patient sayingFirst(List<Line> odd) {
    odd.forEach(line -> oddly.put(line.question(), line));
    return this;
  }

  /** The same in words that no rule knows, for whoever asks a language model. */
  public static List<Line> oddEnglish() {
    return List.of(
        new Line(Question.INTENT, "book-all-in-one", ODD_WISH),
        new Line(Question.DATE, "first-available", ODD_DAY));
  }

  /** An English patient who wants a consultation, the first that there is. */
  public static List<Line> english() {
    return List.of(
        new Line(Question.INTENT, "book-consultation", "I would like to book a consultation"),
        new Line(Question.SERVICE, "consultation", "a consultation please"),
        new Line(Question.PRACTITIONER, "anyone", "anyone"),
        new Line(Question.DATE, "first-available", "the first available appointment"),
        new Line(Question.TIME, "any-time", "any time"),
        new Line(Question.OFFER, "number-one", "number one"),
        new Line(Question.NAME, "maria-jones", "Maria Jones"),
        new Line(Question.NAME_CONFIRM, "yes", "yes"),
        new Line(Question.CONTACT_CONFIRM, "yes", "yes"),
        new Line(Question.NOTE, "no", "no"),
        new Line(Question.CONFIRM, "yes-please", "yes please"),
        new Line(Question.MORE, "thats-all", "no that's all thank you"));
  }

  @Override
  public Optional<ScriptStep> next(String farTag) {
    Optional<Decision.Say> open = open(farTag).filter(say -> say.prompt() > answered);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    answered = open.get().prompt();
    if (!firstKeys.isEmpty()) {
      String keys = firstKeys;
      firstKeys = "";
      return Optional.of(CallScript.press(keys));
    }
    Question question = open.get().expectation().question();
    int times = asked.merge(question, 1, Integer::sum);
    Line line =
        times == 1 ? oddly.getOrDefault(question, lines.get(question)) : lines.get(question);
    if (line != null && (times <= SAID_AT_MOST || open.get().expectation().keys().isEmpty())) {
      before.accept(line);
      return Optional.of(CallScript.say(line.recording()));
    }
    return Optional.of(
        open.get().expectation().keys().containsKey('1')
            ? CallScript.press("1")
            : CallScript.staySilent(MOMENT));
  }

  private Optional<Decision.Say> open(String farTag) {
    try {
      return OpenQuestion.of(journal.events(new CallId(farTag)));
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }
}
