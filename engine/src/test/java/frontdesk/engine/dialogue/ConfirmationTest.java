package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmationTest {
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @BeforeEach
  void toReadBack() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  private void shouldHaveAskedAgain() {
    assertThat(call.tools(ToolCall.RegisterPatient.class)).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.lastSaid()).contains("confirm.short");
  }

  @Test
  void shouldNotBelieveAnUnsureYes() {
    call.hearOut();
    call.heard(YES, true, 0.59);
    shouldHaveAskedAgain();
  }

  @Test
  void shouldNotBelieveAYesBegunBeforeTheEnd() {
    call.hearOut();
    call.heard(YES, false, 1.0);
    shouldHaveAskedAgain();
  }

  @Test
  void shouldNotBelieveAKeyPressedBeforeTheEnd() {
    call.give(new Input.KeyPressed(call.tick(), call.state.prompts(), false, '1'));
    shouldHaveAskedAgain();
  }

  @Test
  void shouldNotBelieveAYesToAReadBackKnownToBeCutShort() {
    call.interrupt();
    call.heard(YES, true, 1.0);
    shouldHaveAskedAgain();
  }

  @Test
  void shouldReadOnlyTheRestToWhoeverAgreesInTheMiddleUntilAllWasHeard() {
    call.interrupt(1);
    call.heard(YES, false, 1.0);
    assertThat(call.lastSaid()).containsExactly("confirm.when", "confirm.number", "ask.confirm.1");
    call.interrupt(2);
    call.heard(YES, false, 1.0);
    assertThat(call.lastSaid()).containsExactly("ask.confirm.1");
    assertThat(call.tools(ToolCall.RegisterPatient.class)).isEmpty();
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldReadAllOfItAnewWhereWhatWasHeardIsNotWhatIsHeldNow() {
    call.interrupt(1);
    call.heard(YES.withTime(LocalTime.of(11, 0)), false, 1.0);
    assertThat(call.lastSaid()).startsWith("confirm.full", "confirm.when");
    assertThat(ledger.booked).isEmpty();
  }

  @Test
  void shouldNotReadOnAfterAnUnsureYes() {
    call.interrupt(3);
    call.heard(YES, false, 0.59);
    shouldHaveAskedAgain();
  }

  @Test
  void shouldNotBelieveAYesToAnEarlierPrompt() {
    call.hearOut();
    call.give(
        new Input.Heard(
            call.tick(), call.state.prompts() - 1, true, YES, 1.0, SampleClinic.sealed("yes")));
    assertThat(call.tools(ToolCall.RegisterPatient.class)).isEmpty();
  }

  @Test
  void shouldTakeKeyOneAfterThePrompt() {
    call.press('1');
    assertThat(ledger.booked).hasSize(1);
    assertThat(call.phases()).endsWith(Phase.CONFIRM, Phase.COMPLETE);
  }

  @Test
  void shouldLeadWithKeysAfterTwoUnclearAnswersAndThenFallBack() {
    call.mumble();
    call.mumble();
    assertThat(call.lastSaid())
        .containsExactly(
            "confirm.unsure.2", "confirm.short", "confirm.when.short", "ask.confirm.3");
    assertThat(call.state.phase()).isEqualTo(Phase.CONFIRM);
    call.mumble();
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
    assertThat(ledger.holds).isEmpty();
    assertThat(ledger.booked).isEmpty();
  }

  @Test
  void shouldTakeAYesThatNamesWhatWasReadBack() {
    call.say(YES.withService(CLEANING).withDate(TUESDAY).withTime(THREE));
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldTakeAYesThatNamesAPartOfTheDayWithTheTimeInIt() {
    call.say(YES.withWindow(Optional.of(LocalTime.NOON), Optional.empty()));
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldReadBackAnewWhatAYesNamesOtherwise() {
    call.say(YES.withTime(LocalTime.of(11, 0)));
    assertThat(ledger.booked).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.lastSaid()).contains("confirm.full");
    call.say(YES.withDate(WEDNESDAY));
    assertThat(ledger.booked).isEmpty();
    assertThat(call.tools(ToolCall.RegisterPatient.class)).isEmpty();
  }

  @Test
  void shouldKeepTheDayWhenOnlyTheTimeIsCorrected() {
    call.say(NO.withTime(LocalTime.of(11, 0)));
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(ledger.booked.get(0).slot().start())
        .isEqualTo(TUESDAY.atTime(11, 0).atZone(SampleClinic.ZONE).toInstant());
  }

  @Test
  void shouldKeepDayAndTimeWhenOnlyThePractitionerIsCorrected() {
    // given a checkup, which two do
    call = PhoneCall.opened(ledger);
    ledger.holds.clear();
    call.say(NOTHING.withService(SampleClinic.CHECKUP).withDate(WEDNESDAY).withTime(THREE));
    call.sayName();
    call.say(YES);
    call.say(YES);
    // when
    call.say(NO.withPractitioner(SampleClinic.IONESCU));
    // then
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(ledger.booked.get(0).slot().practitioner()).isEqualTo(SampleClinic.IONESCU);
    assertThat(ledger.booked.get(0).slot().start())
        .isEqualTo(WEDNESDAY.atTime(THREE).atZone(SampleClinic.ZONE).toInstant());
  }

  @Test
  void shouldAskWhatIsWrongAndChangeOnlyThat() {
    // when
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.CHANGE);
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(ledger.holds).isEmpty();
    call.say(NOTHING.withDate(WEDNESDAY).withTime(THREE));

    // then name and number are not asked again
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(ledger.booked.get(0).slot().start())
        .isEqualTo(WEDNESDAY.atTime(THREE).atZone(SampleClinic.ZONE).toInstant());
  }

  @Test
  void shouldKeepTheHoldWhenTheNameIsWrong() {
    call.say(NO.withWrong(SlotName.NAME));
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(ledger.holds).hasSize(1);
    call.sayName();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldNotConfirmWhenTheCallerTakesYesBackInTime() {
    // given yes, and the patient not yet known
    call.answerTools = false;
    List<Decision> yes = call.say(YES);
    Decision.UseTool register = (Decision.UseTool) yes.get(yes.size() - 1);

    // when
    call.heard(NO, true, 0.9);
    call.answer(register);

    // then
    assertThat(call.tools(ToolCall.ConfirmHold.class)).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CHANGE);
    assertThat(call.state.patient()).isPresent();
  }

  @Test
  void shouldTellTheTruthWhenTheHoldExpiredAndAskAgain() {
    // given
    ledger.holdsExpire = true;

    // when
    call.say(YES);

    // then
    assertThat(ledger.booked).isEmpty();
    assertThat(call.lastSaid()).startsWith("hold.expired", "confirm.full");
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
    assertThat(ledger.registrations).as("made a patient once").hasSize(1);
  }

  @Test
  void shouldOfferOthersWhenTheExpiredSlotIsGone() {
    // given
    ledger.holdsExpire = true;
    ledger.taken.add(TUESDAY.atTime(THREE));

    // when
    call.say(YES);

    // then
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(call.lastSaid()).startsWith("offer.just.gone");
  }

  @Test
  void shouldNotSayBookedWhenTheLedgerGivesNoAnswer() {
    // given
    ledger.broken.add(ToolCall.ConfirmHold.class);

    // when
    call.say(YES);

    // then
    assertThat(call.lastSaid()).containsExactly("sorry.unsure", "callback.promised", "goodbye");
    assertThat(ledger.callbacks).hasSize(1);
  }

  @Test
  void shouldReadEverythingBackFromTheCatalogue() {
    Decision.Say say = call.state.asked().orElseThrow();
    assertThat(say.phrases().get(0).arguments().keySet())
        .containsExactlyInAnyOrder("service", "minutes", "practitioner", "price");
    assertThat(say.phrases().get(1).arguments()).containsOnlyKeys("date", "time");
    assertThat(say.phrases().get(2).arguments()).containsKey("digits");
  }
}
