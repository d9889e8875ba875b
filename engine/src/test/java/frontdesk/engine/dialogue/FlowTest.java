package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The nodes of the flow as a graph: every one is reached, and from every one the end is. */
class FlowTest {
  /** Questions that no node asks: nothing, and what is not asked yet. */
  private static final Set<Question> NOT_ASKED = EnumSet.of(Question.NONE, Question.LANGUAGE);

  private static void shouldHaveNoDeadEnds(Map<FlowNode, List<Flow.Exit>> exits) {
    assertThat(exits.keySet()).as("declared").contains(FlowNode.values());
    assertThat(reached(exits, FlowNode.INITIAL)).as("reached").contains(FlowNode.values());
    for (FlowNode node : FlowNode.values()) {
      assertThat(reached(exits, node)).as("the end from " + node).contains(FlowNode.GOODBYE);
    }
  }

  private static Set<FlowNode> reached(Map<FlowNode, List<Flow.Exit>> exits, FlowNode from) {
    Set<FlowNode> reached = EnumSet.of(from);
    Deque<FlowNode> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      for (Flow.Exit exit : exits.getOrDefault(next.remove(), List.of())) {
        if (reached.add(exit.to())) {
          next.add(exit.to());
        }
      }
    }
    return reached;
  }

  @Test
  void shouldLeadFromTheGreetingToTheEndByEveryNode() {
    shouldHaveNoDeadEnds(Flow.EXITS);
  }

  @Test
  void shouldCatchADeadEndAndANodeThatIsNeverReached() {
    // given a cancellation that leads nowhere
    Map<FlowNode, List<Flow.Exit>> dead = new EnumMap<>(Flow.EXITS);
    dead.put(FlowNode.CANCEL, List.of(new Flow.Exit(Flow.When.TROUBLE, FlowNode.CANCEL)));
    assertThatThrownBy(() -> shouldHaveNoDeadEnds(dead))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the end from CANCEL");

    // and one that nothing leads to
    Map<FlowNode, List<Flow.Exit>> lost = new EnumMap<>(Flow.EXITS);
    lost.replaceAll(
        (node, exits) -> exits.stream().filter(exit -> exit.to() != FlowNode.CHANGE).toList());
    assertThatThrownBy(() -> shouldHaveNoDeadEnds(lost))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("reached");
  }

  @ParameterizedTest
  @EnumSource(FlowNode.class)
  void shouldDeclareEverythingOfANode(FlowNode node) {
    assertThat(node.purpose()).isNotBlank();
    assertThat(node.attempts(Limits.DEFAULT)).isPositive();
    assertThat(node.tools()).contains(ToolCall.ReleaseHold.class);
    assertThat(node.questions().isEmpty()).isEqualTo(node == FlowNode.GOODBYE);
    if (node != FlowNode.GOODBYE) {
      assertThat(Flow.EXITS.get(node)).extracting(Flow.Exit::when).contains(Flow.When.USED_UP);
      assertThat(Flow.usedUp(node)).isIn(FlowNode.HUMAN, FlowNode.GOODBYE);
    }
  }

  /** Whatever a node asks can be said in each language, answered by key, and heard. */
  @ParameterizedTest
  @EnumSource(FlowNode.class)
  void shouldHaveTextsKeysAndAGrammarForWhateverANodeAsks(FlowNode node) {
    Stream<Line> lines =
        Stream.concat(Stream.of(node.entry()), node.questions().stream().map(Keys::line));
    for (String key : lines.flatMap(line -> line.keys().stream()).toList()) {
      assertThat(Languages.SPOKEN)
          .as(key)
          .allMatch(language -> Texts.bundled(language).orElseThrow().text(key).isPresent());
    }
    for (Question question : node.questions()) {
      Draft draft =
          Conversation.draft(
              new Conversation.Context(SampleClinic.CATALOGUE, Limits.DEFAULT),
              ConversationState.initial(),
              new Input.CallerGone(SampleClinic.NOW));
      assertThat(Keys.plain(draft, question)).as(question + " by key").isNotEmpty();
      Expectation expectation = new Expectation(question, List.of(), Map.of(), "en");
      assertThat(GrammarWriter.english().grammarFor(expectation, SampleClinic.CATALOGUE).jsgf())
          .as(question + " by ear")
          .contains("public");
    }
  }

  /** What is wanted is asked for somewhere. */
  @Test
  void shouldWantEverySlotSomewhere() {
    // Said with a wish, and never asked for.
    Set<SlotName> wanted =
        EnumSet.of(SlotName.SERIES, SlotName.PERSON, SlotName.FURTHER, SlotName.EMAIL);
    for (FlowNode node : FlowNode.values()) {
      wanted.addAll(node.slots());
    }
    assertThat(wanted).contains(SlotName.values());
  }

  @Test
  void shouldPermitEveryToolAndAskEveryQuestionSomewhere() {
    Set<Class<?>> tools = new HashSet<>();
    Set<Question> questions = EnumSet.noneOf(Question.class);
    for (FlowNode node : FlowNode.values()) {
      tools.addAll(node.tools());
      if (node != FlowNode.ERROR) {
        questions.addAll(node.questions());
      }
    }
    // what a call that was cut off wished is not asked for by this conversation
    assertThat(tools)
        .containsAll(
            Stream.of(ToolCall.class.getPermittedSubclasses())
                .filter(tool -> tool != ToolCall.RecallWish.class)
                .toList());
    assertThat(questions)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(NOT_ASKED)));
  }
}
