package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call's state is what its events say, in whatever pieces they are read. */
class CallStateTest {
  private static final CallState ARRIVED =
      CallState.EMPTY.after(StoredSamples.events().get(0), "first");

  static List<CallEvent> events() {
    return StoredSamples.events();
  }

  /** The tests below go by the samples: a new kind of stored thing fails here until it has one. */
  @Test
  void shouldHaveASampleOfEveryKind() {
    assertThat(kinds(StoredSamples.events()))
        .containsOnly(CallEvent.class.getPermittedSubclasses());
    assertThat(kinds(StoredSamples.inputs())).containsOnly(Input.class.getPermittedSubclasses());
    assertThat(kinds(StoredSamples.decisions()))
        .containsOnly(Decision.class.getPermittedSubclasses());
    assertThat(kinds(StoredSamples.toolCalls()))
        .containsOnly(ToolCall.class.getPermittedSubclasses());
    assertThat(kinds(StoredSamples.ledgerAnswers()))
        .containsOnly(LedgerProtocol.Answer.class.getPermittedSubclasses());
  }

  private static List<Class<?>> kinds(List<?> samples) {
    return samples.stream().<Class<?>>map(Object::getClass).toList();
  }

  @ParameterizedTest
  @MethodSource("events")
  void shouldBeChangedByEveryEvent(CallEvent event) {
    // given
    CallState before = event instanceof CallEvent.CallArrived ? CallState.EMPTY : ARRIVED;
    // when
    CallState after = before.after(event, "digest");
    // then: not only the stamp that every event leaves
    assertThat(after.lastDigest()).isEqualTo("digest");
    assertThat(after.lastAt()).isEqualTo(event.header().at());
    assertThat(stamped(after)).isNotEqualTo(stamped(before));
  }

  private static CallState stamped(CallState state) {
    return new CallState(
        state.arrived(),
        state.dialog(),
        state.conversation(),
        state.turn(),
        state.outbox(),
        state.lastSay(),
        state.patient(),
        state.ending(),
        state.voiceTier(),
        state.providers(),
        "",
        Instant.EPOCH,
        state.recent());
  }

  @Test
  void shouldHandInputsAndDecisionsToConversationAndOutbox() {
    for (Input input : StoredSamples.inputs()) {
      CallState after =
          ARRIVED.after(new CallEvent.InputRecorded(CallClinic.header(), 1, input), "");
      assertThat(after.conversation()).isEqualTo(ConversationState.initial().apply(input));
      assertThat(after.turn()).isEqualTo(1);
    }
    for (Decision decision : StoredSamples.decisions()) {
      CallState after =
          ARRIVED.after(new CallEvent.DecisionMade(CallClinic.header(), 1, decision), "");
      assertThat(after.conversation()).isEqualTo(ConversationState.initial().apply(decision));
      assertThat(after.outbox()).isEqualTo(Outbox.EMPTY.with(decision, CallClinic.NOW));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void shouldRecoverToWhatItWasLive(long seed) {
    // given
    RandomTurns walk = new RandomTurns(seed);
    walk.turns(150);
    // when
    CallState replayed = fold(CallState.EMPTY, walk.events());
    int half = walk.events().size() / 2;
    CallState inTwo =
        fold(
            fold(CallState.EMPTY, walk.events().subList(0, half)),
            walk.events().subList(half, walk.events().size()));
    // then
    assertThat(replayed).as("seed %d", seed).isEqualTo(walk.state());
    assertThat(inTwo).as("seed %d", seed).isEqualTo(walk.state());
    assertThat(walk.state().turn()).as("seed %d", seed).isEqualTo(walk.turnsTaken());
  }

  private static CallState fold(CallState from, List<CallEvent> events) {
    CallState state = from;
    for (CallEvent event : events) {
      state = state.after(event, CallClinic.DIGEST.of(event));
    }
    return state;
  }
}
