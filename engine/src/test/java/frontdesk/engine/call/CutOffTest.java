package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.patient.RecentWish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of a call that ended too soon. */
class CutOffTest {
  private static final List<Decision> WISH =
      List.of(
          new Decision.SlotFilled(new SlotValue.WantedService(CallClinic.CLEANING)),
          new Decision.SlotFilled(new SlotValue.WantedPractitioner(CallClinic.POPESCU)),
          new Decision.SlotFilled(new SlotValue.WantedDate(LocalDate.of(2026, 3, 3))),
          new Decision.SlotFilled(new SlotValue.WantedTime(LocalTime.of(9, 30))),
          new Decision.SlotFilled(new SlotValue.SpokenName(CallClinic.sealed("a name"))));

  private static Optional<RecentWish> wish(List<Decision> decisions, CallEvent.Ending ending) {
    CallState state = CallState.EMPTY;
    for (Decision decision : decisions) {
      state = state.after(new CallEvent.DecisionMade(CallClinic.header(), 1, decision), "");
    }
    state = state.after(new CallEvent.CallEnded(CallClinic.header(), ending), "");
    return CutOff.wish(CallClinic.call(1), state, CallClinic.ZONE);
  }

  @Test
  void shouldKeepWhatWasWishedAndNotWhoWishedIt() {
    assertThat(wish(WISH, CallEvent.Ending.CALLER_HUNG_UP))
        .contains(
            new RecentWish(
                CallClinic.CLEANING,
                Optional.of(CallClinic.POPESCU),
                Optional.of(LocalDate.of(2026, 3, 3)),
                Optional.of(LocalTime.of(9, 30)),
                CallClinic.call(1)));
    assertThat(wish(WISH.subList(0, 1), CallEvent.Ending.NODE_LOST)).isPresent();
    List<Decision> gone =
        List.of(WISH.get(0), new Decision.EndCall(Decision.EndReason.CALLER_GONE));
    assertThat(wish(gone, CallEvent.Ending.CALLER_HUNG_UP)).isPresent();
  }

  @Test
  void shouldKeepItAgainWhenTheNextCallIsCutOffBeforeItsAnswer() {
    RecentWish first = wish(WISH, CallEvent.Ending.MEDIA_LOST).orElseThrow();
    Input opened =
        new Input.CallOpened(
            CallClinic.NOW, Optional.empty(), "en", Optional.empty(), Optional.of(first));
    Decision asked =
        new Decision.Say(
            1, List.of(), true, new Expectation(Question.GO_ON, List.of(), Map.of(), "en"));
    CallState state =
        CallState.EMPTY
            .after(new CallEvent.InputRecorded(CallClinic.header(), 1, opened), "")
            .after(new CallEvent.DecisionMade(CallClinic.header(), 1, asked), "")
            .after(new CallEvent.CallEnded(CallClinic.header(), CallEvent.Ending.MEDIA_LOST), "");
    Optional<RecentWish> again = CutOff.wish(CallClinic.call(2), state, CallClinic.ZONE);
    assertThat(again.map(RecentWish::service)).contains(CallClinic.CLEANING);
    assertThat(again.map(RecentWish::lost)).contains(CallClinic.call(2));
  }

  @Test
  void shouldKeepNothingOfACallThatWasOverOrWishedNothing() {
    assertThat(wish(List.of(), CallEvent.Ending.CALLER_HUNG_UP)).isEmpty();
    assertThat(wish(WISH.subList(1, 4), CallEvent.Ending.CALLER_HUNG_UP)).isEmpty();
    assertThat(wish(WISH, CallEvent.Ending.COMPLETED)).isEmpty();
    List<Decision> goodbye = List.of(WISH.get(0), new Decision.EndCall(Decision.EndReason.BOOKED));
    assertThat(wish(goodbye, CallEvent.Ending.CALLER_HUNG_UP)).isEmpty();
  }
}
