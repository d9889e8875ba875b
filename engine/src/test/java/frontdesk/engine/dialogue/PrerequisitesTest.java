package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.ROOT_CANAL;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A root canal that a checkup has to come before, and a patient who has not had one. */
class PrerequisitesTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call =
      new PhoneCall(ledger, SampleClinic.demanding(), Limits.DEFAULT, SampleClinic.NOW);

  @BeforeEach
  void wished() {
    call.open(true);
    call.say(NOTHING.withService(ROOT_CANAL).withDate(TUESDAY).withTime(LocalTime.of(11, 0)));
  }

  /** The caller says that they had it, and the ledger knows better. */
  private void refused() {
    call.say(NOTHING.withNone());
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    call.answer(new ToolAnswer.Refused(Refusal.PREREQUISITE_MISSING));
    call.answerTools = true;
  }

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  @Test
  void shouldExplainBothPricesBeforeAnythingIsLookedFor() {
    assertThat(call.lastSaid())
        .containsExactly(
            "prerequisite.needed", "info.price", "info.price", "ask.prerequisite.had.1");
    assertThat(call.tools(ToolCall.SearchSlots.class)).isEmpty();
  }

  @Test
  void shouldLookForWhatWasWishedWhenTheFirstWasHad() {
    call.press('2');
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(call.tools(ToolCall.HoldSlot.class)).hasSize(1);
  }

  @Test
  void shouldNotAskAgainWhenTheDayChanges() {
    call.say(NOTHING.withNone());
    call.say(NOTHING.withDate(WEDNESDAY));
    assertThat(call.question()).isNotEqualTo(Question.PREREQUISITE);
  }

  @Test
  void shouldBookTheFirstFirstByKey() {
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(BookingFlow.service(call.state)).contains(CHECKUP);
  }

  @Test
  void shouldLookForNothingWhenTheFirstIsNotWanted() {
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.MORE);
    assertThat(call.tools(ToolCall.SearchSlots.class)).isEmpty();
  }

  @Test
  void shouldNotAskForWhatWasBookedInTheSameCall() {
    call.say(YES);
    call.say(NOTHING.withDate(WEDNESDAY).withTime(LocalTime.of(11, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
    call.say(NOTHING.withService(ROOT_CANAL).withDate(WEDNESDAY).withTime(LocalTime.of(13, 0)));
    assertThat(call.question()).isNotEqualTo(Question.PREREQUISITE);
  }

  @Test
  void shouldExplainBothPricesAndOfferTheFirstFirst() {
    refused();
    assertThat(call.lastSaid())
        .containsExactly("prerequisite.needed", "info.price", "info.price", "ask.prerequisite.1");
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
  }

  @Test
  void shouldBookTheFirstFirst() {
    refused();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withDate(WEDNESDAY).withTime(LocalTime.of(11, 0)));
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
    assertThat(ledger.booked.get(0).slot().service()).isEqualTo(CHECKUP);
  }

  @Test
  void shouldBookNothingAfterNo() {
    refused();
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.MORE);
    call.say(NO);
    assertThat(ledger.booked).isEmpty();
    assertThat(call.ending()).contains(EndReason.INFORMED);
  }
}
