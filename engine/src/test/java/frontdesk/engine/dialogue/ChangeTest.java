package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.ROOT_CANAL;
import static frontdesk.engine.dialogue.SampleClinic.SUNDAY;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked, kept and let go while an appointment is put somewhere else. */
class ChangeTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final Understanding MOVE = NOTHING.withIntent(Intent.MOVE_APPOINTMENT);
  private static final LocalTime ELEVEN = LocalTime.of(11, 0);
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Limits ASKING_TIME =
      new Limits(3, 0.75, 0.3, 0.75, 3, 200, 24, 8, true, true);

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  /** Somebody who has this on Tuesday at eleven calls to change it, and says who they are. */
  private void changing(ServiceId service, PractitionerId practitioner, Understanding said) {
    ledger.has(service, practitioner, TUESDAY.atTime(ELEVEN));
    call.say(said);
    identify();
  }

  private void identify() {
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
  }

  private void callAClinicThatAsksForATime() {
    call = new PhoneCall(ledger, ASKING_TIME);
    call.open(true);
  }

  private SlotQuery searched() {
    List<ToolCall.SearchSlots> all = call.tools(ToolCall.SearchSlots.class);
    return all.get(all.size() - 1).query();
  }

  private Slot held() {
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    return call.state.hold().orElseThrow().slot();
  }

  private LocalDateTime heldAt() {
    return held().start().atZone(ZONE).toLocalDateTime();
  }

  @Test
  void shouldAskForATimeWhenTheDayThatItIsOnIsNamed() {
    changing(CLEANING, POPESCU, MOVE.withDate(TUESDAY));
    assertThat(call.lastSaid()).containsExactly("ask.time.1");
    call.say(NOTHING.withTime(THREE));
    assertThat(heldAt()).isEqualTo(TUESDAY.atTime(THREE));
  }

  @Test
  void shouldAskForADayWhenAllThatIsNamedIsAsItIs() {
    changing(
        CLEANING,
        POPESCU,
        MOVE.withService(CLEANING).withPractitioner(POPESCU).withDate(TUESDAY).withTime(ELEVEN));
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
    assertThat(call.tools(ToolCall.SearchSlots.class)).isEmpty();
  }

  @Test
  void shouldAskForADayWhenTheTimeThatItIsAtIsNamed() {
    changing(CLEANING, POPESCU, MOVE.withTime(ELEVEN));
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
  }

  @Test
  void shouldAskForADayWhenTheSameTimeIsWishedOnTheSameDay() {
    changing(CLEANING, POPESCU, MOVE.withDate(TUESDAY));
    call.say(YES);
    assertThat(call.said().get(call.said().size() - 2)).containsExactly("ask.time.1");
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
  }

  @Test
  void shouldGiveTheNewSlotBackWhenItIsToStayWhereItIs() {
    changing(CLEANING, POPESCU, MOVE.withDate(WEDNESDAY));
    assertThat(ledger.holds).hasSize(1);
    call.say(NOTHING.withDate(TUESDAY));
    assertThat(ledger.holds).isEmpty();
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
  }

  @Test
  void shouldForgetTheDayAndTimeThatWereNamedWhenItIsToStayWhereItIs() {
    callAClinicThatAsksForATime();
    changing(CHECKUP, POPESCU, MOVE.withDate(WEDNESDAY));
    call.say(NOTHING.withDate(TUESDAY));
    call.say(NOTHING.withPractitioner(IONESCU));
    assertThat(call.lastSaid()).containsExactly("change.time", "ask.time.1");
  }

  @Test
  void shouldSearchAnyDayWhenTheSoonestIsWished() {
    changing(CLEANING, POPESCU, MOVE.withSoonest());
    assertThat(searched().date()).isEmpty();
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldSearchAPartOfTheDayWhenOnlyThatIsWished() {
    changing(CLEANING, POPESCU, MOVE.withWindow(Optional.of(LocalTime.NOON), Optional.empty()));
    assertThat(searched().date()).contains(TUESDAY);
    assertThat(searched().earliest()).contains(LocalTime.NOON);
    assertThat(searched().exact()).isEmpty();
  }

  @Test
  void shouldSearchAPartOfTheDayWhenOnlyItsEndIsNamed() {
    changing(CLEANING, POPESCU, MOVE.withWindow(Optional.empty(), Optional.of(LocalTime.NOON)));
    assertThat(searched().latest()).contains(LocalTime.NOON);
    assertThat(searched().exact()).isEmpty();
  }

  @Test
  void shouldStayWithWhoeverItIsWith() {
    changing(CHECKUP, IONESCU, MOVE.withDate(WEDNESDAY));
    assertThat(held().practitioner()).isEqualTo(IONESCU);
    assertThat(heldAt()).isEqualTo(WEDNESDAY.atTime(ELEVEN));
  }

  @Test
  void shouldStayWithWhoeverItIsWithWhenTheyDoTheOtherServiceToo() {
    changing(ROOT_CANAL, IONESCU, MOVE.withService(CHECKUP).withDate(WEDNESDAY));
    assertThat(held().service()).isEqualTo(CHECKUP);
    assertThat(held().practitioner()).isEqualTo(IONESCU);
  }

  @Test
  void shouldGoToSomebodyElseWhenWhoeverItIsWithDoesNotDoTheOtherService() {
    changing(CLEANING, POPESCU, MOVE.withService(ROOT_CANAL).withDate(WEDNESDAY));
    assertThat(held().service()).isEqualTo(ROOT_CANAL);
    assertThat(held().practitioner()).isEqualTo(IONESCU);
  }

  @Test
  void shouldSearchForAnotherServiceAtTheSameTime() {
    changing(CLEANING, POPESCU, MOVE.withService(CHECKUP));
    assertThat(searched().service()).isEqualTo(CHECKUP);
    assertThat(searched().date()).contains(TUESDAY);
    assertThat(searched().exact()).contains(ELEVEN);
  }

  @Test
  void shouldSayWhyADayCannotBeAndForgetIt() {
    changing(CLEANING, POPESCU, MOVE.withDate(SUNDAY));
    assertThat(call.lastSaid()).containsExactly("impossible.closed", "ask.date.2");
    assertThat(call.tools(ToolCall.SearchSlots.class)).isEmpty();
    call.say(NOTHING.withTime(THREE));
    assertThat(heldAt()).isEqualTo(TUESDAY.atTime(THREE));
  }

  @Test
  void shouldAskForATimeWhenOnlySomebodyElseIsWished() {
    callAClinicThatAsksForATime();
    changing(CHECKUP, POPESCU, MOVE.withPractitioner(IONESCU));
    assertThat(call.lastSaid()).containsExactly("change.time", "ask.time.1");
    assertThat(BookingFlow.date(call.state)).contains(TUESDAY);
    call.say(NOTHING.withTime(THREE));
    assertThat(heldAt()).isEqualTo(TUESDAY.atTime(THREE));
    assertThat(held().practitioner()).isEqualTo(IONESCU);
  }

  @Test
  void shouldTakeTheSameTimeWithSomebodyElseAfterYes() {
    callAClinicThatAsksForATime();
    changing(CHECKUP, POPESCU, MOVE.withPractitioner(IONESCU));
    call.say(YES);
    assertThat(searched().practitioner()).contains(IONESCU);
    assertThat(searched().date()).contains(TUESDAY);
    assertThat(searched().exact()).contains(ELEVEN);
  }

  @Test
  void shouldNotAskForATimeWhenADayOrATimeIsNamed() {
    callAClinicThatAsksForATime();
    changing(CHECKUP, POPESCU, MOVE.withPractitioner(IONESCU).withDate(WEDNESDAY));
    assertThat(heldAt()).isEqualTo(WEDNESDAY.atTime(ELEVEN));
    assertThat(held().practitioner()).isEqualTo(IONESCU);
    call.say(NOTHING.withIntent(Intent.START_OVER));
    call.say(MOVE.withPractitioner(IONESCU).withTime(THREE));
    assertThat(heldAt()).isEqualTo(TUESDAY.atTime(THREE));
  }

  @Test
  void shouldNotAskForATimeWhenNobodyElseIsWished() {
    callAClinicThatAsksForATime();
    changing(CLEANING, POPESCU, MOVE.withService(CHECKUP));
    assertThat(call.said().toString()).doesNotContain("change.time");
  }

  @Test
  void shouldNotBeMovedUnlessTheCallerAgreedToTheReadBack() {
    changing(CLEANING, POPESCU, MOVE.withDate(WEDNESDAY));
    ToolCall.ModifyAppointment move =
        new ToolCall.ModifyAppointment(
            call.state.selected().orElseThrow().id(),
            call.state.hold().orElseThrow().hold(),
            Optional.empty());
    List<Decision> decided =
        call.give(
            new Input.Proposed(call.tick(), call.state.prompts(), new Proposal.UseTool(move)));
    assertThat(decided).contains(new Decision.ProposalRefused(Objection.NOT_AGREED));
    assertThat(call.tools(ToolCall.ModifyAppointment.class)).isEmpty();
    call.say(YES);
    assertThat(call.tools(ToolCall.ModifyAppointment.class)).containsExactly(move);
  }

  @Test
  void shouldReadBackInTheFirstWordsWhenTheHoldIsOver() {
    changing(CLEANING, POPESCU, MOVE.withDate(WEDNESDAY));
    call.mumble();
    assertThat(call.lastSaid()).endsWith("ask.confirm.change.2");
    ledger.holdsExpire = true;
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("hold.expired").endsWith("ask.confirm.change.1");
  }

  @Test
  void shouldReadAnotherSlotBackInTheFirstWordsAfterNo() {
    changing(CLEANING, POPESCU, MOVE.withDate(WEDNESDAY));
    call.mumble();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("offer.another", "ask.date.1");
    call.say(NOTHING.withDate(WEDNESDAY.plusDays(1)));
    assertThat(call.lastSaid()).endsWith("ask.confirm.change.1");
  }

  @Test
  void shouldNotKeepATimeThatWasRefusedForAnotherDay() {
    changing(CLEANING, POPESCU, MOVE.withDate(WEDNESDAY).withTime(THREE));
    call.say(NO);
    call.say(NOTHING.withDate(WEDNESDAY.plusDays(1)));
    assertThat(heldAt()).isEqualTo(WEDNESDAY.plusDays(1).atTime(ELEVEN));
  }

  @Test
  void shouldNotKeepADayThatWasRefused() {
    callAClinicThatAsksForATime();
    changing(CHECKUP, POPESCU, MOVE.withDate(WEDNESDAY));
    call.say(NO);
    call.say(NOTHING.withPractitioner(IONESCU));
    assertThat(call.lastSaid()).containsExactly("change.time", "ask.time.1");
    assertThat(BookingFlow.date(call.state)).contains(TUESDAY);
  }

  @Test
  void shouldAskForTheNoteAnewAndNothingElseWhenItIsNotRight() {
    changing(CLEANING, POPESCU, NOTHING.withIntent(Intent.NOTE_APPOINTMENT));
    call.say(NOTHING.withNote(SampleClinic.sealed("latex")));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    int said = call.said().size();
    call.say(NO);
    assertThat(call.said()).hasSize(said + 1);
    assertThat(call.lastSaid()).containsExactly("ask.note.text.1");
  }

  @Test
  void shouldGiveTheNewSlotBackWhenItIsKeptAfterAnImpossibleDay() {
    changing(CLEANING, POPESCU, MOVE.withDate(WEDNESDAY));
    call.say(NOTHING.withDate(SUNDAY));
    assertThat(call.lastSaid()).containsExactly("impossible.closed", "ask.date.2");
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("appointment.kept", "ask.more.1");
    assertThat(ledger.holds).isEmpty();
    call.say(MOVE);
    assertThat(call.lastSaid()).as("nothing is left of the trouble").containsExactly("ask.date.1");
  }
}
