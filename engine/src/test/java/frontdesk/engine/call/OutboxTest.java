package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Effects stay owed from their decision until their outcome is an input. */
class OutboxTest {
  /** Decisions that something has to be done for; all others only change the conversation. */
  private static final Set<Class<?>> EFFECTS =
      Set.of(Decision.Say.class, Decision.UseTool.class, Decision.EndCall.class);

  private static final Set<Class<?>> WITHOUT_EFFECT =
      Set.of(
          Decision.PhaseChanged.class,
          Decision.SlotFilled.class,
          Decision.SlotCleared.class,
          Decision.TroubleCounted.class,
          Decision.TroubleForgotten.class,
          Decision.LanguageChanged.class,
          Decision.SayMore.class,
          Decision.ProposalRefused.class);

  /** Inputs that are an outcome; all others leave owed what is owed. */
  private static final Set<Class<?>> OUTCOMES =
      Set.of(Input.ToolAnswered.class, Input.PromptEnded.class);

  private static final Outbox FULL =
      Outbox.EMPTY
          .with(StoredSamples.say(1, Question.INTENT), CallClinic.NOW)
          .with(new Decision.UseTool(1, new ToolCall.HoldSlot(CallClinic.SLOT)), CallClinic.NOW);

  @Test
  void shouldOweEveryEffectAndNothingElse() {
    Set<Class<?>> told = new HashSet<>(EFFECTS);
    told.addAll(WITHOUT_EFFECT);
    assertThat(told).containsOnly(Decision.class.getPermittedSubclasses());
    for (Decision decision : StoredSamples.decisions()) {
      Outbox after = Outbox.EMPTY.with(decision, CallClinic.NOW);
      if (EFFECTS.contains(decision.getClass())) {
        assertThat(after).as("%s", decision.getClass()).isNotEqualTo(Outbox.EMPTY);
      } else {
        assertThat(after).as("%s", decision.getClass()).isEqualTo(Outbox.EMPTY);
      }
    }
  }

  @Test
  void shouldOweThePromptThatIsSpokenWithAllThatCameToIt() {
    // given
    Decision.Say whole = StoredSamples.say(1, Question.DATE);
    Decision.Say other = StoredSamples.say(2, Question.DATE);
    // then
    assertThat(FULL.with(new Decision.SayMore(whole), CallClinic.NOW).speaking()).contains(whole);
    assertThat(FULL.with(new Decision.SayMore(other), CallClinic.NOW)).isEqualTo(FULL);
  }

  @Test
  void shouldBeSettledByOutcomesAndNothingElse() {
    for (Input input : StoredSamples.inputs()) {
      Outbox after = FULL.settledBy(input);
      if (OUTCOMES.contains(input.getClass())) {
        assertThat(after).as("%s", input.getClass()).isNotEqualTo(FULL);
      } else {
        assertThat(after).as("%s", input.getClass()).isEqualTo(FULL);
      }
    }
  }

  @Test
  void shouldKeepTheRecordedTimeOfADecisionForItsCommandKey() {
    // when
    Outbox later =
        FULL.with(
            new Decision.UseTool(2, new ToolCall.ReleaseHold(StoredSamples.HOLD)),
            CallClinic.NOW.plus(Duration.ofSeconds(9)));
    // then
    assertThat(later.tools().values())
        .containsExactly(
            new Outbox.PendingTool(1, new ToolCall.HoldSlot(CallClinic.SLOT), CallClinic.NOW),
            new Outbox.PendingTool(
                2,
                new ToolCall.ReleaseHold(StoredSamples.HOLD),
                CallClinic.NOW.plus(Duration.ofSeconds(9))));
  }

  @Test
  void shouldNotBeSettledByTheOutcomeOfAnotherEffect() {
    // given
    List<Input> others =
        List.of(
            new Input.ToolAnswered(CallClinic.NOW, 9, new ToolAnswer.Unavailable()),
            Input.PromptEnded.of(CallClinic.NOW, 9, true, 3, 1));
    // then
    for (Input other : others) {
      assertThat(FULL.settledBy(other)).isEqualTo(FULL);
    }
  }

  @Test
  void shouldOweOnlyTheNewestPrompt() {
    // given
    Decision.Say newer = StoredSamples.say(2, Question.DATE);
    // when
    Outbox after = FULL.with(newer, CallClinic.NOW);
    // then
    assertThat(after.speaking()).contains(newer);
    assertThat(after.settledBy(Input.PromptEnded.of(CallClinic.NOW, 1, false, 0, 0)))
        .isEqualTo(after);
    assertThat(after.settledBy(Input.PromptEnded.of(CallClinic.NOW, 2, true, 3, 1)).speaking())
        .isEmpty();
  }
}
