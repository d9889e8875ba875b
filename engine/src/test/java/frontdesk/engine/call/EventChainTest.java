package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each event names the one before it: what was removed, swapped or altered is found out. */
class EventChainTest {
  @Test
  void shouldWriteTheInputFirstAndItsDecisionsAfterIt() {
    // given
    Input input = StoredSamples.inputs().get(0);
    EventChain chain =
        new EventChain(
            CallClinic.DIGEST, CallClinic.ID, CallClinic.BUILD, CallClinic.NOW, "before");
    // when
    List<CallEvent> events = chain.turn(4, input, StoredSamples.decisions()).events();
    // then
    assertThat(events.get(0))
        .isEqualTo(
            new CallEvent.InputRecorded(
                new EventHeader(1, CallClinic.NOW, CallClinic.ID, CallClinic.BUILD, "before"),
                4,
                input));
    assertThat(events.subList(1, events.size()))
        .extracting(event -> ((CallEvent.DecisionMade) event).decision())
        .isEqualTo(StoredSamples.decisions());
    assertThat(firstBreak(events, "before")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldBreakWhereAnEventIsRemovedSwappedOrAltered(long seed) {
    // given
    RandomTurns walk = new RandomTurns(seed);
    walk.turns(40);
    List<CallEvent> whole = walk.events();
    assertThat(firstBreak(whole, "")).as("seed %d", seed).isEqualTo(-1);
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      int at = random.nextInt(whole.size() - 1);
      // when
      List<CallEvent> removed = new ArrayList<>(whole);
      removed.remove(at);
      List<CallEvent> swapped = new ArrayList<>(whole);
      Collections.swap(swapped, at, at + 1);
      List<CallEvent> altered = new ArrayList<>(whole);
      altered.set(at, new CallEvent.PatientLinked(whole.get(at).header(), CallClinic.PATIENT));
      // then
      assertThat(firstBreak(removed, "")).as("seed %d", seed).isEqualTo(at);
      assertThat(firstBreak(swapped, "")).as("seed %d", seed).isEqualTo(at);
      assertThat(firstBreak(altered, "")).as("seed %d", seed).isEqualTo(at + 1);
    }
  }

  /** Which event names another than the one before it; -1 for none. */
  private static int firstBreak(List<CallEvent> events, String before) {
    String previous = before;
    for (int i = 0; i < events.size(); i++) {
      if (!events.get(i).header().previous().equals(previous)) {
        return i;
      }
      previous = CallClinic.DIGEST.of(events.get(i));
    }
    return -1;
  }
}
