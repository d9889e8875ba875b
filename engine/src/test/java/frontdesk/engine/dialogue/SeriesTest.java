package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Every three months": the first is booked, then all others after one yes. */
class SeriesTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  /** A cleaning on Tuesday at eleven, and every three months from then. */
  private void bookFirst() {
    call.say(
        NOTHING
            .withService(CLEANING)
            .withDate(TUESDAY)
            .withTime(LocalTime.of(11, 0))
            .withEvery(Period.ofMonths(3)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
  }

  @Test
  void shouldBookAllOfThemAfterOneReadBack() {
    bookFirst();
    assertThat(call.said().toString()).contains("booked.reference");
    assertThat(call.lastSaid())
        .containsExactly(
            "series.offer",
            "series.item",
            "series.item",
            "series.item",
            "series.item",
            "ask.series.1");
    assertThat(ledger.booked).hasSize(1);
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("series.booked");
    assertThat(ledger.booked).hasSize(5);
    assertThat(ledger.booked)
        .extracting(Appointment::patient)
        .containsOnly(ledger.booked.get(0).patient());
  }

  @Test
  void shouldKeepTheFirstWhenTheOthersAreNotWanted() {
    bookFirst();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("series.only.first", "ask.more.1");
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldBookNothingMoreWhenTheReadBackWasNotHeard() {
    bookFirst();
    call.heard(YES, false, 0.9);
    assertThat(call.tools(ToolCall.BookSeries.class)).isEmpty();
    assertThat(call.question()).isEqualTo(Question.SERIES);
  }

  @Test
  void shouldSayWhatDoesNotFit() {
    ledger.seriesFits = false;
    bookFirst();
    assertThat(call.lastSaid())
        .containsExactly(
            "series.missing",
            "series.missing",
            "series.missing",
            "series.missing",
            "series.none",
            "ask.more.1");
  }

  @Test
  void shouldSayThatOneOfThemWasTaken() {
    bookFirst();
    call.answerTools = false;
    call.say(YES);
    call.answer(new ToolAnswer.Refused(Refusal.SLOT_NOT_FREE));
    call.answerTools = true;
    assertThat(call.lastSaid())
        .containsExactly("offer.just.gone", "series.only.first", "ask.more.1");
    assertThat(ledger.booked).hasSize(1);
  }
}
