package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskedNowTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final EventHeader HEADER =
      new EventHeader(1, AT, new ClinicId("clinic"), new BuildId("build"), "");
  private static final ToolCall REGISTER =
      new ToolCall.RegisterPatient(Optional.empty(), Optional.empty(), Optional.empty());

  private final List<CallEvent> events = new ArrayList<>();

  @Test
  void shouldAnswerTheQuestionThatIsAsked() {
    assertThat(key(true)).isEmpty();
    ask(Question.SERVICE, '1', '2');
    assertThat(key(false)).contains('1');
    ask(Question.NAME, '#');
    assertThat(key(true)).contains('#');
  }

  @Test
  void shouldHearAReadBackOut() {
    ask(Question.CONFIRM, '1', '2');

    assertThat(key(false)).isEmpty();
    assertThat(key(true)).contains('1');
    assertThat(AskedNow.of(events).confirms()).isTrue();
  }

  @Test
  void shouldPressNothingWhileAToolIsAtWorkOrTheCallEnds() {
    ask(Question.CONFIRM, '1', '2');
    decide(new Decision.UseTool(4, REGISTER));
    assertThat(key(true)).isEmpty();
    learn(new Input.ToolAnswered(AT, 4, new ToolAnswer.Unavailable()));
    assertThat(key(true)).contains('1');
    decide(new Decision.EndCall(Decision.EndReason.BOOKED));
    assertThat(key(true)).isEmpty();
  }

  @Test
  void shouldTellABookingThatWasBeingMadeAtTheLoss() {
    decide(new Decision.UseTool(4, REGISTER));
    assertThat(CallFacts.of(events).bookingAtLoss()).isFalse();
    learn(new Input.Resumed(AT));
    assertThat(CallFacts.of(events).bookingAtLoss()).isTrue();
    assertThat(CallFacts.of(events).concluded()).isFalse();
  }

  @Test
  void shouldTellAFactThatIsAskedAgainFromAPendingQuestion() {
    // given: a service that is known, and the day being asked
    ask(Question.SERVICE, '1');
    decide(new Decision.SlotFilled(new SlotValue.WantedService(new ServiceId("check"))));
    ask(Question.DATE, '1');

    // when it asks the pending question again
    learn(new Input.Resumed(AT));
    ask(Question.DATE, '1');
    assertThat(CallFacts.of(events).askedTwice()).isZero();

    // and then what it knows
    ask(Question.SERVICE, '1');
    assertThat(CallFacts.of(events).askedTwice()).isEqualTo(1);
    decide(new Decision.SlotCleared(SlotValue.SlotName.SERVICE));
    ask(Question.SERVICE, '1');
    assertThat(CallFacts.of(events).askedTwice()).isEqualTo(1);
  }

  private Optional<Character> key(boolean inTurn) {
    return AskedNow.of(events).key(inTurn).map(TelephoneKey::symbol);
  }

  private void ask(Question question, Character... keys) {
    Map<Character, KeyMeaning> meanings = new HashMap<>();
    for (char key : keys) {
      meanings.put(key, new KeyMeaning.Means(Understanding.NOTHING));
    }
    decide(
        new Decision.Say(
            events.size(), List.of(), true, new Expectation(question, List.of(), meanings, "en")));
  }

  private void decide(Decision decision) {
    events.add(new CallEvent.DecisionMade(HEADER, 1, decision));
  }

  private void learn(Input input) {
    events.add(new CallEvent.InputRecorded(HEADER, 1, input));
  }
}
