package frontdesk.ops.talk;

import frontdesk.ops.talk.TalkFile.Act;
import frontdesk.protocol.dialogue.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A caller who follows a written conversation: answers what is asked for by what it is, and says
 * the rest unasked, in order. What is to be said last may be said so often again.
 */
final class WrittenCaller {
  private static final int REPEATED_AT_MOST = 2;
  private static final String MORE = "more";

  private final Deque<Act> says;
  private final Map<String, Answers> answers = new HashMap<>();
  private final boolean romanian;
  private int plainAnswers;
  private boolean outOfWords;
  private boolean numberTyped;

  /** Answers to one question that are left. */
  private static final class Answers {
    private final Deque<Act> left;
    private int repeated;

    Answers(List<Act> acts) {
      left = new ArrayDeque<>(acts);
    }

    boolean isTyped() {
      return !left.isEmpty() && WrittenCaller.isTyped(left.element());
    }

    Optional<Act> next() {
      if (left.size() > 1) {
        return Optional.of(left.remove());
      }
      return !left.isEmpty() && repeated++ <= REPEATED_AT_MOST
          ? Optional.of(left.element())
          : Optional.empty();
    }
  }

  WrittenCaller(TalkFile file) {
    romanian = file.language().equals("ro");
    says = new ArrayDeque<>(file.says());
    file.answers().forEach((asked, acts) -> answers.put(asked, new Answers(acts)));
  }

  /** What the caller does when this is asked; who has nothing left to say hangs up. */
  Act next(Question question) {
    boolean open = isOpen(question);
    if (open && !says.isEmpty()) {
      return says.remove();
    }
    Optional<Answers> prepared = Optional.ofNullable(answers.get(open ? MORE : asked(question)));
    if (question == Question.CONTACT_CONFIRM && prepared.filter(Answers::isTyped).isPresent()) {
      // Who would type a number, and is asked whether one is right, presses the key for yes or no.
      return new Act.Press(numberTyped ? "1" : "2");
    }
    Optional<Act> answer = prepared.flatMap(Answers::next);
    if (answer.isPresent()) {
      numberTyped |= question == Question.CONTACT && isTyped(answer.get());
      return answer.get();
    }
    Act plain = plainAnswer(question);
    if (plain instanceof Act.HangUp && !says.isEmpty()) {
      return says.remove();
    }
    outOfWords = plain instanceof Act.HangUp;
    return plain;
  }

  private static boolean isTyped(Act act) {
    return act instanceof Act.Press press && press.keys().length() > 2;
  }

  /** Whether the last thing done was done for want of anything to say. */
  boolean isOutOfWords() {
    return outOfWords;
  }

  /** What anybody says to a question that no file has an answer to. */
  private Act plainAnswer(Question question) {
    boolean agreeable = question == Question.NAME_CONFIRM || question == Question.CALLBACK;
    if (!agreeable || plainAnswers++ >= REPEATED_AT_MOST) {
      return new Act.HangUp();
    }
    return new Act.Say(romanian ? "da" : "yes");
  }

  private static boolean isOpen(Question question) {
    return question == Question.INTENT || question == Question.MORE || question == Question.NONE;
  }

  private static String asked(Question question) {
    return switch (question) {
      case SERVICE -> "service";
      case PRACTITIONER -> "practitioner";
      case DATE -> "day";
      case TIME -> "time";
      case OFFER -> "choose";
      case NAME -> "name";
      case NAME_CONFIRM -> "name-right";
      case CONTACT, CONTACT_CONFIRM -> "number";
      case BIRTH_DATE -> "birth-date";
      case REFERENCE -> "reference";
      case NOTE -> "note";
      case CONFIRM, CONFIRM_CANCEL, CONFIRM_CHANGE -> "confirm";
      case CHANGE -> "change";
      case CALLBACK -> "callback";
      case WHICH -> "which";
      case PREREQUISITE -> "first";
      case WAITING -> "waiting";
      case FREED -> "freed";
      case SERIES -> "series";
      case GO_ON -> "resume";
      case LANGUAGE -> "language";
      case NONE, INTENT, MORE -> MORE;
    };
  }
}
