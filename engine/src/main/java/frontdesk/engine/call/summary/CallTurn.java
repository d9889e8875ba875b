package frontdesk.engine.call.summary;

import frontdesk.engine.dialogue.BrainReading;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was learned, and what was decided because of it. */
public record CallTurn(Input input, List<Decision> decisions) {
  public CallTurn {
    decisions = List.copyOf(decisions);
  }

  /** The turns of a call, as far as its events can be read. */
  static List<CallTurn> of(List<CallEvent> events) {
    List<CallTurn> turns = new ArrayList<>();
    Optional<Input> input = Optional.empty();
    List<Decision> decisions = new ArrayList<>();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.InputRecorded recorded) {
        input.ifPresent(before -> turns.add(new CallTurn(before, decisions)));
        input = Optional.of(recorded.input());
        decisions.clear();
      } else if (event instanceof CallEvent.DecisionMade made) {
        decisions.add(made.decision());
      }
    }
    input.ifPresent(last -> turns.add(new CallTurn(last, decisions)));
    return List.copyOf(turns);
  }

  /** The prompts that were decided. */
  Stream<Decision.Say> says() {
    return decisions.stream().filter(Decision.Say.class::isInstance).map(Decision.Say.class::cast);
  }

  /** What was asked last, if anything was. */
  Optional<Question> asked() {
    return says()
        .map(say -> say.expectation().question())
        .filter(question -> question != Question.NONE)
        .reduce((before, after) -> after);
  }

  /** Prompts of which the caller heard not a word. */
  static Set<Integer> unheard(List<CallTurn> turns) {
    Set<Integer> unheard = new HashSet<>();
    for (CallTurn turn : turns) {
      if (turn.input() instanceof Input.PromptEnded ended
          && !ended.complete()
          && ended.wordsHeard() == 0) {
        unheard.add(ended.prompt());
      }
    }
    return unheard;
  }

  /** What the caller said, also where a language model's proposal answers it. */
  static Optional<Input.Heard> heard(Input input) {
    if (input instanceof Input.Heard heard) {
      return Optional.of(heard);
    }
    return input instanceof Input.Proposed proposed ? proposed.said() : Optional.empty();
  }

  /** What the caller meant by words or a key; {@code last} is the prompt that it answers. */
  Optional<Understanding> meant(Optional<Decision.Say> last) {
    Optional<Input.Heard> heard = heard(input);
    if (heard.isPresent()) {
      Question asked = last.map(say -> say.expectation().question()).orElse(Question.NONE);
      return heard.map(words -> BrainReading.of(words, asked));
    }
    return key(last)
        .filter(KeyMeaning.Means.class::isInstance)
        .map(meaning -> ((KeyMeaning.Means) meaning).understanding());
  }

  /** What the key that was pressed means, if one was pressed that means something. */
  Optional<KeyMeaning> key(Optional<Decision.Say> last) {
    return input instanceof Input.KeyPressed pressed
        ? last.flatMap(say -> Optional.ofNullable(say.expectation().keys().get(pressed.key())))
        : Optional.empty();
  }

  /** Whether the caller did something that can be an answer. */
  boolean isAnswer() {
    return heard(input).isPresent()
        || input instanceof Input.NotUnderstood
        || input instanceof Input.KeyPressed
        || input instanceof Input.AudioRecorded;
  }
}
