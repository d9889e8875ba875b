package frontdesk.engine.call.brain;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.speech.language.DaysSpokenOf;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.InterpreterSettings;
import frontdesk.engine.speech.language.Sealer;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a language model is asked, and that danger and a yes to a read-back are nobody else's. */
class BrainGateTest {
  private static final Interpreter RULES = Interpreter.everyLanguage(InterpreterSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTENT         | my gnashers want a buffing                      | true  | true",
        "INTENT         | i would like a cleaning                         | false | true",
        "INTENT         | a cleaning because grandpa insists mightily     | true  | true",
        "INTENT         | he is unconscious and not breathing             | false | false",
        "INTENT         | my cheek is swollen                             | false | false",
        "CONFIRM        | yes                                             | false | false",
        "CONFIRM        | yes because grandpa insists mightily            | true  | true",
        "CONFIRM        | no                                              | false | false",
        "CONFIRM_CANCEL | yes please                                      | false | false",
        "CONFIRM_CHANGE | da                                              | false | false",
        "CONFIRM        | hmm mightily grandfatherly                      | true  | true",
        "NAME           | Zebulon Quartermaine                            | false | true",
        "NOTE           | grandpa insists mightily on frogs               | false | false",
        "NONE           | my gnashers want a buffing                      | false | false"
      })
  void shouldAskWhereTheRulesLeaveSomethingOpen(
      Question question, String said, boolean unclear, boolean always) {
    // given
    Expectation expectation = new Expectation(question, List.of(), Map.of(), "en");
    ConversationState state =
        ConversationState.initial()
            .apply(new Decision.PhaseChanged(Phase.START, Phase.COLLECT_INFO))
            .apply(new Decision.Say(1, List.of(), true, expectation));
    Interpreter.Read read =
        RULES.read(
            new Transcript("en", 0, Duration.ZERO, List.of(new Transcript.Hypothesis(said, 0.9))),
            expectation,
            SentenceCheckTest.Clinic.DENTAL,
            LocalDateTime.of(2026, 11, 23, 9, 0),
            DaysSpokenOf.wished(Optional.empty()),
            question == Question.NOTE
                ? Sealer.spoken(BrainGateTest::sealed)
                : Sealer.written(BrainGateTest::sealed));
    // then
    BrainSettings settings = BrainSettings.DEFAULTS;
    assertThat(BrainGate.asks(settings, state, read)).isEqualTo(unclear);
    assertThat(BrainGate.asks(settings.asked(BrainSettings.When.ALWAYS), state, read))
        .isEqualTo(always);
  }

  private static Sealed sealed(String words) {
    return new Sealed(new KeyId("k"), new byte[] {(byte) words.length()});
  }
}
