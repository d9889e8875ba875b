package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.dialogue.tools.DeclaredCall;
import frontdesk.engine.dialogue.tools.Proposing;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Whatever the scripted conversation has done is what any brain would get that asks for the
 * declared tool by its name and raw arguments at the same point of the call.
 */
class OneDoorTest {
  private static final int WALKS = 1_500;
  private static final Limits LIMITS = new Limits(3, 0.6, 0.3, 0.75, 3, 60, 24);
  private static final Conversation.Context CONTEXT =
      new Conversation.Context(SampleClinic.CATALOGUE, LIMITS);

  private final Set<Class<?>> met = new HashSet<>();

  @Test
  void shouldUseToolsAsTheyAreDeclared() {
    for (int seed = 0; seed < WALKS; seed++) {
      walk(seed, UnaryOperator.identity());
    }
    met.add(ToolCall.RecallWish.class); // where the flow has it
    assertThat(met).contains(ToolCall.class.getPermittedSubclasses());
  }

  @Test
  void shouldNoticeACallThatNoDeclarationTakes() {
    assertThatThrownBy(
            () -> walks(call -> call instanceof ToolCall.SearchSlots search ? many(search) : call))
        .hasStackTraceContaining("limit");
  }

  @Test
  void shouldNoticeACallThatAskingForItWouldNotGive() {
    assertThatThrownBy(
            () ->
                walks(
                    call ->
                        call instanceof ToolCall.IdentifyPatient facts
                            ? new ToolCall.IdentifyPatient(
                                Optional.of(SampleClinic.sealed("somebody")),
                                facts.number(),
                                facts.birthDate(),
                                facts.reference())
                            : call))
        .hasStackTraceContaining("identify_user");
  }

  private void walks(UnaryOperator<ToolCall> altered) {
    for (int seed = 0; seed < WALKS; seed++) {
      walk(seed, altered);
    }
  }

  private static ToolCall many(ToolCall.SearchSlots search) {
    SlotQuery wish = search.query();
    return new ToolCall.SearchSlots(
        new SlotQuery(
            wish.service(),
            wish.practitioner(),
            wish.preferred(),
            wish.date(),
            wish.earliest(),
            wish.latest(),
            wish.exact(),
            1_000));
  }

  private void walk(int seed, UnaryOperator<ToolCall> altered) {
    RandomCaller caller = new RandomCaller(new SplittableRandom(seed));
    ConversationState state = ConversationState.initial();
    Input input = caller.first();
    try {
      while (state.phase() != Phase.END) {
        Turn turn = Turn.of(CONTEXT, state, input);
        ConversationState before = state.apply(input);
        for (Decision decision : turn.decisions()) {
          if (decision instanceof Decision.UseTool use && !(input instanceof Input.Proposed)) {
            met.add(use.call().getClass());
            shouldBeAskedFor(before, altered.apply(use.call()));
          }
          before = before.apply(decision);
        }
        state = turn.next();
        input = caller.next(state);
      }
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("seed " + seed + ", input " + input, failure);
    }
  }

  private static void shouldBeAskedFor(ConversationState state, ToolCall call) {
    Situation situation = Situation.of(state);
    Tool tool = DeclaredCall.tool(call);
    ObjectNode arguments = DeclaredCall.arguments(call, situation, SampleClinic.CATALOGUE);
    assertThat(tool.nodes()).as(tool.name()).contains(situation.node());
    assertThat(DeclaredCall.refusal(call, situation, SampleClinic.CATALOGUE))
        .as(tool.name())
        .isEmpty();
    if (Tools.ALL.contains(tool)) {
      assertThat(new Proposing(situation, SampleClinic.CATALOGUE).propose(tool.name(), arguments))
          .as(tool.name() + " " + arguments)
          .isEqualTo(new Proposing.Outcome.Proposed(new Proposal.UseTool(call)));
    }
  }
}
