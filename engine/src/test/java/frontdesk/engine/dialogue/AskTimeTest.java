package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever names a day that is free before noon and after is asked for a time first. */
class AskTimeTest {
  private static final Understanding A_DAY = NOTHING.withService(CHECKUP).withDate(TUESDAY);

  private PhoneCall call = with(true);

  private static PhoneCall with(boolean askTime) {
    PhoneCall call =
        new PhoneCall(
            new FakeLedger(), new Limits(3, 0.75, 0.3, 0.75, 3, 200, 24, 8, true, askTime));
    call.open(true);
    return call;
  }

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private List<LocalTime> offered() {
    return call.state.asked().orElseThrow().expectation().offers().stream()
        .map(Slot::start)
        .map(start -> start.atZone(SampleClinic.ZONE).toLocalTime())
        .toList();
  }

  @Test
  void shouldAskForATimeOfTheDayItNames() {
    call.say(A_DAY);
    assertThat(call.question()).isEqualTo(Question.TIME);
    assertThat(call.lastSaid()).containsExactly("offer.day", "ask.time.1");
  }

  @Test
  void shouldOfferTheAfternoonWhenThatIsSaid() {
    call.say(A_DAY);
    call.press('3');
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(offered()).isNotEmpty().allMatch(time -> !time.isBefore(LocalTime.NOON));
  }

  @Test
  void shouldOfferTheFirstOfTheDayWhenAnyTimeWillDo() {
    call.say(A_DAY);
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.OFFER);
    List<LocalTime> first = offered();
    assertThat(first).isSorted();
    assertThat(first.get(first.size() - 1)).isBefore(LocalTime.NOON);
  }

  @Test
  void shouldAskOnceOnly() {
    call.say(A_DAY);
    call.press('1');
    call.say(NOTHING.withDate(TUESDAY.plusDays(1)));
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldNotAskWhoNamedATimeOrWhoseDayIsNoMatter() {
    call.say(A_DAY.withWindow(Optional.of(LocalTime.NOON), Optional.empty()));
    assertThat(call.question()).isEqualTo(Question.OFFER);
    call = with(true);
    call.say(NOTHING.withService(CHECKUP).withSoonest());
    assertThat(call.question()).isEqualTo(Question.OFFER);
    call = with(true);
    call.say(A_DAY.withSoonest());
    assertThat(call.question()).as("that day, the sooner the better").isEqualTo(Question.OFFER);
  }

  @Test
  void shouldOfferAtOnceWhereItIsNotToAsk() {
    call = with(false);
    call.say(A_DAY);
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }
}
