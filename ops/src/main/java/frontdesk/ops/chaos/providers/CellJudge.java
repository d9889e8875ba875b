package frontdesk.ops.chaos.providers;

import frontdesk.ops.provider.fake.SpokenText;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what a call of the matrix was promised and did not get. Pure. */
final class CellJudge {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");

  /** What a voice made last may not have come through. */
  private static final int ON_THE_WAY_CHARACTERS = 8;

  private final Duration silenceBound;

  CellJudge(Duration silenceBound) {
    this.silenceBound = silenceBound;
  }

  /** A sentence each; empty where every promise was kept. */
  List<String> broken(CellFacts facts) {
    List<String> broken = new ArrayList<>();
    if (facts.struck() == 0) {
      broken.add("the fault was never met");
    }
    if (facts.booked() != 1) {
      broken.add("booked " + facts.booked() + " times (" + facts.ending() + ")");
    }
    if (facts.silence().compareTo(silenceBound) > 0) {
      broken.add(
          "silent for " + facts.silence().toMillis() + " ms (after " + facts.slowest() + ")");
    }
    saidTwice(facts).forEach(sentence -> broken.add("said twice: " + sentence));
    ranTwice(facts.events()).forEach(tool -> broken.add("ran twice: " + tool));
    return broken;
  }

  /** Sentences that voices said more often than was decided, and prompts decided twice in a row. */
  static List<String> saidTwice(CellFacts facts) {
    Map<String, Integer> decided = new HashMap<>();
    facts
        .prompts()
        .forEach(prompt -> sentences(prompt).forEach(s -> decided.merge(s, 1, Integer::sum)));
    Map<String, Integer> said = new HashMap<>();
    facts.byVendor().forEach(text -> whole(text).forEach(s -> said.merge(s, 1, Integer::sum)));
    facts
        .byEmbedded()
        .forEach(text -> sentences(text).forEach(s -> said.merge(s, 1, Integer::sum)));
    List<String> twice = new ArrayList<>();
    said.forEach(
        (sentence, times) -> {
          if (times > Math.max(1, decided.getOrDefault(sentence, 0))) {
            twice.add(sentence);
          }
        });
    twice.addAll(decidedTwice(facts.events()));
    return twice;
  }

  private static List<String> sentences(String text) {
    return List.of(SENTENCE_END.split(text.strip()));
  }

  /** The sentences that were surely heard to their end. */
  private static List<String> whole(SpokenText text) {
    int heard =
        text.made() == text.whole()
            ? text.text().length()
            : text.charactersMade() - ON_THE_WAY_CHARACTERS;
    List<String> whole = new ArrayList<>();
    int from = 0;
    for (String sentence : sentences(text.text())) {
      int end = text.text().indexOf(sentence, from) + sentence.length();
      if (end <= heard) {
        whole.add(sentence);
      }
      from = end;
    }
    return whole;
  }

  /** The same words again although neither the caller nor a tool had said anything. */
  private static List<String> decidedTwice(List<StoredEvent> events) {
    List<String> twice = new ArrayList<>();
    Decision.Say last = null;
    for (StoredEvent event : events) {
      if (event instanceof CallEvent.DecisionMade made
          && made.decision() instanceof Decision.Say say) {
        if (last != null && last.phrases().equals(say.phrases())) {
          twice.add("prompt " + say.prompt() + " says what prompt " + last.prompt() + " said");
        }
        last = say;
      } else if (event instanceof CallEvent.InputRecorded recorded
          && !(recorded.input() instanceof Input.PromptEnded)) {
        last = null;
      }
    }
    return twice;
  }

  /** Tools that were asked to do the same again. */
  static List<String> ranTwice(List<StoredEvent> events) {
    Set<Object> done = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (StoredEvent event : events) {
      if (event instanceof CallEvent.DecisionMade made
          && made.decision() instanceof Decision.UseTool use
          && !done.add(sameness(use.call()))) {
        twice.add(use.call().getClass().getSimpleName());
      }
    }
    return twice;
  }

  /** Sealed words differ each time, and nobody is registered or booked twice in these calls. */
  private static Object sameness(ToolCall call) {
    return call instanceof ToolCall.RegisterPatient || call instanceof ToolCall.ConfirmHold
        ? call.getClass()
        : call;
  }
}
