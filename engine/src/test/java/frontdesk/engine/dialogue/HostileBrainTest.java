package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Phase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls in which a hostile brain proposes whatever it likes between what callers and tools do: no
 * promise and no vow is broken, and the call ends. With any one guardrail off, one is.
 */
class HostileBrainTest {
  private static final int WALKS = Integer.getInteger("frontdesk.histories", 3_000) / 2;

  /** Few walks do not meet every objection: as many more are made as that takes. */
  private static final int WALKS_TO_MEET_ALL = 3_000;

  private static final int WALKS_WITHOUT_A_RULE = 20_000;

  /** What was not agreed to is not looked at any further: that it is too much never shows. */
  private static final Set<Objection> MET =
      EnumSet.complementOf(EnumSet.of(Objection.TOO_MANY_WRITES));

  private static final Limits LIMITS = new Limits(3, 0.6, 0.3, 0.75, 3, 60, 24, 1, true, true);
  private static final Conversation.Context CONTEXT =
      new Conversation.Context(SampleClinic.CATALOGUE, LIMITS);

  @Test
  void shouldBeHarmlessWhateverItProposes() {
    Set<Objection> met = EnumSet.noneOf(Objection.class);
    for (int seed = 0;
        seed < WALKS || (!met.containsAll(MET) && seed < WALKS_TO_MEET_ALL);
        seed++) {
      walk(seed, Guardrails.STRICT, met);
    }
    assertThat(met).as("objections").containsAll(MET);
  }

  static Stream<String> rules() {
    return Stream.of(Guardrails.class.getDeclaredMethods())
        .filter(Method::isDefault)
        .map(Method::getName)
        .sorted();
  }

  @ParameterizedTest(name = "without {0}")
  @MethodSource("rules")
  void shouldDoHarmWithoutThisGuardrail(String rule) {
    assertThatThrownBy(
            () -> {
              for (int seed = 0; seed < WALKS_WITHOUT_A_RULE; seed++) {
                walk(seed, without(rule), EnumSet.noneOf(Objection.class));
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("seed ")
        .as("a promise or a vow is broken, and not the judge")
        .hasCauseInstanceOf(AssertionError.class);
  }

  /** All guardrails as they are, but for this one, which objects to nothing. */
  private static Guardrails without(String rule) {
    return (Guardrails)
        Proxy.newProxyInstance(
            Guardrails.class.getClassLoader(),
            new Class<?>[] {Guardrails.class},
            (proxy, method, arguments) ->
                method.getName().equals(rule)
                    ? true
                    : InvocationHandler.invokeDefault(proxy, method, arguments));
  }

  private static void walk(int seed, Guardrails rules, Set<Objection> met) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomCaller caller = new RandomCaller(random);
    HostileBrain brain = new HostileBrain(random);
    Promises promises = new Promises(LIMITS.confirmMinConfidence());
    Vows vows = new Vows(LIMITS.writesPerCall());
    ConversationState state = ConversationState.initial();
    Input input = caller.first();
    int most = LIMITS.maxTurns() + 4 * LIMITS.attemptsPerSlot() + 2;
    try {
      for (int turn = 0; state.phase() != Phase.END; turn++) {
        assertThat(turn).as("turns of a call").isLessThan(most);
        state = turn(rules, state, input, promises, vows, met);
        input = random.nextInt(3) == 0 ? brain.propose(caller.now(), state) : caller.next(state);
      }
      while (!state.pending().isEmpty()) {
        input = caller.toolAnswer(state);
        state = turn(rules, state, input, promises, vows, met);
      }
      promises.shouldHaveGivenEveryHoldBack();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("seed " + seed + ", input " + input, failure);
    }
  }

  private static ConversationState turn(
      Guardrails rules,
      ConversationState state,
      Input input,
      Promises promises,
      Vows vows,
      Set<Objection> met) {
    Turn decided = Turn.of(CONTEXT, rules, state, input);
    promises.check(input, decided.decisions());
    vows.check(input, decided.decisions());
    decided.decisions().stream()
        .filter(Decision.ProposalRefused.class::isInstance)
        .forEach(refused -> met.add(((Decision.ProposalRefused) refused).objection()));
    boolean brains = input instanceof Input.Heard heard && heard.brain().isPresent();
    boolean ours = !brains && !(input instanceof Input.Proposed);
    if (ours && rules == Guardrails.STRICT) {
      assertThat(decided.decisions())
          .as("the conversation itself is never refused")
          .noneMatch(Decision.ProposalRefused.class::isInstance);
    }
    return decided.next();
  }
}
