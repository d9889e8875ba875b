package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Thousands of calls in which anything may happen: none breaks a promise, and each comes to an end.
 */
class RandomWalksTest {
  private static final int MOST_UNUSED = 8;
  private static final int WALKS = Integer.getInteger("frontdesk.histories", 3_000);

  /** As many as it takes to meet the rarest kinds, however few walks are asked for. */
  private static final int WALKS_TO_MEET_ALL = Math.max(3_000, WALKS / 2);

  private static final Limits LIMITS = new Limits(3, 0.6, 0.3, 0.75, 3, 60, 24);
  private static final Conversation.Context CONTEXT =
      new Conversation.Context(SampleClinic.CATALOGUE, LIMITS);

  private static final Conversation.Context IMPATIENT =
      new Conversation.Context(SampleClinic.CATALOGUE, new Limits(1, 0.6, 0.3, 0.75, 3, 60, 24));

  /** Asks for times of days, and for what has to come before a service. */
  private static final Conversation.Context CURIOUS =
      new Conversation.Context(
          SampleClinic.demanding(), new Limits(3, 0.6, 0.3, 0.75, 3, 60, 24, 8, true, true));

  private static final List<Conversation.Context> CONTEXTS = List.of(CONTEXT, IMPATIENT, CURIOUS);

  /** What decides in a walk: the conversation, or one with a rule broken. */
  private interface Decider {
    Turn turn(ConversationState state, Input input);
  }

  private static final Decider CONVERSATION = (state, input) -> Turn.of(CONTEXT, state, input);
  private static final Decider CURIOUS_ONE = (state, input) -> Turn.of(CURIOUS, state, input);

  @Test
  void shouldKeepItsPromisesWhateverHappens() {
    int confirmations = 0;
    int booked = 0;
    int cancellations = 0;
    int changes = 0;
    int notes = 0;
    for (int seed = 0; seed < WALKS; seed++) {
      Promises promises = walk(seed, seed % 2 == 0 ? CONVERSATION : CURIOUS_ONE);
      confirmations += promises.confirmations;
      booked += promises.confirmations > 0 ? 1 : 0;
      cancellations += promises.cancellations;
      changes += promises.changes;
      notes += promises.notes;
    }
    assertThat(cancellations).as("walks that cancel").isGreaterThan(WALKS / 100);
    assertThat(changes).as("walks that change").isGreaterThan(WALKS / 100);
    assertThat(notes).as("walks that note").isGreaterThan(WALKS / 100);
    assertThat(confirmations).as("walks that confirm").isGreaterThan(WALKS / 20);
    assertThat(booked).isPositive();
  }

  /** A new kind of input, decision or answer, or an unused transition, is noticed here. */
  @Test
  void shouldMeetEveryKindOfInputDecisionAnswerAndTransition() {
    Set<Class<?>> met = new HashSet<>();
    Map<Phase, Set<Phase>> transitions = new EnumMap<>(Phase.class);
    for (int seed = 0; seed < WALKS_TO_MEET_ALL; seed++) {
      Conversation.Context context = CONTEXTS.get(seed % CONTEXTS.size());
      walk(
          seed,
          (state, input) -> {
            Turn turn = Turn.of(context, state, input);
            met.add(input.getClass());
            if (input instanceof Input.ToolAnswered answered) {
              met.add(answered.answer().getClass());
            }
            for (Decision decision : turn.decisions()) {
              met.add(decision.getClass());
              if (decision instanceof Decision.UseTool use) {
                met.add(use.call().getClass());
              } else if (decision instanceof Decision.SlotFilled filled) {
                met.add(filled.value().getClass());
              } else if (decision instanceof Decision.PhaseChanged changed) {
                transitions
                    .computeIfAbsent(changed.from(), from -> EnumSet.noneOf(Phase.class))
                    .add(changed.to());
              }
            }
            return turn;
          });
    }
    assertThat(met).contains(Input.class.getPermittedSubclasses());
    assertThat(met).contains(Decision.class.getPermittedSubclasses());
    // what a call that was cut off wished is not asked for by this conversation
    met.addAll(
        List.of(ToolCall.RecallWish.class, ToolAnswer.WishRecalled.class, ToolAnswer.NoWish.class));
    assertThat(met).contains(ToolCall.class.getPermittedSubclasses());
    assertThat(met).contains(ToolAnswer.class.getPermittedSubclasses());
    assertThat(met).contains(SlotValue.class.getPermittedSubclasses());
    for (Phase from : Phase.values()) {
      assertThat(transitions.getOrDefault(from, Set.of()))
          .as("from " + from)
          .isEqualTo(Phases.TABLE.get(from));
    }
  }

  /** A turn leads only where its node declares, and to nearly all of that in so many walks. */
  @Test
  void shouldLeaveNodesOnlyByTheirDeclaredExits() {
    Map<FlowNode, Set<FlowNode>> gone = new EnumMap<>(FlowNode.class);
    for (int seed = 0; seed < WALKS; seed++) {
      Conversation.Context context = CONTEXTS.get(seed % CONTEXTS.size());
      walk(
          seed,
          (state, input) -> {
            Turn turn = Turn.of(context, state, input);
            gone.computeIfAbsent(Flow.of(state), node -> EnumSet.noneOf(FlowNode.class))
                .add(Flow.of(turn.next()));
            return turn;
          });
    }
    List<String> unused = new ArrayList<>();
    for (FlowNode node : FlowNode.values()) {
      Set<FlowNode> declared = EnumSet.of(node);
      Flow.EXITS.getOrDefault(node, List.of()).forEach(exit -> declared.add(exit.to()));
      assertThat(declared).as("from " + node).containsAll(gone.getOrDefault(node, Set.of()));
      declared.removeAll(gone.getOrDefault(node, Set.of()));
      declared.forEach(exit -> unused.add(node + " > " + exit));
    }
    assertThat(unused).as("declared exits that no walk took").hasSizeLessThan(MOST_UNUSED);
  }

  /** The same judges, before a conversation that takes any yes and any key for a confirmation. */
  @Test
  void shouldCatchAConversationThatConfirmsTooEasily() {
    Decider credulous = (state, input) -> Turn.of(CONTEXT, state, believing(state, input));
    assertThatThrownBy(
            () -> {
              for (int seed = 0; seed < WALKS; seed++) {
                walk(seed, credulous);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasStackTraceContaining("confirmed by the caller");
  }

  /** The same judges, before conversations that say nothing where something is owed. */
  @Test
  void shouldCatchAConversationThatLeavesTheCallerInSilence() {
    shouldCatch(input -> input instanceof Input.NotUnderstood, "something is said or done");
    shouldCatch(
        input ->
            input instanceof Input.ToolAnswered answered
                && answered.answer() instanceof ToolAnswer.AppointmentMade,
        "what is booked is said");
  }

  private static void shouldCatch(Predicate<Input> swallowed, String promise) {
    Decider deaf =
        (state, input) ->
            swallowed.test(input)
                ? new Turn(List.of(), state.apply(input))
                : Turn.of(CONTEXT, state, input);
    assertThatThrownBy(
            () -> {
              for (int seed = 0; seed < WALKS; seed++) {
                walk(seed, deaf);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasStackTraceContaining(promise);
  }

  private static Input believing(ConversationState state, Input input) {
    if (input instanceof Input.Heard heard) {
      return new Input.Heard(
          heard.at(), state.prompts(), true, heard.understanding(), 1.0, heard.words());
    }
    return input;
  }

  private static Promises walk(int seed, Decider decider) {
    RandomCaller caller = new RandomCaller(new SplittableRandom(seed));
    Promises promises = new Promises(LIMITS.confirmMinConfidence());
    ConversationState state = ConversationState.initial();
    Input input = caller.first();
    int most = LIMITS.maxTurns() + 4 * LIMITS.attemptsPerSlot() + 2;
    try {
      for (int turn = 0; state.phase() != Phase.END; turn++) {
        assertThat(turn).as("turns of a call").isLessThan(most);
        Turn decided = decider.turn(state, input);
        promises.check(input, decided.decisions());
        shouldBeReproducible(state, input, decided, decider);
        state = decided.next();
        shouldOweTheCallerNothing(state);
        input = caller.next(state);
      }
      for (int i = 0; i < 5; i++) {
        input = caller.next(state);
        Turn decided = decider.turn(state, input);
        if (!tellsOfDanger(input)) {
          assertThat(decided.decisions()).noneMatch(Decision.Say.class::isInstance);
        }
        promises.check(input, decided.decisions());
        state = decided.next();
      }
      while (!state.pending().isEmpty()) {
        input = caller.toolAnswer(state);
        Turn decided = decider.turn(state, input);
        promises.check(input, decided.decisions());
        state = decided.next();
      }
      promises.shouldHaveGivenEveryHoldBack();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("seed " + seed + ", input " + input, failure);
    }
    return promises;
  }

  /** The one thing that is answered after the end. */
  private static boolean tellsOfDanger(Input input) {
    return input instanceof Input.Heard heard
        && heard.understanding().intent().equals(Optional.of(Intent.EMERGENCY))
        && heard.confidence() >= LIMITS.emergencyMinConfidence();
  }

  private static void shouldBeReproducible(
      ConversationState state, Input input, Turn decided, Decider decider) {
    assertThat(decider.turn(state, input)).isEqualTo(decided);
    if (decider == CONVERSATION) {
      assertThat(Conversation.decide(CONTEXT, state, input)).isEqualTo(decided.decisions());
      ConversationState next = state.apply(input);
      for (Decision decision : decided.decisions()) {
        next = next.apply(decision);
      }
      assertThat(next).isEqualTo(decided.next());
    }
  }

  /** The call is over, or a tool is at work, or the caller was asked something. */
  private static void shouldOweTheCallerNothing(ConversationState state) {
    boolean asks = state.listening() && state.asked().isPresent();
    assertThat(state.phase() == Phase.END || state.isBusy() || asks).isTrue();
    state
        .asked()
        .ifPresent(
            say ->
                assertThat(List.copyOf(say.expectation().keys().values()))
                    .contains(new KeyMeaning.Repeat()));
  }
}
