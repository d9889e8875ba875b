package frontdesk.ops.talk;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerMind;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.talk.TalkFile.Act;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A written caller on the telephone: answers aloud what is really asked. Who is not understood
 * presses the key that means the same, where there is one, or else says it more plainly, so often
 * as people do. One call's, on the caller's thread.
 */
final class SpokenCaller implements CallerMind {
  private static final int SAID_AGAIN_AT_MOST = 3;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final TalkFile file;
  private final WrittenCaller caller;
  private final SaidOtherwise meaning;
  private final Map<String, String> otherRecordings;
  private final Function<String, List<CallEvent>> journal;
  private @Nullable Act last;
  private boolean birthDateSaid;
  private Question lastAsked = Question.NONE;
  private int answered;
  private int again;
  private String nameSaid = "";
  private boolean hungUp;

  /**
   * @param otherRecordings what is heard in place of lines, by their words
   * @param journal the events of a call by its tag, in order
   */
  SpokenCaller(
      TalkFile file,
      SaidOtherwise meaning,
      Map<String, String> otherRecordings,
      Function<String, List<CallEvent>> journal) {
    this.file = file;
    this.caller = new WrittenCaller(file);
    this.meaning = meaning;
    this.otherRecordings = Map.copyOf(otherRecordings);
    this.journal = journal;
  }

  @Override
  public Optional<ScriptStep> next(String farTag) {
    AskedAloud now = AskedAloud.of(journal.apply(farTag));
    Optional<Decision.Say> asked = now.asked().filter(say -> say.prompt() > answered);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    answered = asked.get().prompt();
    return Optional.of(answer(asked.get(), now.inTrouble()));
  }

  private ScriptStep answer(Decision.Say asked, boolean inTrouble) {
    Question question = asked.expectation().question();
    Act before = last;
    boolean repeated =
        inTrouble
            && question == lastAsked
            && before != null
            && words(before).isPresent()
            && again < SAID_AGAIN_AT_MOST;
    // A number is asked to be typed; a birth date that is asked for again was misheard.
    boolean typed =
        question == Question.CONTACT || (question == Question.BIRTH_DATE && birthDateSaid);
    birthDateSaid |= question == Question.BIRTH_DATE;
    lastAsked = question;
    again = repeated ? again + 1 : 0;
    Act act = repeated && before != null ? before : caller.next(question);
    last = act;
    if (act instanceof Act.HangUp) {
      hungUp = !caller.isOutOfWords();
      return CallScript.hangUp();
    } else if (act instanceof Act.Press press) {
      return CallScript.press(press.keys());
    }
    Optional<String> words = words(act);
    if (words.isEmpty()) {
      return CallScript.staySilent(MOMENT);
    }
    if (question == Question.NAME) {
      nameSaid = words.get();
    }
    return repeated || typed ? otherwise(words.get(), asked.expectation()) : line(words.get());
  }

  /** By keys or more plainly, where that can be; else the same once more. */
  private ScriptStep otherwise(String words, Expectation asked) {
    String meant = heard(words);
    return meaning
        .keys(meant, asked, file.now())
        .map(CallScript::press)
        .orElseGet(() -> line(meaning.plainly(meant, asked, file.now()).orElse(words)));
  }

  /** Without a space it would be taken for the name of a recording. */
  private ScriptStep.Say line(String words) {
    String heard = heard(words).strip();
    return ScriptStep.Say.of(heard.indexOf(' ') > 0 ? heard : heard + " .");
  }

  private String heard(String words) {
    return otherRecordings.getOrDefault(words, words);
  }

  private static Optional<String> words(Act act) {
    if (act instanceof Act.Say say) {
      return Optional.of(say.words());
    }
    return act instanceof Act.Interrupt interrupt
        ? Optional.of(interrupt.words())
        : Optional.empty();
  }

  /** What was being said when a name was recorded: who listens to the recording hears this. */
  String nameSaid() {
    return meaning.name(nameSaid, file.now());
  }

  /** Whether the caller hung up because the file says so. */
  boolean hungUp() {
    return hungUp;
  }
}
